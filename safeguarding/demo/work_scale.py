"""Sizes for the bench: years of meetings, actions and notes of many groups, as rows and not as a story."""

import datetime
from random import Random

from django.db import transaction

from accounts.models import Appointment, Partnership, Person
from partnership.models import (
    Action,
    ActionNote,
    AgendaItem,
    Attendance,
    ChairReport,
    Group,
    GroupDecision,
    Meeting,
    Priority,
    PromptAnswer,
)
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.demo.cast import MAIL

# For each unit of --scale: 10 gives 900 meetings, 20,000 actions and 100,000 notes of 15 groups in 10 years.
GROUPS, MEETINGS, ACTIONS, NOTES = 15, 90, 2000, 5
YEARS = 10
MEMBERS = 6
OPEN_ONE_IN = 10
FIRST = "B"
LADDER = {"leads": [5, 0], "overdue-every": 1, "climb": []}


@transaction.atomic
def enlarge(partnership: Partnership, scale: int, number: int) -> str:
    """Bring the groups' work up to ``scale`` times the bench's units; what was added, in words."""
    rng = Random(number)
    groups = _groups(partnership)
    seats = _seats(partnership, groups)
    meetings = _meetings(groups, scale * MEETINGS - Meeting.objects.of(partnership).count(), seats)
    actions = _actions(partnership, groups, scale * ACTIONS - Action.objects.of(partnership).count(), rng)
    _notes(actions)
    return f"Added {len(meetings):,} meetings, {len(actions):,} actions and {len(actions) * NOTES:,} notes."


def _groups(partnership: Partnership) -> list[Group]:
    found = list(Group.objects.of(partnership).filter(closed_on__isnull=True).order_by("pk")[:GROUPS])
    more = [
        Group(
            partnership=partnership,
            key=f"bench-{n}",
            name=f"Working group {n}",
            kind="sub-group",
            position=100 + n,
            from_file=False,
        )
        for n in range(len(found) + 1, GROUPS + 1)
    ]
    return found + Group.objects.bulk_create(more)


def _seats(partnership: Partnership, groups: list[Group]) -> dict[int, list[Appointment]]:
    """Six members in each group, by appointment alone."""
    people = list(Person.objects.filter(email__startswith="person-", email__endswith=MAIL).order_by("pk")[:MEMBERS])
    since = wall.today() - datetime.timedelta(days=365 * YEARS)
    there = set(Appointment.objects.filter(person__in=people, role="group_member").values_list("person", "group_key"))
    wanted = [(person, group) for group in groups for person in people if (person.pk, group.key) not in there]
    Appointment.objects.bulk_create(
        [
            Appointment(
                person=person, partnership=partnership, role="group_member", group_key=group.key, starts_on=since
            )
            for person, group in wanted
        ]
    )
    found: dict[int, list[Appointment]] = {group.pk: [] for group in groups}
    keys = {group.key: group.pk for group in groups}
    for one in Appointment.objects.filter(person__in=people, partnership=partnership, group_key__in=keys):
        found[keys[one.group_key]].append(one)
    return found


def _meetings(groups: list[Group], wanted: int, seats: dict) -> list[Meeting]:
    """Approved meetings, evenly over the years, each with five items, attendance, a prompt and a decision."""
    step = datetime.timedelta(days=365 * YEARS) / max(1, wanted)
    start = wall.now().replace(hour=10, minute=0, second=0, microsecond=0)
    rows = []
    for n in range(max(0, wanted)):
        at = start - step * (n + 1)
        ends = at + datetime.timedelta(hours=2)
        rows.append(Meeting(group=groups[n % len(groups)], starts_at=at, ends_at=ends, state=Meeting.State.APPROVED))
    made = Meeting.objects.bulk_create(rows, batch_size=1000)
    items = AgendaItem.objects.bulk_create([_item(meeting, n) for meeting in made for n in range(5)], batch_size=2000)
    Attendance.objects.bulk_create(
        [
            Attendance(meeting=meeting, appointment=seat, agency_id=seat.agency_id, presence="present")
            for meeting in made
            for seat in seats[meeting.group_id]
        ],
        batch_size=2000,
    )
    PromptAnswer.objects.bulk_create(
        [PromptAnswer(meeting=meeting, prompt="children", words="Children wait less.") for meeting in made],
        batch_size=2000,
    )
    _decisions(items[::5])
    _reports(made)
    return made


