"""One group: what it is for, who sits there, what it is doing."""

from django.urls import reverse
from django.utils.functional import cached_property

from partnership import words
from partnership.arrangement import in_force
from partnership.rules.attendance import attendance_by_agency
from partnership.rules.group_work import (
    OpenActions,
    Relations,
    meetings_around,
    objectives_of,
    open_actions_of,
    relations_of,
    with_latest,
)
from partnership.rules.groups import Seat, name_in_public, seats_of
from partnership.rules.rotation import Turn, turn_of
from partnership.rules.terms import quorum_in_words
from partnership.views.groups.attendance import A_YEAR, EXPECTED_RATE
from partnership.views.groups.base import GroupTab, post_of
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import list_words
from safeguarding.design.cells import Link, Row, Table, Tag
from safeguarding.design.dates import counted, long_date, long_moment, short_date

KIND_HINTS = {
    "forum": "People are invited and contribute. Nobody is expected at every meeting, and no attendance is counted.",
    "wider-group": "This group is wider than the partnership: it serves other areas too. Meetings that this partnership "
    "hosts or takes part in are seen here once they are planned here; its other meetings are not.",
}


class GroupPage(GroupTab):
    """The group at a glance. Whoever may not see its work sees what the arrangement and its members make public."""

    template_name = "partnership/groups/group.html"
    tab = "Overview"

    def visible(self):
        return with_latest(super().visible())

    @cached_property
    def seats(self) -> list[Seat]:
        """Who sits there today."""
        return seats_of(self.group)

    @cached_property
    def relations(self) -> Relations:
        """The groups around it."""
        return relations_of(self.group)

    def get_context_data(self, **kwargs):
        names = {
            "facts": self.facts(),
            "members": members_table(self.seats, named=self.sees_work),
            "hint": KIND_HINTS.get(self.group.kind, ""),
            "siblings": links_to(self.relations.siblings),
            "outcomes": [group for group in self.relations.children if group.closed_on],
            "buttons": self.buttons(),
            **(self.work() if self.sees_work else {}),
        }
        return super().get_context_data(**{**names, **kwargs})

    def facts(self) -> list[Row]:
        """What the group is, in rows."""
        group, around = self.group, self.relations
        rows = [
            Row("Chair", self.chair_in_words()),
            *self.turns(),
            *(self.meetings() if self.sees_work and not group.closed_on else []),
            Row("Meets", words.frequency(group.frequency)),
            Row("Locality", group.locality_name),
            Row("Serves", group.footprint),
            Row("Under", links_to(around.parents)),
            Row("Groups under it", links_to(row for row in around.children if not row.closed_on)),
            Row("Quorum", self.quorum()),
            Row("From", group.starts_on),
            Row("Ends", group.ends_on),
            Row("Terms of reference", self.terms()),
            Row("Reports to", group.reports_to),
        ]
        return [row for row in rows if row.value not in ("", None, [])]

    def chair_in_words(self):
        """Who chairs, or what the arrangement says about it where nobody does yet."""
        chairs = [chair_line(seat) for seat in self.seats if seat.is_chair]
        if chairs or self.group.closed_on:
            return chairs
        said = words.chair(self.group.chair, self.arrangement) if self.arrangement else ""
        return f"{said} (nobody yet)" if said else "Nobody yet"

    @cached_property
    def arrangement(self):
        """The arrangement in force, or None; only asked where a post or a rotation must be put in words."""
        try:
            return in_force(self.partnership)
        except Refused:
            return None

    @cached_property
    def turn(self) -> Turn | None:
        """Whose turn it is to chair, where posts or agencies take turns."""
        return turn_of(self.group.chair, [seat for seat in self.seats if seat.is_chair])

    def turns(self) -> list[Row]:
        """Whose turn it is and whose is next."""
        if self.turn is None or self.arrangement is None:
            return []
        until = f", until {long_date(self.turn.until)}" if self.turn.until else ""
        now = f"{words.title_of(self.turn.now, self.arrangement)}{until}" if self.turn.now else "Nobody in the order"
        following = words.title_of(self.turn.next, self.arrangement)
        return [Row("Whose turn it is", now), Row("Whose turn is next", following)]

    def meetings(self) -> list[Row]:
        """The next meeting and the last."""
        return meeting_rows(*meetings_around(self.group, self.request.user))

    def quorum(self) -> list[str]:
        """In figures, and as the arrangement says it."""
        group = self.group
        figures = group.quorum_heads or group.quorum_partners
        said = quorum_in_words(group.quorum_heads, group.quorum_partners).capitalize() if figures else ""
        return [line for line in (said, group.quorum) if line]

    def terms(self):
        """The edition that stands, with its review."""
        if self.group.terms_edition is None:
            return ""
        review = f"Edition {self.group.terms_edition}, to be reviewed by {long_date(self.group.terms_review_on)}"
        late = self.group.terms_review_on < wall.today() and not self.group.closed_on
        link = Link(review, self.at("terms"))
        return [link, Tag("late", "The review is late")] if late else link

    def work(self) -> dict:
        """What the group is doing, for those who see it."""
        today = wall.today()
        actions = open_actions_of(self.group, self.request.user, today)
        return {
            "open_actions": actions_table(actions),
            "actions_said": actions_in_words(actions),
            "actions_url": f"{reverse('actionlog:actions')}?group={self.group.key}",
            "plan": plan_table(objectives_of(self.group, today)),
            "reports_up": bool(self.relations.parents),
            "report": self.report(),
            "attendance": self.attendance_in_words(),
            "attendance_url": self.at("attendance"),
        }

    def report(self) -> Link | None:
        """The last report that the chair sent."""
        if self.group.report_id is None:
            return None
        return Link(
            f"Up to {long_date(self.group.report_until)}", reverse("reports:report", args=[self.group.report_id])
        )

    def attendance_in_words(self) -> str:
        """The rate of the last twelve months over all agencies, and those that are below what is expected."""
        until = wall.today()
        found = attendance_by_agency(self.group, until - A_YEAR, until)
        expected = sum(one.expected for one in found)
        if not expected:
            return ""
        rate = round(100 * sum(one.present + one.deputies for one in found) / expected)
        low = list_words([one.agency.name for one in found if one.rate < EXPECTED_RATE])
        said = f"{rate}% of the seats were filled in the last twelve months."
        return f"{said} Below {EXPECTED_RATE}%: {low}." if low else said

    def buttons(self) -> list[Link]:
        """What may be done with a group that was set up here."""
        group = self.group
        if not self.runs or group.closed_on or (group.from_file and group.kind != "task-and-finish"):
            return []
        close = Link("Close it with an outcome", self.at("close"))
        return [close] if group.from_file else [close, Link("Change the group", self.at("change"))]


