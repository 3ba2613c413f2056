"""The rules of referrals and rapid reviews, each a small question that answers with its reasons.

An empty list means yes. Pages show the same sentences that commands refuse with.
"""

import datetime
import re

from accounts.access import may
from accounts.models import Agency
from accounts.policy import Permission
from reviews.models import Decision, RapidReview, Recommendation, Referral, Representative
from safeguarding.clock import wall
from safeguarding.clock.counting import count
from safeguarding.design.dates import long_date, long_moment

INITIALS = re.compile(r"^[A-Za-z](\.?[A-Za-z]){0,3}\.?$")


def reasons_against_initials(text: str) -> list[str]:
    """Initials are one to four letters. A name is refused: no child's name is kept anywhere."""
    compact = text.replace(" ", "").replace(".", "")
    if compact.isalpha() and len(compact) <= 4 and (len(compact) <= 2 or compact.isupper()):
        return []
    return ["Enter the child's initials only, like JS or A.B. A child's name is never kept here."]


def refer_by(aware_at: datetime.datetime, limit: dict | None, calendar) -> datetime.datetime | None:
    """When a referral is late: ``limit`` after awareness, by the arrangement; None if it sets none."""
    if not limit or limit.get("unit") in (None, "not-stated"):
        return None
    due = count(aware_at, limit["within"], limit["unit"], calendar=calendar).due
    if isinstance(due, datetime.datetime):
        return due
    return datetime.datetime.combine(due, datetime.time(23, 59), tzinfo=wall.LONDON)


def is_late(referral: Referral, limit: dict | None, calendar, at: datetime.datetime) -> bool:
    """Whether a referral sent ``at`` comes after the arrangement's limit."""
    by = referral.aware_at and refer_by(referral.aware_at, limit, calendar)
    return bool(by) and at > by


def reasons_against_times(referral: Referral, now: datetime.datetime) -> list[str]:
    """Awareness and incident lie in the past and in the order in which they can happen."""
    reasons = []
    if referral.aware_at and referral.aware_at > now:
        reasons.append(f"They became aware on {long_moment(referral.aware_at)}: that is in the future. Correct it.")
    if referral.happened_on and referral.happened_on > wall.london_date(now):
        reasons.append(f"It happened on {long_date(referral.happened_on)}: that is in the future. Correct it.")
    if referral.happened_on and referral.aware_at and wall.london_date(referral.aware_at) < referral.happened_on:
        reasons.append(
            f"They became aware on {long_date(wall.london_date(referral.aware_at))}, before it happened on "
            f"{long_date(referral.happened_on)}. Correct one of the two."
        )
    return reasons


def reasons_against_sending(referral: Referral, *, limit: dict | None, calendar, now: datetime.datetime) -> list[str]:
    """What a draft still needs before it can go to the support team."""
    needed = [
        (referral.what_happened, "Say what happened."),
        (referral.happened_on, "Say on which day it happened, or the day it was discovered."),
        (referral.aware_at, "Say when the professional became aware."),
        (referral.reason, "Say why you refer it: what suggests abuse or neglect."),
        (referral.siblings_safety, "Say whether brothers, sisters or other children are safe now."),
        (referral.agency_id, "Say which agency the professional works for."),
    ]
    reasons = [sentence for value, sentence in needed if not value]
    if referral.state != Referral.State.DRAFT:
        return ["This referral has been sent already."]
    if not referral.children.exists():
        reasons.append("Add at least one child.")
    reasons += reasons_against_times(referral, now)
    if is_late(referral, limit, calendar, now) and not referral.late_reason:
        by = refer_by(referral.aware_at, limit, calendar)
        reasons.append(f"It was due by {long_moment(by)}. Say why it comes later; it will be accepted all the same.")
    return reasons


def reasons_against_answering_referral(referral: Referral) -> list[str]:
    """Only a referral that waits can be accepted or declined."""
    if referral.state == Referral.State.SENT:
        return []
    if referral.state == Referral.State.DRAFT:
        return ["This referral is still a draft. It can be accepted once it has been sent."]
    return [f"This referral was {referral.get_state_display().lower()} already."]


def reasons_against_move(review: RapidReview, stage: str) -> list[str]:
    """The legal moves are the table beside the model."""
    if stage in RapidReview.MOVES[review.stage]:
        return []
    wanted = RapidReview.Stage(stage).label.lower()
    return [f"This review is at the stage “{review.get_stage_display()}” and cannot go to “{wanted}” from there."]


def reasons_against_change(review: RapidReview) -> list[str]:
    """What is submitted or closed stands: the partners write only before that."""
    if review.stage in {RapidReview.Stage.GATHERING, RapidReview.Stage.MET, RapidReview.Stage.CHALLENGED}:
        return []
    return [f"This review is at the stage “{review.get_stage_display()}”. What was submitted can no longer be changed."]


