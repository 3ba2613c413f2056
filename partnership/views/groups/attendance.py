"""How a group's agencies come and pass on what they hear; and what happened to the group."""

import datetime

from partnership.rules.attendance import attendance_by_agency
from partnership.rules.meetings import is_forum
from partnership.rules.passing_on import passing_on_by_agency
from partnership.views.groups.base import GroupTab
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Event, Table, Tag
from safeguarding.history.commands import steps_of

A_YEAR = datetime.timedelta(days=365)
# Commonly three meetings of four are expected; below it the chair writes to the agency.
EXPECTED_RATE = 75
LAST_STEPS = 100


class AttendancePage(GroupTab):
    """The last twelve months, by agency. A forum has no expectation, and says so."""

    template_name = "partnership/groups/attendance.html"
    tab = "Attendance"
    for_work = True

    def get_context_data(self, **kwargs):
        until = wall.today()
        since = until - A_YEAR
        names = {
            "since": since,
            "until": until,
            "is_forum": is_forum(self.group),
            "attendance": attendance_table(attendance_by_agency(self.group, since, until)),
            "passing_on": passing_on_table(passing_on_by_agency(self.group, since, until)),
            "empty": Empty(
                "Nobody’s attendance is recorded in the last twelve months",
                "It is marked at each meeting, and counted here by agency.",
            ),
        }
        return super().get_context_data(**{**names, **kwargs})


def attendance_table(found) -> Table | None:
    """One row for each agency, with its rate and a word where it is low."""
    headings = ["Agency", "Expected", "Came", "Deputy came", "Apologies", "Absent", "Rate"]
    rows = [
        (
            one.agency.name,
            one.expected,
            one.present,
            one.deputies,
            one.apologies,
            one.absent,
            rate_of(one.rate),
        )
        for one in found
    ]
    return Table.of("Attendance", headings, rows, numeric=(1, 2, 3, 4, 5), caption_hidden=True) if rows else None


def rate_of(rate: int):
    """The rate in words; a low one stands out."""
    return f"{rate}%" if rate >= EXPECTED_RATE else Tag("due", f"{rate}%, below {EXPECTED_RATE}%")


def passing_on_table(found) -> Table | None:
    """How often each agency's members said that they passed on what they were asked to."""
    rows = [(one.agency.name, one.asked, one.done, f"{one.rate}%") for one in found]
    headings = ["Agency", "Asked to pass on", "Passed on", "Rate"]
    return Table.of("Passed on", headings, rows, numeric=(1, 2, 3), caption_hidden=True) if rows else None


class HistoryPage(GroupTab):
    """What happened to the group: who came and went, terms, quorum, its end."""

    template_name = "partnership/groups/history.html"
    tab = "History"
    for_work = True

    def get_context_data(self, **kwargs):
        steps = steps_of(self.group.subject).select_related("by")[:LAST_STEPS]
        events = [Event(title=step.what, on=step.at, by=step.by_name) for step in steps]
        empty = Empty("Nothing has changed yet", "Whoever joins or leaves, and what the group agrees, is written here.")
        return super().get_context_data(steps=events, empty=empty, **kwargs)