def links_to(groups) -> list[Link]:
    """Each group with its page."""
    return [Link(group.name, group.get_absolute_url()) for group in groups]


def chair_line(seat: Seat) -> str:
    """*Ann Lee, River Police, since 4 May 2026*."""
    agency = f", {seat.agency}" if seat.agency else ""
    return f"{seat.person}{agency}, since {short_date(seat.starts_on)}"


def members_table(seats: list[Seat], *, named: bool) -> Table | None:
    """Who sits there, in short; experts by experience by name only where the reader sees the group's work."""
    rows = [
        (
            seat.person.name if named else name_in_public(seat.appointment),
            seat.words,
            post_of(seat),
            seat.agency.name if seat.agency else "",
            [deputy.person.name for deputy in seat.deputies],
        )
        for seat in seats
    ]
    return Table.of("Members", ["Name", "As", "Post", "Agency", "Deputy"], rows, caption_hidden=True) if rows else None


def meeting_rows(coming, last) -> list[Row]:
    """The next meeting and the last."""
    ahead = Link(long_moment(coming.starts_at), coming.get_absolute_url()) if coming else "None is planned"
    rows = [Row("Next meeting", ahead)]
    return [*rows, Row("Last meeting", Link(long_moment(last.starts_at), last.get_absolute_url()))] if last else rows


def actions_table(found: OpenActions) -> Table | None:
    """The first few open actions by their date."""
    rows = [
        (
            Link(action.reference, action.get_absolute_url()),
            action.what,
            str(action.owner_person or action.owner_post or action.owner_agency),
            short_date(action.due_on),
            Tag(status.tag, status.words),
        )
        for action, status in found.first
    ]
    headings = ["Reference", "Action", "Owner", "Due", "Status"]
    return Table.of("First actions due", headings, rows, caption_hidden=True) if rows else None


def actions_in_words(found: OpenActions) -> str:
    """*Seven are open, two of them late.*"""
    if not found.count:
        return ""
    late = f", {counted(found.late, 'is late', 'are late')}" if found.late else ""
    return f"{counted(found.count, 'action is', 'actions are').capitalize()} open{late}."


def plan_table(found) -> Table | None:
    """The objectives of this year's plan, with their health."""
    rows = [
        (Link(objective.title, f"{objective.plan.get_absolute_url()}"), Tag(health.tag, health.words))
        for objective, health in found
    ]
    return Table.of("Work plan", ["Objective", "Health"], rows, caption_hidden=True) if rows else None
