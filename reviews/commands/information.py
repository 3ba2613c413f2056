"""Asking agencies what they know, and what they answer."""

import datetime

from django.db import transaction

from accounts.models import Agency
from reviews import acts, rules
from reviews.commands.people import people_for, terms_of
from reviews.commands.referrals import refuse_if
from reviews.models import ChronologyEntry, InformationRequest, KeyPracticeEpisode, RapidReview, Representative
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

SECTIONS = ("involvement", "good_practice", "immediate_action", "context", "lived_experience")


def suggested_due(review: RapidReview) -> datetime.date:
    """When an agency asked today should answer, by the arrangement's limit (five working days if it sets none)."""
    within = terms_of(review).rapid_review.answer_within or {"within": 5, "unit": "working-days"}
    return count(wall.today(), within["within"], within["unit"], calendar=calendar_for(review.partnership.key)).due


@transaction.atomic
def ask_agencies(
    *, review: RapidReview, agencies, due_on: datetime.date, question: str = "", by
) -> list[InformationRequest]:
    """Send a request to each agency that has not been asked yet, each with its own deadline and notices."""
    refuse_if(rules.reasons_against_change(review))
    if due_on < wall.today():
        raise Refused("The answer is due today or later. Correct the date.", field="due_on")
    asked = set(review.requests.values_list("agency_id", flat=True))
    made = [_ask(review, agency, due_on, question, by) for agency in agencies if agency.pk not in asked]
    if not made:
        raise Refused("Every agency you chose has been asked already.", field="agencies")
    acts.done(review, "information-requested", by=by)
    names = ", ".join(request.agency.name for request in made)
    note(subject=review.subject, what=f"Asked for information: {names}", by=by)
    return made


def _ask(review, agency: Agency, due_on, question, by) -> InformationRequest:
    request = InformationRequest.objects.create(
        review=review,
        agency=agency,
        question=question,
        asked_by=by,
        asked_at=wall.now(),
        due_on=due_on,
        first_due_on=due_on,
    )
    _watch(request, by)
    tell(
        people=people_for([f"agency:{agency.pk}"], review.partnership.key),
        kind="information-requested",
        subject=request.subject,
        noun="an information request",
        urgent=True,
        due_on=due_on,
        partnership_key=review.partnership.key,
        by=by,
    )
    return request


def _watch(request: InformationRequest, by) -> None:
    arrangement = terms_of(request.review)
    set_deadline(
        subject=request.subject,
        step="answer",
        title="Answer the information request",
        due=request.due_on,
        owner=f"agency:{request.agency_id}",
        partnership_key=request.review.partnership.key,
        ladder=arrangement.ladder(arrangement.rapid_review.request_ladder),
        by=by,
    )


def _deadline(request: InformationRequest) -> Deadline | None:
    return Deadline.objects.filter(subject_kind="information-request", subject_id=request.pk).first()


def _refuse_unless_open(request: InformationRequest) -> None:
    if request.review.ended_at:
        raise Refused("This review is closed; nothing more is asked of you.")
    if not request.is_open:
        raise Refused(
            f"This request was answered by {request.answered_by} on {long_date(wall.london_date(request.answered_at))}."
        )


@transaction.atomic
def keep_return(*, request: InformationRequest, fields: dict, by) -> InformationRequest:
    """Keep the return as it stands, to go on later."""
    _refuse_unless_open(request)
    for name in SECTIONS:
        if name in fields:
            setattr(request, name, fields[name])
    request.version += 1
    request.save()
    return request


@transaction.atomic
def keep_episode(*, request: InformationRequest, fields: dict, episode=None, by) -> KeyPracticeEpisode:
    """Add or change a key practice episode of an open return."""
    _refuse_unless_open(request)
    episode = episode or KeyPracticeEpisode(request=request)
    for name in ("period", "what_happened", "analysis"):
        setattr(episode, name, fields[name])
    episode.save()
    return episode


@transaction.atomic
def add_entry(*, review: RapidReview, fields: dict, request: InformationRequest | None = None, by) -> ChronologyEntry:
    """Add a line to the chronology, from an agency's return or by the team; its source stays beside it."""
    if request:
        _refuse_unless_open(request)
    elif review.ended_at:
        raise Refused("This review is closed; its chronology stands.")
    if fields["happened_on"] > wall.today():
        raise Refused("An entry of the chronology has happened: this date is in the future.", field="happened_on")
    source = fields.pop("source", "") or (request.agency.name if request else str(by))
    return ChronologyEntry.objects.create(review=review, request=request, source=source, added_by=by, **fields)


@transaction.atomic
def remove_entry(*, entry: ChronologyEntry, by) -> None:
    """Take back a line of an open return."""
    if entry.request:
        _refuse_unless_open(entry.request)
    entry.delete()


