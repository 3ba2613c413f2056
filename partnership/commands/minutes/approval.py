"""After the meeting: the draft goes to the chair, is sent back or approved, and is then only added to."""

from django.db import transaction

from accounts.access import people_at
from partnership import minutes_content
from partnership.commands.decisions import record_decision
from partnership.commands.minuting import lock, refuse
from partnership.commands.passing_on import ask_to_pass_on
from partnership.models import AgendaItem, Meeting, Minutes, MinutesAddendum
from partnership.rules import minutes as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

APPROVE = "approve-minutes"
DAYS_TO_APPROVE = 10
NOUN = "a meeting"


@transaction.atomic
def send_to_chair(*, meeting: Meeting, by) -> Meeting:
    """The draft goes to the chair, who is told and has ten working days.

    The deadline is the chairs' of the group; where somebody else chaired the meeting, that person's. Raises Refused
    while the meeting runs and for a decision that is not written out.
    """
    lock(meeting)
    refuse(rules.reasons_against_sending(meeting))
    meeting.state, meeting.sent_back_because = Meeting.State.DRAFTED, ""
    meeting.version += 1
    meeting.save()
    key = meeting.group.partnership.key
    owner = approver_address(meeting)
    due = count(wall.today(), DAYS_TO_APPROVE, "working-days", calendar=calendar_for(key)).due
    set_deadline(
        subject=meeting.subject,
        step=_step(meeting),
        title="Approve the minutes",
        due=due,
        owner=owner,
        partnership_key=key,
        by=by,
    )
    note(subject=meeting.subject, what="The minutes were sent to the chair.", kind="sent", by=by)
    _tell(meeting, people_at(owner, key), "minutes-to-approve", by)
    return meeting


def approver_address(meeting: Meeting) -> str:
    """Who is asked to approve: the group's chairs, or who chaired where the minute-taker is the only chair."""
    key, chairs = meeting.group.partnership.key, f"group-chair:{meeting.group.key}"
    others = [person for person in people_at(chairs, key) if person.pk != meeting.minuted_by_id]
    if others:
        return chairs
    if meeting.chaired_by_id and meeting.chaired_by_id != meeting.minuted_by_id:
        return f"person:{meeting.chaired_by_id}"
    return "role:business_manager"


@transaction.atomic
def send_back(*, meeting: Meeting, because: str, by) -> Meeting:
    """The chair wants something put right first; the minute-taker is told and may write on.

    Raises Refused without a reason, and for somebody who does not approve these minutes.
    """
    lock(meeting)
    refuse(rules.reasons_against_approving(by, meeting))
    if not because.strip():
        raise Refused("Say what is to be put right.", field="because")
    meeting.state, meeting.sent_back_because = Meeting.State.OPEN, because.strip()
    meeting.version += 1
    meeting.save()
    deadline = _deadline(meeting)
    if deadline:
        drop_deadline(deadline=deadline, by=by)
    note(subject=meeting.subject, what="The chair sent the minutes back.", kind="sent-back", by=by)
    _tell(meeting, [meeting.minuted_by], "minutes-sent-back", by)
    return meeting


@transaction.atomic
def approve_minutes(*, meeting: Meeting, by, digest: str = "") -> Minutes:
    """Freeze the minutes as they stand; the database refuses any change from then on.

    Their decisions enter the register and the members are told and asked to pass the messages on. ``digest``
    is that of the content which ``by`` has read; Raises Refused when it says something else by now, and for
    somebody who does not approve these minutes.
    """
    lock(meeting)
    refuse(rules.reasons_against_approving(by, meeting))
    content = minutes_content.content_of(meeting)
    if digest and digest != minutes_content.digest(content):
        raise Refused("The minutes have changed since you opened this page. Read them again, then approve.")
    minutes = Minutes.objects.create(
        meeting=meeting,
        content=content,
        digest=minutes_content.digest(content),
        approved_by=by,
        approved_at=wall.now(),
    )
    meeting.state = Meeting.State.APPROVED
    meeting.version += 1
    meeting.save()
    _enter_decisions(meeting)
    deadline = _deadline(meeting)
    if deadline:
        meet_deadline(deadline=deadline, on=wall.today(), by=by)
    note(subject=meeting.subject, what="The minutes were approved.", kind="approved", by=by)
    _tell(meeting, members_of(meeting), "minutes-approved", by)
    ask_to_pass_on(meeting=meeting, by=by)
    return minutes


def _enter_decisions(meeting: Meeting) -> None:
    """Each item that ended in a decision, unless an answer to an escalation has entered it already."""
    decided = meeting.items.filter(outcome=AgendaItem.Outcome.DECISION, group_decision__isnull=True)
    for item in decided.select_related("changed_by"):
        record_decision(
            group=meeting.group,
            words=item.outcome_words,
            decided_on=wall.london_date(meeting.starts_at),
            meeting=meeting,
            item=item,
            by=item.changed_by or meeting.minuted_by,
        )


def members_of(meeting: Meeting):
    """Whom news of the meeting goes to: everybody who has a seat in the group today."""
    return people_at(f"group:{meeting.group.key}", meeting.group.partnership.key)


@transaction.atomic
def add_addendum(*, meeting: Meeting, words: str, by) -> MinutesAddendum:
    """Put a correction beside approved minutes. Members are told. Raises Refused before they are approved."""
    refuse(rules.reasons_against_adding(meeting))
    if not words.strip():
        raise Refused("Say what is corrected.", field="words")
    addendum = meeting.approved_minutes.addenda.create(words=words.strip(), added_by=by, added_at=wall.now())
    note(subject=meeting.subject, what="A correction was added beside the minutes.", kind="corrected", by=by)
    _tell(meeting, members_of(meeting), "minutes-corrected", by)
    return addendum


def _deadlines(meeting: Meeting):
    subject = meeting.subject
    return Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step__startswith=APPROVE)


def _deadline(meeting: Meeting) -> Deadline | None:
    return _deadlines(meeting).filter(state=Deadline.State.OPEN).first()


def _step(meeting: Meeting) -> str:
    """A step for each time the minutes go to the chair: a date that was dropped is not picked up again."""
    before = _deadlines(meeting).count()
    return f"{APPROVE}-{before + 1}" if before else APPROVE


def _tell(meeting: Meeting, people, kind: str, by) -> None:
    tell(
        people=[person for person in people if person and person != by],
        kind=kind,
        subject=meeting.subject,
        noun=NOUN,
        partnership_key=meeting.group.partnership.key,
        by=by,
    )
