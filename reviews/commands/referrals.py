"""Making, sending and answering a referral."""

from django.db import transaction

from accounts.access import people_at
from partnership.arrangement import in_force
from partnership.references import next_reference
from reviews import rules
from reviews.models import Referral, ReferralChild
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, meet_deadline, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell


def refuse_if(reasons: list[str]) -> None:
    """Raise what a rule has to say, if it says anything."""
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def start_referral(*, partnership, fields: dict, made_for_another: bool = False, by) -> Referral:
    """Begin a draft. ``fields`` are whatever the form holds so far; nothing is compulsory yet."""
    agencies = fields.pop("agencies_involved", [])
    referral = Referral.objects.create(
        partnership=partnership,
        reference=next_reference(Referral, "REF"),
        made_by=by,
        made_for_another=made_for_another,
        created_at=wall.now(),
        **fields,
    )
    referral.agencies_involved.set(agencies)
    note(subject=referral.subject, what="Began the referral", by=by)
    return referral


@transaction.atomic
def save_referral(*, referral: Referral, fields: dict, by) -> Referral:
    """Keep a draft as it stands. Refused once it has been sent."""
    if referral.state != Referral.State.DRAFT:
        raise Refused("This referral has been sent and can no longer be changed. Ask the support team to correct it.")
    refuse_if(rules.reasons_against_times(_with(referral, fields), wall.now()))
    agencies = fields.pop("agencies_involved", None)
    for name, value in fields.items():
        setattr(referral, name, value)
    referral.version += 1
    referral._change_reason = "saved as a draft"
    referral.save()
    if agencies is not None:
        referral.agencies_involved.set(agencies)
    return referral


def _with(referral, fields) -> Referral:
    return Referral(
        happened_on=fields.get("happened_on", referral.happened_on), aware_at=fields.get("aware_at", referral.aware_at)
    )


@transaction.atomic
def keep_child(*, referral: Referral, fields: dict, child: ReferralChild | None = None, by) -> ReferralChild:
    """Add a child to a draft, or change one. Initials only."""
    if referral.state != Referral.State.DRAFT:
        raise Refused("This referral has been sent. Children can no longer be added or changed here.")
    refuse_if(rules.reasons_against_initials(fields["initials"]))
    child = child or ReferralChild(referral=referral)
    for name, value in fields.items():
        setattr(child, name, value)
    child.initials = fields["initials"].replace(" ", "").replace(".", "").upper()
    child.save()
    return child


@transaction.atomic
def remove_child(*, child: ReferralChild, by) -> None:
    """Take a child off a draft."""
    if child.referral.state != Referral.State.DRAFT:
        raise Refused("This referral has been sent. Children can no longer be removed here.")
    child.delete()


@transaction.atomic
def send_referral(*, referral: Referral, late_reason: str = "", by) -> Referral:
    """Send a complete draft to the support team; a late one says why and is accepted all the same."""
    now = wall.now()
    arrangement = in_force(referral.partnership)
    calendar = calendar_for(referral.partnership.key)
    limit = arrangement.rapid_review.refer_within
    if late_reason:
        referral.late_reason = late_reason
    refuse_if(rules.reasons_against_sending(referral, limit=limit, calendar=calendar, now=now))
    if not rules.is_late(referral, limit, calendar, now):
        referral.late_reason = ""
    move_once(referral, Referral.State.SENT, sent_at=now)
    referral.version += 1
    referral.save()
    late = ", marked late" if referral.late_reason else ""
    note(subject=referral.subject, what=f"Sent the referral to the support team{late}", by=by)
    _watch(referral, calendar, by)
    _tell_team(referral, by)
    return referral


def _watch(referral: Referral, calendar, by) -> None:
    """A referral that nobody reads is what must not happen: it is due for an answer by the next working day."""
    set_deadline(
        subject=referral.subject,
        step="answer",
        title="Read the referral and answer it",
        due=count(wall.today(), 1, "working-days", calendar=calendar).due,
        owner="role:support_team",
        partnership_key=referral.partnership.key,
        by=by,
    )


def stop_watching(referral: Referral, by) -> None:
    """The referral has been answered."""
    waiting = Deadline.objects.open().filter(subject_kind="referral", subject_id=referral.pk).first()
    if waiting:
        meet_deadline(deadline=waiting, on=wall.today(), by=by)


def move_once(referral: Referral, state: str, **fields) -> None:
    """Claim the move in the database, so that a double click or two people make one change."""
    if state not in Referral.MOVES[referral.state]:
        raise Refused(*rules.reasons_against_answering_referral(referral))
    claimed = Referral.objects.filter(pk=referral.pk, state=referral.state).update(state=state, **fields)
    if not claimed:
        referral.refresh_from_db()
        raise Refused(*rules.reasons_against_answering_referral(referral) or ["This referral was sent already."])
    for name, value in {"state": state, **fields}.items():
        setattr(referral, name, value)


def _tell_team(referral: Referral, by) -> None:
    key = referral.partnership.key
    tell(
        people=list(people_at("role:support_team", key)) + list(people_at("role:business_manager", key)),
        kind="referral-sent",
        subject=referral.subject,
        noun="a referral",
        urgent=True,
        partnership_key=key,
        by=by,
    )


@transaction.atomic
def decline_referral(*, referral: Referral, reason: str, by) -> Referral:
    """Answer that no rapid review is opened, with the reason, and tell who made it."""
    refuse_if(rules.reasons_against_answering_referral(referral))
    if not reason.strip():
        raise Refused("Say why the referral is declined, so that the professional can understand it.", field="reason")
    move_once(referral, Referral.State.DECLINED, answered_by=by, answered_at=wall.now())
    referral.declined_reason = reason.strip()
    referral.save()
    stop_watching(referral, by)
    note(subject=referral.subject, what="Declined the referral with reasons", by=by)
    tell(
        people=[referral.made_by],
        kind="referral-answered",
        subject=referral.subject,
        noun="a referral",
        partnership_key=referral.partnership.key,
        by=by,
    )
    return referral