@transaction.atomic
def send_return(*, request: InformationRequest, fields: dict, by) -> InformationRequest:
    """Send the structured return; what the agency did and what it makes of it must be there."""
    keep_return(request=request, fields=fields, by=by)
    if not request.involvement.strip():
        raise Refused(
            "Say what your agency's involvement was, or answer that the child is not known.", field="involvement"
        )
    return _answer(request, InformationRequest.State.ANSWERED, f"{request.agency} answered", by)


@transaction.atomic
def not_known(*, request: InformationRequest, by) -> InformationRequest:
    """The nil return: the agency knows none of the children. A full answer, counted and timed."""
    _refuse_unless_open(request)
    return _answer(request, InformationRequest.State.NOT_KNOWN, f"{request.agency} answered: not known to them", by)


def _answer(request, state, words, by) -> InformationRequest:
    now = wall.now()
    claimed = (
        InformationRequest.objects.filter(pk=request.pk)
        .unanswered()
        .update(state=state, answered_by=by, answered_at=now)
    )
    if not claimed:
        request.refresh_from_db()
        _refuse_unless_open(request)
    request.state, request.answered_by, request.answered_at = state, by, now
    request.save()
    Representative.objects.get_or_create(
        review=request.review, person=by, agency=request.agency, defaults={"since": now}
    )
    deadline = _deadline(request)
    if deadline:
        meet_deadline(deadline=deadline, on=wall.today(), by=by)
    note(subject=request.review.subject, what=words, by=by)
    note(subject=request.subject, what="Answered", by=by)
    if not request.review.requests.unanswered().exists():
        acts.done(request.review, "information-gathered", by=by)
    return request


@transaction.atomic
def want_more_time(*, request: InformationRequest, until: datetime.date, because: str, by) -> InformationRequest:
    """The agency asks for a later date, with a reason; the support team answers."""
    _refuse_unless_open(request)
    if until <= request.due_on:
        raise Refused(f"Ask for a day after {long_date(request.due_on)}.", field="until")
    if not because.strip():
        raise Refused("Say why more time is needed.", field="because")
    request.state = InformationRequest.State.MORE_TIME
    request.wants_until, request.wants_because = until, because.strip()
    request.save()
    note(subject=request.review.subject, what=f"{request.agency} asked for more time, until {long_date(until)}", by=by)
    tell(
        people=people_for(["role:support_team"], request.review.partnership.key),
        kind="more-time-wanted",
        subject=request.subject,
        noun="an information request",
        partnership_key=request.review.partnership.key,
        by=by,
    )
    return request


@transaction.atomic
def answer_more_time(*, request: InformationRequest, granted: bool, by) -> InformationRequest:
    """Move the due date to what was asked for, or keep it; the agency is told either way."""
    if request.state != InformationRequest.State.MORE_TIME:
        raise Refused("This agency is not waiting for more time.")
    request.state = InformationRequest.State.ASKED
    words = f"Kept the date of {request.agency}: {long_date(request.due_on)}"
    if granted:
        words = f"Gave {request.agency} more time: {long_date(request.due_on)} became {long_date(request.wants_until)}"
        request.due_on = request.wants_until
    request.wants_until = None
    request.save()
    if granted:
        _watch(request, by)
    note(subject=request.review.subject, what=words, by=by)
    tell(
        people=people_for([f"agency:{request.agency_id}"], request.review.partnership.key),
        kind="more-time-answered",
        subject=request.subject,
        noun="an information request",
        due_on=request.due_on,
        partnership_key=request.review.partnership.key,
        by=by,
    )
    return request


@transaction.atomic
def take_back_request(*, request: InformationRequest, reason: str, by) -> None:
    """An agency was asked by mistake: the request goes, the line in the history stays."""
    _refuse_unless_open(request)
    if not reason.strip():
        raise Refused("Say why the request is taken back.", field="reason")
    deadline = _deadline(request)
    if deadline:
        drop_deadline(deadline=deadline, by=by)
    note(subject=request.review.subject, what=f"Took back the request to {request.agency}: {reason.strip()}", by=by)
    request.delete()


@transaction.atomic
def chase(*, request: InformationRequest, by) -> None:
    """Remind the agency's lead now, over and above the reminders that go by themselves."""
    _refuse_unless_open(request)
    tell(
        people=people_for([f"agency:{request.agency_id}"], request.review.partnership.key),
        kind="information-chased",
        subject=request.subject,
        noun="an information request",
        urgent=True,
        due_on=request.due_on,
        occasion=f"{wall.now():%Y-%m-%dT%H%M}",
        partnership_key=request.review.partnership.key,
        by=by,
    )
    note(subject=request.review.subject, what=f"Reminded {request.agency}", by=by)
