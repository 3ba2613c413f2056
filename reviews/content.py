"""The content of a rapid review as it is frozen, shown for signing, digested and printed: one source for all."""

import hashlib
import json

from reviews import choices, rules
from reviews.commands.people import terms_of
from reviews.models import RapidReview
from reviews.overview import overview_of
from safeguarding.clock import wall

LAYOUT = 1


def of(review: RapidReview) -> dict:
    """Everything the document says, as plain data (no child's initials: children are A, B, C…)."""
    arrangement = terms_of(review)
    return {
        "layout": LAYOUT,
        "reference": review.reference,
        "partnership": review.partnership.name,
        "arrangement": f"version {arrangement.version}",
        "dates": _dates(review),
        "children": _children(review),
        "incident": _incident(review),
        "agencies": _agencies(review),
        "chronology": _chronology(review),
        "meetings": _meetings(review),
        "missing_partners": rules.missing_partners(review, arrangement.statutory_agency_keys),
        "outcome": _outcome(review, arrangement),
        "recommendations": _recommendations(review),
        "dissents": [
            {"agency": row.agency.name, "words": row.words} for row in review.dissents.select_related("agency")
        ],
        "notifications": _notifications(review),
        "steps": _steps(review),
    }


def digest(content: dict) -> str:
    """SHA-256 of the content in its one canonical form."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(moment) -> str:
    if moment is None:
        return ""
    return (
        moment.astimezone(wall.LONDON).isoformat(timespec="minutes") if hasattr(moment, "hour") else moment.isoformat()
    )


def _dates(review) -> dict:
    referral = review.referral
    return {
        "happened_on": _iso(referral.happened_on),
        "aware_at": _iso(referral.aware_at),
        "referred_at": _iso(referral.sent_at),
        "opened_at": _iso(review.opened_at),
        "late_reason": referral.late_reason,
    }


def letter(position: int) -> str:
    """Child A, Child B, … Child Z, Child AA: how a document names children."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return f"Child {name}"


def _children(review) -> list[dict]:
    rows = []
    for position, child in enumerate(review.referral.children.all()):
        rows.append(
            {
                "name": letter(position),
                "harm": child.get_harm_display(),
                "age": child.get_age_band_display(),
                "sex": child.get_sex_display(),
                "ethnicity": child.get_ethnicity_display(),
                "disability": child.get_disability_display(),
                "disability_note": child.disability_note,
                "legal_status": child.get_legal_status_display(),
                "plan_history": child.get_plan_history_display(),
            }
        )
    return rows


def _incident(review) -> dict:
    referral = review.referral
    return {
        "what_happened": referral.what_happened,
        "reason": referral.reason,
        "siblings_safety": referral.siblings_safety,
        "immediate_action": referral.immediate_action,
        "referred_by": referral.agency.name if referral.agency else "",
    }


def _agencies(review) -> list[dict]:
    """What each agency sent. What it has typed and not sent is its own."""
    return [_agency(request) for request in review.requests.select_related("agency").prefetch_related("episodes")]


def _agency(request) -> dict:
    sent = not request.is_open
    sections = ("involvement", "good_practice", "immediate_action", "context", "lived_experience")
    episodes = request.episodes.all() if sent else []
    return {
        "agency": request.agency.name,
        "state": request.get_state_display(),
        **{name: getattr(request, name) if sent else "" for name in sections},
        "episodes": [{"period": e.period, "what_happened": e.what_happened, "analysis": e.analysis} for e in episodes],
    }


def _chronology(review) -> list[dict]:
    return [
        {"on": _iso(e.happened_on), "what": e.what, "source": e.source, "confidence": e.get_confidence_display()}
        for e in review.chronology.all()
        if e.request is None or not e.request.is_open
    ]


def _meetings(review) -> list[dict]:
    rows = []
    for meeting in review.meetings.prefetch_related("attendance__agency"):
        rows.append(
            {
                "held_at": _iso(meeting.held_at),
                "chaired_by": meeting.chaired_by,
                "others_present": meeting.others_present,
                "partners": [
                    {"agency": a.agency.name, "presence": a.get_presence_display()} for a in meeting.attendance.all()
                ],
            }
        )
    return rows


def _outcome(review, arrangement) -> dict:
    outcome = getattr(review, "outcome", None)
    if outcome is None:
        return {}
    titles = {choice.key: choice.title for choice in arrangement.rapid_review.outcomes}
    parallel = dict(choices.PARALLEL)
    return {
        "facts": outcome.facts,
        "immediate_safety": outcome.immediate_safety,
        "agency_summary": outcome.agency_summary,
        "context": outcome.context,
        "lived_experience": outcome.lived_experience,
        "learning_known": outcome.learning_known,
        "learning_new": outcome.learning_new,
        "parallel": [parallel[key] for key in outcome.parallel if key in parallel],
        "criteria_met": outcome.criteria_met,
        "criteria_reasons": outcome.criteria_reasons,
        "key": outcome.outcome,
        "title": titles.get(outcome.outcome, ""),
        "reasons": outcome.outcome_reasons,
        "national_relevance": outcome.national_relevance,
    }


def _recommendations(review) -> list[dict]:
    return [
        {"words": row.words, "agencies": [agency.name for agency in row.agencies.all()]}
        for row in review.recommendations.prefetch_related("agencies")
    ]


def _notifications(review) -> list[dict]:
    return [
        {
            "body": row.body_name,
            "about": row.get_about_display(),
            "reference": row.reference,
            "sent_at": _iso(row.sent_at),
            "sent_by": row.sent_by,
        }
        for row in review.outside_notices.all()
    ]


def _steps(review) -> list[dict]:
    """The steps of the review's clock as they stand at this moment, without anybody's name."""
    overview = overview_of(review.clock, until=review.ended_at) if review.clock else None
    return [
        {
            "title": step.title,
            "law": step.law,
            "due": _iso(step.due),
            "first_due": _iso(step.original_due),
            "met_on": _iso(step.met_on),
            "stands": step.tag.words,
            "waits_for": step.waits_for if not step.due else "",
        }
        for step in (overview.steps if overview else [])
    ]
