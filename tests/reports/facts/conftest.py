"""Cases of Riverside's year 2025-26 as bare rows: what the facts count, without the portal's doors."""

import datetime
from itertools import count

import pytest

from partnership.models import ArrangementVersion
from reports.facts.frame import Frame
from reports.facts.registry import offered
from reviews.models import (
    Decision,
    RapidReview,
    Referral,
    ReferralChild,
    StageChange,
    Submission,
)
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline

FROM, UNTIL, TODAY = datetime.date(2025, 4, 1), datetime.date(2026, 3, 31), datetime.date(2026, 6, 1)


def noon(text):
    """Midday in London on a day like 2025-05-06."""
    return datetime.datetime.combine(datetime.date.fromisoformat(text), datetime.time(12), wall.LONDON)


@pytest.fixture
def frame(partnership):
    return Frame(partnership, FROM, UNTIL, TODAY)


@pytest.fixture
def taken(frame):
    """``taken("reviews.stages")``: the fact, taken fresh."""

    def taken(key):
        return offered()[key].take(Frame(frame.partnership, frame.from_on, frame.until_on, frame.today))

    return taken


@pytest.fixture
def figures(taken):
    """``figures("reviews.stages")``: its figures by key."""
    return lambda key: {figure.key: figure.number for figure in taken(key).figures}


@pytest.fixture
def rows(taken):
    """``rows("reviews.stages")``: the rows of its table, the total last where there is one."""

    def rows(key):
        table = taken(key).table
        return [*table.rows, *([table.total] if table.total else [])]

    return rows


@pytest.fixture
def make_referral(partnership, support_officer):
    """``make_referral(sent="2025-05-06", state="declined", answered="2025-05-07")``."""
    numbers = count(1)

    def make_referral(sent="2025-05-06", *, state="accepted", answered=None, where=partnership):
        moment = noon(sent)
        done = {"answered_at": noon(answered or sent), "answered_by": support_officer} if state != "sent" else {}
        return Referral.objects.create(
            partnership=where,
            reference=f"REF-T-{next(numbers):03}",
            state=state,
            made_by=support_officer,
            aware_at=moment,
            created_at=moment,
            sent_at=moment,
            **done,
        )

    return make_referral


@pytest.fixture
def make_review(make_referral, support_officer, arrangement_version):
    """``make_review("2025-05-06", met="2025-05-20", children=["died"])``: opened then, at these stages since."""
    numbers = count(1)

    def make_review(opened="2025-05-06", *, children=(), where=None, **stages):
        referral = make_referral(opened, **({"where": where} if where else {}))
        closed = stages.get("ended") or stages.get("withdrawn")
        review = RapidReview.objects.create(
            partnership=referral.partnership,
            reference=f"RR-T-{next(numbers):03}",
            referral=referral,
            arrangement=arrangement_version,
            stage=list(stages)[-1] if stages else "gathering",
            opened_by=support_officer,
            opened_at=noon(opened),
            ended_at=noon(closed) if closed else None,
        )
        for stage, on in {"gathering": opened, **stages}.items():
            StageChange.objects.create(review=review, stage=stage, at=noon(on), by=support_officer)
        for harm in children:
            make_child(referral, harm)
        return review

    return make_review


def make_child(referral, harm="died", **fields):
    fields = {"age_band": "under-1", "ethnicity": "not-known", "sex": "not-known", **fields}
    return ReferralChild.objects.create(
        referral=referral,
        initials="AB",
        harm=harm,
        disability="none",
        legal_status="none",
        plan_history="never",
        **fields,
    )


@pytest.fixture
def arrangement_version(partnership):
    found = ArrangementVersion.objects.filter(partnership=partnership).first()
    return found or ArrangementVersion.objects.create(
        partnership=partnership, version="1", document={}, digest="d" * 64, in_force_from=datetime.date(2030, 1, 1)
    )


@pytest.fixture
def decide(support_officer, business_manager, independent_chair):
    """``decide(review, "2025-06-03", "practice-review")``; a challenge where no outcome is given."""

    def decide(review, on, outcome=""):
        submission = Submission.objects.create(
            review=review,
            number=review.submissions.count() + 1,
            content={},
            digest="s" * 64,
            authored_by=support_officer,
            submitted_by=business_manager,
            submitted_at=noon(on),
        )
        return Decision.objects.create(
            review=review,
            submission=submission,
            kind="signed" if outcome else "challenged",
            reasons="" if outcome else "Say more.",
            outcome=outcome,
            role="independent_chair",
            digest="s" * 64,
            authored_by=support_officer,
            submitted_by=business_manager,
            decided_by=independent_chair,
            decided_at=noon(on),
        )

    return decide


@pytest.fixture
def make_deadline():
    """``make_deadline(review, "rapid-review-sent", due="2025-05-27", met="2025-05-30")`` of the law."""

    def make_deadline(record, step, *, due, met=None, source="law", **fields):
        return Deadline.objects.create(
            **record.subject.as_fields(),
            partnership_key="riverside",
            step=step,
            title=step.replace("-", " ").capitalize(),
            owner="role:support_team",
            source=source,
            due_on=datetime.date.fromisoformat(due),
            state="met" if met else "open",
            met_on=datetime.date.fromisoformat(met) if met else None,
            **fields,
        )

    return make_deadline
