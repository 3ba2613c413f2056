"""Every open date that a person may see: what is due, for what, whose it is, how late."""

from django.utils.functional import cached_property
from django_filters import BooleanFilter, ChoiceFilter

from accounts.access import deadlines_visible_to, describe_addresses, holdings
from accounts.pages import ListPage
from accounts.policy import Permission
from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.lateness import lateness
from safeguarding.clock.models import Deadline
from safeguarding.design.cells import Empty, Tag
from safeguarding.design.dates import days_late
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter


def how_it_stands(deadline: Deadline, calendar: WorkingCalendar) -> str:
    """*3 working days late*, as on the record's own page; *due tomorrow* where it is not late."""
    return str(lateness(deadline, wall.now(), calendar)) or days_late(deadline.due)


class DueFilter(DesignFilterSet):
    """Whose, the law's or our own, late."""

    whose = ChoiceFilter(
        method="is_whose",
        label="Whose",
        choices=[("mine", "Mine and my agency’s"), ("others", "Others’")],
        empty_label="Everybody’s",
    )
    source = ChoiceFilter(
        label="Which date", choices=Deadline._meta.get_field("source").choices, empty_label="Both kinds"
    )
    late = BooleanFilter(method="is_late", label="Late")

    class Meta(DesignFilterSet.Meta):
        model = Deadline
        fields = ["whose", "source", "late"]

    def is_whose(self, rows, name, value):
        """By the addresses at which the person is reached, and those of the agencies they act for."""
        mine = {address for p in holdings(self.request.user).partnerships for address in self._mine(p)}
        return rows.filter(owner__in=mine) if value == "mine" else rows.exclude(owner__in=mine)

    def _mine(self, partnership):
        held = holdings(self.request.user)
        return held.addresses_in(partnership) | held.agency_addresses_in(partnership)

    def is_late(self, rows, name, value):
        """Due before this moment."""
        late = Deadline.objects.overdue(wall.now()).values("pk")
        return rows.filter(pk__in=late) if value else rows.exclude(pk__in=late)


class DueList(ListPage):
    """Open dates, the earliest first."""

    model = Deadline
    permission = Permission.SEE_HOME
    title = "Dates"
    section = "Home"
    filterset_class = DueFilter
    default_sort = "due"
    export_name = "dates"
    saved_filters = [
        SavedFilter("Mine", "whose=mine"),
        SavedFilter("Late", "late=true"),
        SavedFilter("Others, late", "whose=others&late=true"),
        SavedFilter("The law’s", "source=law"),
    ]
    empty = Empty(
        "No open dates", "When something is due on a record that you can see, it stands here until it is done."
    )

    def visible(self):
        return deadlines_visible_to(self.request.user).in_partnership(self.partnership.key).open()

    @cached_property
    def columns(self) -> list[Column]:
        """The owner is described from one look-up for the whole list."""
        return [
            Column("title", "What", sort="title"),
            Column("subject", "For", value="subject_label", sort="subject_label", link=lambda row: row.subject_url),
            Column("owner", "Whose", value=lambda row: self.owners.get(row.owner, "")),
            Column("source", "Which date", value="get_source_display", sort="source"),
            Column("due", "Due", value="due", sort=("due_on", "due_at")),
            Column("late", "How late", value=self.tag, export=lambda row: how_it_stands(row, self.calendar)),
        ]

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The partnership's working days, for the whole list."""
        return calendar_for(self.partnership.key)

    @cached_property
    def owners(self) -> dict[str, str]:
        """Every owner of these rows, in words."""
        found = self.visible().order_by().values_list("owner", flat=True).distinct()
        return describe_addresses(found, self.partnership.key)

    def tag(self, row):
        """*three days late* as a tag, *due in two days* as words."""
        words = how_it_stands(row, self.calendar).capitalize()
        return Tag("late", words) if lateness(row, wall.now(), self.calendar) else words
