"""What the pages of a case share: the record by its reference, the marking, the log of openings."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts.access import may
from accounts.pages import ActionPage, DetailPage, FormPage
from accounts.policy import Permission
from reviews.models import RapidReview
from safeguarding.design.cells import Link, Tab, Tag
from safeguarding.history.commands import log_access

MARKING = "OFFICIAL-SENSITIVE"

STAGE_TAGS = {
    "gathering": "open",
    "met": "open",
    "submitted": "decision",
    "challenged": "challenge",
    "decided": "done",
    "ended": "closed",
    "withdrawn": "closed",
}


class CaseMixin:
    """A page about one rapid review. The record is found through the gate's cut; every opening is logged."""

    model = RapidReview
    permission = Permission.SEE_REVIEWS
    section = "Reviews"
    marking = MARKING
    context_name = "review"
    # What else the page shows of the review itself, fetched in the same statement.
    related: tuple[str, ...] = ()

    @cached_property
    def review(self) -> RapidReview:
        """The review that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(reference=self.kwargs["reference"])
        review = found.select_related("partnership", "referral", "clock", *self.related).first()
        if review is None:
            raise Http404
        return review

    def get_record(self):
        return self.review

    def get(self, request, *args, **kwargs):
        log_access(person=request.user, subject=self.review.subject, request=request)
        return super().get(request, *args, **kwargs)

    def may(self, permission: Permission) -> bool:
        """Whether this person has a permission in the review's partnership."""
        return may(self.request.user, permission, self.review.partnership)

    @property
    def runs(self) -> bool:
        """Whether this person runs reviews here."""
        return self.may(Permission.RUN_REVIEW)

    def at(self, tail: str = "") -> str:
        """The address of a page of this case."""
        return f"{self.review.get_absolute_url()}{tail}"

    def breadcrumbs(self):
        return [Link("Reviews", "/reviews/"), Link(self.review.reference, self.at())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"review": self.review, "runs": self.runs, **kwargs})


class CasePage(CaseMixin, DetailPage):
    """A page of the case with its sub-navigation."""

    caption = "Rapid review"
    tab = ""

    def get_title(self):
        return self.review.reference

    def status(self):
        return Tag(STAGE_TAGS[self.review.stage], self.review.get_stage_display())

    def breadcrumbs(self):
        return [Link("Reviews", "/reviews/")]

    def tabs(self):
        names = [
            ("Overview", ""),
            ("Agencies", "agencies/"),
            ("Chronology", "chronology/"),
            ("Meeting", "meeting/"),
            ("Decision", "decision/"),
            ("Documents", "documents/"),
            ("Clock", "clock/"),
            ("Who can see this", "people/"),
            ("History", "history/"),
        ]
        return [Tab(title, self.at(tail), current=title == self.tab) for title, tail in names]


class CaseForm(CaseMixin, FormPage):
    """A form of the case; the support team's unless the page says otherwise."""

    permission = Permission.RUN_REVIEW
    back = ""

    def get_caption(self):
        return f"Rapid review {self.review.reference}"

    def cancel_url(self):
        return self.at(self.back)


class CaseAction(CaseMixin, ActionPage):
    """Something on the case that is confirmed first."""

    permission = Permission.RUN_REVIEW
    back = ""

    def get_caption(self):
        return f"Rapid review {self.review.reference}"

    def cancel_url(self):
        return self.at(self.back)
