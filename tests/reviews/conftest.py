"""Buckinghamshire's people and a review at each stage, made through the doors that the portal uses."""

import datetime

import pytest

from accounts.models import Agency, Partnership
from partnership import files
from partnership.commands import load_arrangement
from reviews.commands import decision, information, meeting, opening, outside, referrals
from reviews.models import RapidReview
from safeguarding.clock import wall

SECTIONS = {
    "facts": "A baby was found lifeless at home.",
    "immediate_safety": "An older sister stays with grandparents.",
    "criteria_met": True,
    "criteria_reasons": "Neglect is suspected and several agencies were involved.",
    "outcome": "practice-review",
    "outcome_reasons": "There is new learning about pre-birth planning.",
}


def load(key):
    """The arrangement of ``arrangements/<key>.yaml``, in this database."""
    load_arrangement(data=files.read(f"arrangements/{key}.yaml"))
    return Partnership.objects.get(key=key)


@pytest.fixture
def partnership(db):
    """In this folder the partnership is Buckinghamshire, from its own file."""
    return load("buckinghamshire")


@pytest.fixture
def council(partnership):
    return Agency.objects.get(parts__partnership=partnership, parts__statutory="local-authority")


@pytest.fixture
def health(partnership):
    return Agency.objects.get(parts__partnership=partnership, parts__statutory="health")


@pytest.fixture
def police(partnership):
    return Agency.objects.get(parts__partnership=partnership, parts__statutory="police")


@pytest.fixture
def agency(partnership):
    """The partner agency of the three people: one that is not a statutory partner."""
    return Agency.objects.filter(parts__partnership=partnership, parts__statutory="").order_by("name").first()


@pytest.fixture
def group_chair(make_person):
    return make_person("Gil Groupchair", "group_chair", group_key="lcspr")


@pytest.fixture
def partners(make_person, council, health, police):
    """An executive member of each statutory partner."""
    return [
        make_person(f"Ex {name}", "executive_member", agency=agency)
        for name, agency in (("Council", council), ("Health", health), ("Police", police))
    ]


@pytest.fixture
def referrer(make_person, agency):
    return make_person("Rae Referrer", "referrer", agency=agency)


@pytest.fixture
def people(support_officer, business_manager, independent_chair, group_chair, partners, referrer, agency_lead):
    """Everybody whom a rapid review needs."""
    return {"support": support_officer, "chair": independent_chair, "referrer": referrer, "lead": agency_lead}


CHILD = {
    "initials": "ab",
    "harm": "died",
    "age_band": "under-1",
    "sex": "female",
    "ethnicity": "white-british",
    "disability": "none",
    "legal_status": "none",
    "plan_history": "never",
}


@pytest.fixture
def draft(people, partnership):
    """A referral that could be sent."""
    aware = wall.now() - datetime.timedelta(hours=3)
    fields = {
        "what_happened": "A baby was found lifeless at home.",
        "happened_on": aware.date(),
        "aware_at": aware,
        "reason": "Neglect is suspected.",
        "siblings_safety": "One sister, with grandparents.",
        "agency": people["referrer"].agency,
    }
    referral = referrals.start_referral(partnership=partnership, fields=fields, by=people["referrer"])
    referrals.keep_child(referral=referral, fields=CHILD, by=people["referrer"])
    return referral


@pytest.fixture
def sent(draft, people):
    return referrals.send_referral(referral=draft, by=people["referrer"])


@pytest.fixture
def review(sent, people):
    """A rapid review on its first day."""
    return opening.accept_referral(referral=sent, by=people["support"])


@pytest.fixture
def asked(review, agency, people):
    """An information request to the partner agency."""
    due = information.suggested_due(review)
    return information.ask_agencies(review=review, agencies=[agency], due_on=due, by=people["support"])[0]


@pytest.fixture
def hold_meeting(people, council, health, police):
    """``hold_meeting(review, police="absent")``: the meeting, with every partner present unless said otherwise."""

    def hold_meeting(review, **presence):
        rows = [
            {"agency": agency, "presence": presence.get(name, "present"), "person": None, "who": "Somebody"}
            for name, agency in (("council", council), ("health", health), ("police", police))
        ]
        return meeting.record_meeting(
            review=review,
            held_at=wall.now(),
            chaired_by="The group's chair",
            others_present="",
            attendance=rows,
            by=people["support"],
        )

    return hold_meeting


@pytest.fixture
def met(review, hold_meeting, people):
    """A review whose meeting was held and whose outcome is written."""
    hold_meeting(review)
    meeting.write_outcome(review=review, fields=dict(SECTIONS), by=people["support"])
    return review


@pytest.fixture
def submission(met, people):
    return meeting.submit(review=met, by=people["support"])


@pytest.fixture
def decide(people):
    """``decide(submission, "signed", …)`` by the independent chair unless ``by`` is given."""

    def decide(submission, kind="signed", **fields):
        fields.setdefault("by", people["chair"])
        return decision.decide(submission=submission, kind=kind, seen_digest=submission.digest, **fields)

    return decide


@pytest.fixture
def decided(submission, decide):
    """The review after the chair signed it."""
    decide(submission)
    return RapidReview.objects.get(pk=submission.review_id)


@pytest.fixture
def tell_bodies(people):
    """``tell_bodies(review, "decision")``: every body outside is recorded as told."""

    def tell_bodies(review, about):
        for body in ("panel", "dfe", "ofsted"):
            outside.record_outside_notice(
                review=review,
                body=body,
                about=about,
                reference="CSPRP-1",
                sent_at=wall.now(),
                sent_by="Team manager",
                by=people["support"],
            )

    return tell_bodies
