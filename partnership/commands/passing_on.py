"""What a meeting asks its members to take back, and their word that they have."""

from django.db import transaction

from partnership.models import Meeting, PassedOn
from partnership.rules import passing_on as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, meet_deadline, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

DAYS_TO_PASS_ON = 10
# One word two days before, then one a week: a courtesy between colleagues, which never climbs to anybody's manager.
LADDER = {"leads": [2], "overdue-every": 5, "climb": []}


@transaction.atomic
def ask_to_pass_on(*, meeting: Meeting, by) -> list[PassedOn]:
    """Ask each member to take the meeting's messages back; each has a date of their own, ten working days on.

    Nothing is asked where the meeting agreed on no text and ended in neither a decision nor an action.
    """
    if not _has_something(meeting):
        return []
    seats = rules.asked_to_pass_on(meeting)
    key = meeting.group.partnership.key
    due = count(wall.today(), DAYS_TO_PASS_ON, "working-days", calendar=calendar_for(key)).due
    rows = []
    for seat in seats:
        row, _ = PassedOn.objects.get_or_create(
            meeting=meeting, person=seat.person, defaults={"agency": seat.agency, "asked_at": wall.now()}
        )
        rows.append(row)
        set_deadline(
            subject=meeting.subject,
            step=step_of(seat.person),
            title="Pass on what the meeting agreed",
            due=due,
            owner=f"person:{seat.person.pk}",
            partnership_key=key,
            ladder=LADDER,
            by=by,
        )
    people = [seat.person for seat in seats if seat.person != by]
    tell(
        people=people, kind="pass-on", subject=meeting.subject, noun="a meeting", due_on=due, partnership_key=key, by=by
    )
    return rows


def _has_something(meeting: Meeting) -> bool:
    open_items = meeting.items.filter(restricted=False)
    return bool(meeting.pass_on) or open_items.filter(outcome__in=["decision", "action"]).exists()


def step_of(person) -> str:
    """The deadline of one member on the meeting."""
    return f"pass-on-{person.pk}"


@transaction.atomic
def say_passed_on(*, meeting: Meeting, how: str, by) -> PassedOn:
    """A member says that they have passed it on, and how. Raises Refused for somebody who was not asked."""
    row = meeting.passed_on.filter(person=by).first()
    against = rules.reasons_against_saying_passed_on(row)
    if against:
        raise Refused(*against)
    if not how.strip():
        raise Refused("Say how you passed it on, such as at a team meeting.", field="how")
    row.done_at, row.how = wall.now(), how.strip()
    row.save()
    deadline = Deadline.objects.filter(
        subject_kind=meeting.subject.kind, subject_id=meeting.pk, step=step_of(by)
    ).first()
    if deadline:
        meet_deadline(deadline=deadline, on=wall.today(), by=by)
    note(subject=meeting.subject, what=f"{by} passed on what the meeting agreed.", kind="passed-on", by=by)
    return row