def _item(meeting: Meeting, n: int) -> AgendaItem:
    outcome = "decision" if n == 0 else "discussion"
    return AgendaItem(meeting=meeting, position=n, title=f"Item {n + 1}", said="It was talked over.", outcome=outcome)


def _decisions(items: list[AgendaItem]) -> None:
    recorder = Person.objects.get(email=f"support@{MAIL}")
    there = GroupDecision.objects.count()
    GroupDecision.objects.bulk_create(
        [
            GroupDecision(
                reference=f"{FIRST}D-{there + n:07d}",
                group=item.meeting.group,
                meeting=item.meeting,
                item=item,
                words="The plan is agreed.",
                decided_on=wall.london_date(item.meeting.starts_at),
                recorded_by=recorder,
            )
            for n, item in enumerate(items)
        ],
        batch_size=2000,
    )


def _reports(meetings: list[Meeting]) -> None:
    """A chair's report of the last quarter for each group that has none."""
    today, writer = wall.today(), Person.objects.get(email=f"support@{MAIL}")
    executive = Group.objects.filter(kind="executive").order_by("pk").first()
    groups = {meeting.group for meeting in meetings if not meeting.group.chair_reports.exists()}
    ChairReport.objects.bulk_create(
        [
            ChairReport(
                group=group,
                to_group=executive,
                from_on=today - datetime.timedelta(days=365),
                until_on=today - datetime.timedelta(days=1),
                achievements="Much was done.",
                begun_by=writer,
            )
            for group in groups
            if group != executive
        ]
    )


def _actions(partnership: Partnership, groups: list[Group], wanted: int, rng: Random) -> list[Action]:
    """Actions over the years; one in ten is open, with its deadline on the clock."""
    if wanted <= 0:
        return []
    people = list(Person.objects.filter(email__endswith=MAIL).order_by("pk")[:60])
    priorities = list(Priority.objects.filter(partnership=partnership))
    there = Action.objects.count()
    rows = [_action(partnership, groups[n % len(groups)], people, priorities, there + n, rng) for n in range(wanted)]
    made = Action.objects.bulk_create(rows, batch_size=2000)
    Deadline.objects.bulk_create([_deadline(action) for action in made if not action.closed_on], batch_size=2000)
    return made


def _action(partnership, group, people, priorities, n: int, rng: Random) -> Action:
    today, owner = wall.today(), people[n % len(people)]
    is_open = n % OPEN_ONE_IN == 0
    raised = today - datetime.timedelta(days=rng.randint(5, 120) if is_open else rng.randint(150, 365 * YEARS))
    due = raised + datetime.timedelta(days=rng.randint(14, 150))
    closer = people[(n + 1) % len(people)]
    return Action(
        partnership=partnership,
        group=group,
        reference=f"{FIRST}A-{n:07d}",
        what=f"Write the guide number {n} and try it with two teams",
        measure="Two teams have used it for a month",
        difference="Children meet workers who know what to ask",
        means="Half a day of two people",
        priority=rng.choice(priorities) if priorities else None,
        owner_person=owner,
        raised_on=raised,
        raised_by=people[0],
        due_on=due,
        original_due_on=due - datetime.timedelta(days=n % 3 * 7) if n % 3 else due,
        slips=n % 3,
        source="meeting",
        closed_on=None if is_open else due,
        closed_by=None if is_open else closer,
    )


def _deadline(action: Action) -> Deadline:
    return Deadline(
        **action.subject.as_fields(),
        partnership_key=action.partnership.key,
        step="due",
        title="Action due",
        owner=f"person:{action.owner_person_id}",
        source="local",
        due_on=action.due_on,
        original_due_on=action.original_due_on,
        ladder=LADDER,
    )


def _notes(actions: list[Action]) -> None:
    moment = wall.now()
    for start in range(0, len(actions), 2000):
        ActionNote.objects.bulk_create(
            [
                ActionNote(
                    action=action,
                    kind="note" if n else "raised",
                    words="Met with those who do the work." if n else "",
                    by_id=action.owner_person_id,
                    at=moment - datetime.timedelta(days=(wall.today() - action.raised_on).days - n),
                )
                for action in actions[start : start + 2000]
                for n in range(NOTES)
            ],
            batch_size=5000,
        )
