"""The list of rapid reviews that a person is named on."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django_filters import BooleanFilter, ChoiceFilter

from accounts.access import holdings
from accounts.pages import ListPage
from accounts.policy import Permission
from reviews.models import RapidReview
from reviews.views.base import STAGE_TAGS
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.design.cells import Empty, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access


def open_deadlines():
    """The open deadlines of the review in hand."""
    return Deadline.objects.open().filter(subject_kind="rapid-review", subject_id=OuterRef("pk"))


class ReviewFilter(DesignFilterSet):
    """Open or closed, by stage, late, mine."""

    open = BooleanFilter(method="is_open", label="Open")
    stage = ChoiceFilter(choices=RapidReview.Stage.choices, label="Stage", empty_label="Any stage")
    late = BooleanFilter(method="is_late", label="Late")
    mine = BooleanFilter(method="is_mine", label="Waiting for me")

    class Meta(DesignFilterSet.Meta):
        model = RapidReview
        fields = ["stage"]

    def is_open(self, rows, name, value):
        return rows.filter(ended_at__isnull=value)

    def is_late(self, rows, name, value):
        late = Q(Exists(open_deadlines().filter(due_on__lt=wall.today())))
        return rows.filter(late if value else ~late)

    def is_mine(self, rows, name, value):
        person = self.request.user
        mine = Q(pk__in=[])
        for partnership in holdings(person).partnerships:
            addresses = holdings(person).addresses_in(partnership)
            mine |= Q(Exists(open_deadlines().filter(owner__in=addresses)), partnership=partnership)
        return rows.filter(mine if value else ~mine)


class ReviewList(ListPage):
    """Rapid reviews: stage, what is next and when, the law's date, how late."""

    model = RapidReview
    permission = Permission.SEE_REVIEWS
    title = "Rapid reviews"
    section = "Reviews"
    filterset_class = ReviewFilter
    default_sort = "-opened"
    export_name = "rapid-reviews"
    saved_filters = [
        SavedFilter("Open", "open=true"),
        SavedFilter("Waiting for me", "open=true&mine=true"),
        SavedFilter("Late", "open=true&late=true"),
        SavedFilter("Waiting for the decision", "stage=submitted"),
    ]
    empty = Empty(
        "No rapid reviews that you are named on",
        "A rapid review opens when the support team accepts a referral. You see it here once you are named on it.",
    )
    columns = [
        Column("reference", "Reference", sort="reference", link=lambda row: row.get_absolute_url()),
        Column("stage", "Stage", value=lambda row: Tag(STAGE_TAGS[row.stage], row.get_stage_display()), sort="stage"),
        Column("opened", "Opened", value="opened_at", sort="opened_at"),
        Column("next", "Next step", value="next_title"),
        Column("due", "Due", value="next_due", sort="next_due"),
        Column("law", "The law's date", value="law_due", sort="law_due"),
        Column(
            "late",
            "Late",
            value=lambda row: Tag("late", "Late") if row.next_due and row.next_due < wall.today() else "",
        ),
    ]

    def visible(self):
        local = open_deadlines().filter(source="local").order_by("due_on", "pk")
        law = open_deadlines().filter(source="law").order_by("due_on", "pk")
        return (
            super()
            .visible()
            .annotate(
                next_title=Subquery(local.values("title")[:1]),
                next_due=Subquery(local.values("due_on")[:1]),
                law_due=Subquery(law.values("due_on")[:1]),
            )
        )

    def on_export(self, rows, kind):
        for review in rows:
            log_access(person=self.request.user, subject=review.subject, what="exported", request=self.request)
