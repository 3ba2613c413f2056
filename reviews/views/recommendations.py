"""What the recommendations of a review become: actions of the partnership."""

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from partnership.forms.actions import RaiseForm
from partnership.models import Action
from partnership.rules.choices import choices_for
from reviews import rules
from reviews.commands.recommendations import raise_from_recommendation
from reviews.models import RapidReview, Recommendation, RecommendationAction
from reviews.views.base import CaseForm
from safeguarding.clock import wall


class RaiseAction(CaseForm):
    """An action from one recommendation."""

    form_class = RaiseForm
    template_name = "reviews/raise_action.html"
    title = "Raise an action from a recommendation"
    back = "decision/"

    @cached_property
    def recommendation(self) -> Recommendation:
        """The recommendation of this case, or Http404."""
        return get_object_or_404(self.review.recommendations, pk=self.kwargs["pk"])

    def form_kwargs(self):
        return {"choices": choices_for(self.request.user, self.review.partnership)}

    def initial(self):
        agencies = list(self.recommendation.agencies.values_list("pk", flat=True))
        owner = {"owner_kind": "agency", "owner_agency": agencies[0]} if len(agencies) == 1 else {}
        return {"raised_on": wall.today(), **owner}

    def get_context_data(self, **kwargs):
        against = rules.reasons_against_raising_actions(self.review)
        return super().get_context_data(recommendation=self.recommendation, against=against, **kwargs)

    def perform(self, form):
        self.raised = raise_from_recommendation(
            recommendation=self.recommendation, by=self.request.user, **form.for_command()
        )
        return self.at("decision/")

    def get_success_message(self, form):
        return f"{self.raised.reference} is raised. Its owner has been told."


def recommendations_of(review: RapidReview, person) -> list[tuple[Recommendation, list[tuple[Action, bool]]]]:
    """Each recommendation with the actions that came of it, and whether ``person`` may open each; three statements.

    Nothing before the decision: until then what was submitted says what is recommended.
    """
    if rules.reasons_against_raising_actions(review):
        return []
    opens = Exists(Action.objects.visible_to(person).filter(pk=OuterRef("action")))
    raised = RecommendationAction.objects.select_related("action").annotate(opens=opens)
    rows = review.recommendations.prefetch_related("agencies", Prefetch("raised", raised))
    return [(row, [(link.action, link.opens) for link in row.raised.all()]) for row in rows]