def missing_partners(review: RapidReview, statutory_keys: list[str]) -> list[str]:
    """Names of statutory partners that were not at the latest meeting, itself or by a delegate."""
    meetings = review.meetings.all()
    if not meetings:
        return []
    meeting = max(meetings, key=lambda meeting: (meeting.held_at, meeting.pk))
    there = meeting.attendance.exclude(presence="absent").values("agency")
    return list(Agency.objects.filter(key__in=statutory_keys).exclude(pk__in=there).values_list("name", flat=True))


def reasons_against_submitting(review: RapidReview) -> list[str]:
    """What the decision maker needs in front of them."""
    outcome = getattr(review, "outcome", None)
    reasons = reasons_against_move(review, RapidReview.Stage.SUBMITTED)
    if reasons:
        return reasons
    if not review.meetings.exists():
        reasons.append("Record the rapid review meeting first.")
    if outcome is None:
        return [*reasons, "Write the outcome of the meeting first."]
    needed = [
        (outcome.facts, "Write a short account of the facts."),
        (outcome.immediate_safety, "Say what was done to make children safe."),
        (outcome.criteria_met is not None, "Say whether the criteria for a local review are met."),
        (outcome.criteria_reasons, "Give the reasons why the criteria are met or not met."),
        (outcome.outcome, "Choose the outcome that the partners recommend."),
        (outcome.outcome_reasons, "Give the reasons for the outcome."),
    ]
    reasons += [sentence for value, sentence in needed if not value]
    if review.stage == RapidReview.Stage.CHALLENGED and not _changed_since_challenge(review, outcome):
        reasons.append("Nothing has changed since the challenge. Answer its reasons in the outcome first.")
    return reasons


def _changed_since_challenge(review, outcome) -> bool:
    challenge = review.decisions.filter(kind=Decision.Kind.CHALLENGED).order_by("-decided_at").first()
    if challenge is None:
        return True
    changed = outcome.history.filter(history_date__gt=challenge.decided_at).exists()
    later = Recommendation.history.filter(review=review, history_date__gt=challenge.decided_at)
    return changed or later.exists()


def reasons_against_advising(review: RapidReview, person) -> list[str]:
    """Advice comes from somebody whose advice the arrangement asks for, while the decision is open."""
    reasons = (
        []
        if review.stage == RapidReview.Stage.SUBMITTED
        else ["Advice is given on a review that waits for its decision."]
    )
    if not may(person, Permission.ADVISE_ON_REVIEW, review.partnership):
        reasons.append("Your role does not give independent advice on reviews.")
    return reasons + reasons_of_conflict(review, person)


def reasons_of_conflict(review: RapidReview, person) -> list[str]:
    """Why somebody is not independent of this review: author, submitter, representative, declared."""
    reasons = []
    submission = max(review.submissions.all(), key=lambda one: one.number, default=None)
    if submission and submission.authored_by_id == person.pk:
        reasons.append("You wrote this rapid review, so you cannot decide on it.")
    if submission and submission.submitted_by_id == person.pk:
        reasons.append("You submitted this rapid review, so you cannot decide on it.")
    represented = Representative.objects.filter(review=review, person=person).select_related("agency")
    reasons += [f"You act for {row.agency} on this review, so you cannot decide on it." for row in represented]
    if review.conflicts.filter(person=person).exists():
        reasons.append("A conflict of interest is recorded for you on this review.")
    return reasons


def reasons_against_deciding(review: RapidReview, person, decides: str, held_roles) -> list[str]:
    """Only the role that the arrangement names decides, on a submitted review, and independently of it."""
    if review.stage != RapidReview.Stage.SUBMITTED:
        last = review.decisions.order_by("-decided_at").select_related("decided_by").first()
        if last:
            return [
                f"{last.decided_by} has {last.get_kind_display().lower()} this review already, "
                f"on {long_moment(last.decided_at)}."
            ]
        return ["Nothing has been submitted for a decision yet."]
    reasons = [] if decides in held_roles else ["The arrangement gives this decision to another role."]
    return reasons + reasons_of_conflict(review, person)


def reasons_against_closing(review: RapidReview, *, bodies: dict[str, str], feedback: dict[str, str]) -> list[str]:
    """A decided review closes when the outside bodies are told and the decision is fed back.

    ``bodies`` are the names of those to be told by their keys, ``feedback`` those owed it by their addresses.
    """
    reasons = reasons_against_move(review, RapidReview.Stage.ENDED)
    if reasons:
        return reasons
    told = set(review.outside_notices.filter(about="decision").values_list("body", flat=True))
    given = set(review.feedback.values_list("address", flat=True))
    reasons += [f"Record that {name} was told of the decision." for key, name in bodies.items() if key not in told]
    reasons += [f"Record the feedback to {name}." for address, name in feedback.items() if address not in given]
    return reasons


def reasons_against_raising_actions(review: RapidReview) -> list[str]:
    """Against actions from its recommendations: until the decision they may still change."""
    if review.stage in {RapidReview.Stage.DECIDED, RapidReview.Stage.ENDED}:
        return []
    return ["Recommendations become actions once the review is decided; until then they may still change."]
