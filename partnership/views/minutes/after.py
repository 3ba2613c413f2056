"""What each member takes back to their own organisation."""

from accounts.policy import Permission
from partnership import minutes_content
from partnership.commands import minutes as commands
from partnership.forms import minutes as forms
from partnership.models import AgendaItem
from partnership.rules.passing_on import passing_on_by_agency, reasons_against_saying_passed_on
from partnership.views.meetings.base import MeetingForm, MeetingPage
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Table, Tag
from safeguarding.design.dates import short_date

NOT_ASKED = Empty(
    "Nothing to pass on yet",
    "When the minutes are approved, what every member takes back to their own organisation stands here, "
    "and each member says that they have passed it on.",
)


class PassingOn(MeetingPage):
    """The messages of a meeting, who has passed them on, and the rate of each agency."""

    template_name = "partnership/minutes/passing_on.html"
    tab = "Passing on"

    def get_context_data(self, **kwargs):
        rows = list(self.meeting.passed_on.select_related("person", "agency"))
        mine = next((row for row in rows if row.person == self.request.user), None)
        minutes = getattr(self.meeting, "approved_minutes", None) if rows else None
        content = minutes_content.without_restricted(minutes.content) if minutes else None
        names = {
            "asked": rows,
            "mine": mine,
            "content": content,
            "decided": _with_outcome(content, AgendaItem.Outcome.DECISION),
            "to_do": [action for item in content["items"] for action in item["actions"]] if content else [],
            "table": people_table(rows),
            "rates": rates_table(self.meeting) if rows else None,
            "nothing": NOT_ASKED,
        }
        return super().get_context_data(**{**names, **kwargs})


def _with_outcome(content: dict | None, outcome: str) -> list[dict]:
    return [item for item in content["items"] if item["outcome"] == outcome] if content else []


def people_table(rows) -> Table:
    """Each member: whether they have passed it on, when and how."""
    cells = [[row.person.name, row.agency or "", _state(row), row.how] for row in rows]
    return Table.of("Who has passed it on", ["Member", "Agency", "Passed on", "How"], cells)


def _state(row) -> Tag:
    return Tag("done", short_date(wall.london_date(row.done_at))) if row.done_at else Tag("due", "Not yet")


def rates_table(meeting) -> Table:
    """Each agency's rate at this meeting."""
    day = wall.london_date(meeting.starts_at)
    rates = passing_on_by_agency(meeting.group, day, day, meeting=meeting)
    cells = [[one.agency.name, one.asked, one.done, f"{one.rate}%"] for one in rates]
    return Table.of("Passed on, by agency", ["Agency", "Asked", "Passed on", "Rate"], cells, numeric=(1, 2, 3))


class SayPassedOn(MeetingForm):
    """A member's word that they have."""

    permission = Permission.SEE_WORK
    by_whom = None
    template_name = "partnership/minutes/form.html"
    form_class = forms.PassedOnForm
    back = "passing-on/"
    success_message = "Thank you. Your agency’s rate has been updated."

    def get_context_data(self, **kwargs):
        row = self.meeting.passed_on.filter(person=self.request.user).first()
        return super().get_context_data(against=reasons_against_saying_passed_on(row), **kwargs)

    def perform(self, form):
        commands.say_passed_on(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.at("passing-on/")
