"""What recommendations become: actions of the partnership, which know their origin as a reference only."""

from django.db import transaction

from partnership.commands.actions import raise_action
from partnership.models import Action
from reviews import rules
from reviews.commands.referrals import refuse_if
from reviews.models import Recommendation, RecommendationAction
from safeguarding.history.commands import note


@transaction.atomic
def raise_from_recommendation(*, recommendation: Recommendation, by, **fields) -> Action:
    """Raise an action from a recommendation; ``fields`` are those of ``raise_action``.

    The action carries the review's reference and nothing else of the case. Raises Refused before the review is
    decided, and as ``raise_action`` does.
    """
    review = recommendation.review
    refuse_if(rules.reasons_against_raising_actions(review))
    action = raise_action(
        partnership=review.partnership, source="recommendation", origin=review.subject, by=by, **fields
    )
    RecommendationAction.objects.create(recommendation=recommendation, action=action)
    note(subject=review.subject, what=f"Raised {action.reference} from a recommendation", by=by)
    return action
