"""What the demo holds, on both arrangements."""

import pytest

from accounts import access
from accounts.access import deadlines_visible_to, holdings, people_at, visible_ids
from accounts.models import Agency, Appointment, Person
from accounts.policy import ROLES
from partnership.models import Action, Meeting
from reviews.models import (
    Conflict,
    InformationRequest,
    PanelReply,
    PracticeReview,
    RapidReview,
    Referral,
    ReferralChild,
)
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, entries_of
from safeguarding.clock.models import Deadline
from safeguarding.clock.plan import day_of
from safeguarding.demo.cast import PASSWORD
from safeguarding.demo.seed import sign_ins
from safeguarding.documents.models import Document
from safeguarding.history.models import Opening, Step
from safeguarding.notices.models import Notice
from safeguarding.notices.sweeping import owed_on
from tests.demo.conftest import seed_demo

pytestmark = pytest.mark.django_db

SEEN = {"rapid-review", "information-request", "agreed-action", "panel-reply", "practice-review"}


def test_somebody_can_sign_in_in_every_role(seeded):
    accounts = sign_ins(seeded)

    assert {line.role for line in accounts} == {role.title for role in ROLES.values()}
    assert all(Person.objects.get(email=line.email).check_password(PASSWORD) for line in accounts)


@pytest.mark.parametrize("account", ["support", "manager", "executive", "group-chair", "member", "chair", "lead"])
def test_the_accounts_are_those_that_people_recognise(seeded, account):
    assert Person.objects.filter(email=f"{account}@demo.example").exists()


def test_ten_agencies_have_a_lead_whose_manager_hears_when_they_are_late(seeded):
    led = Agency.objects.filter(appointments__role="agency_lead", appointments__person__manager__isnull=False)

    assert led.distinct().count() >= 10


def dates_seen():
    """For the address of each person who can sign in: the kind and id of each deadline that they see."""
    people = Person.objects.filter(is_active=True)
    return {one.email: set(deadlines_visible_to(one).values_list("subject_kind", "pk")) for one in people}


def test_dates_found_without_looking_up_their_records_are_those_of_the_records_that_are_seen(seeded, monkeypatch):
    # The other demo had the same numbers and other keys.
    monkeypatch.setattr(access, "_questions", {})
    short = dates_seen()
    monkeypatch.setattr(access, "_whole", {})
    monkeypatch.setattr(access, "_undated", set())

    long = dates_seen()

    assert {who: seen ^ long[who] for who, seen in short.items() if seen != long[who]} == {}
    assert len({frozenset(seen) for seen in short.values()}) > 10


def test_kinds_whose_story_is_told_elsewhere_have_none_of_their_own(seeded):
    assert not Step.objects.filter(subject_kind__in=access._without_story).exists()


def test_every_stage_is_there(seeded):
    stages = set(RapidReview.objects.values_list("stage", flat=True))

    assert stages == set(RapidReview.Stage.values) - {"challenged"}
    assert set(Referral.objects.values_list("state", flat=True)) == set(Referral.State.values)


def test_requests_are_answered_not_known_late_and_waiting_for_more_time(seeded):
    assert set(InformationRequest.objects.values_list("state", flat=True)) == set(InformationRequest.State.values)
    assert Deadline.objects.overdue(wall.today()).filter(subject_kind="information-request").exists()


def test_decisions_were_signed_challenged_and_made_otherwise(seeded):
    kinds = RapidReview.objects.values_list("decisions__kind", flat=True)

    assert {"signed", "challenged", "overruled"} <= set(kinds)


def test_a_clock_was_paused_and_another_extended(seeded):
    kinds = set(RapidReview.objects.values_list("clock__entries__kind", flat=True))

    assert {"paused", "resumed"} <= kinds


def test_one_review_is_on_day_23_of_15(seeded):
    calendar = calendar_for(seeded.key)
    days = [
        day_of(review.clock.procedure, entries_of(review.clock), wall.today(), calendar)
        for review in RapidReview.objects.open().filter(stage="gathering")
    ]

    assert (23, 15) in days


def test_what_follows_a_decision_is_there(seeded):
    assert PracticeReview.objects.exists()
    assert Deadline.objects.open().filter(subject_kind="practice-review").exists()
    assert PanelReply.objects.filter(acted_on__isnull=True).exists()


def test_papers_openings_and_a_conflict_are_there(seeded):
    assert Document.objects.filter(versions__extension="pdf").exists()
    assert Opening.objects.values("person").distinct().count() >= 5
    assert Conflict.objects.exists()


def test_initials_are_two_letters_that_are_no_name(seeded):
    initials = set(ReferralChild.objects.values_list("initials", flat=True))

    assert all(len(one) == 2 and one.isupper() and not set(one) & set("AEIOUY") for one in initials)


def test_whoever_owns_an_open_deadline_sees_what_it_is_about(seeded):
    unseen = [
        (row.owner, row.step)
        for row in Deadline.objects.open().filter(subject_kind__in=SEEN)
        for person in people_at(row.owner, seeded.key)
        if not visible_ids(person, row.subject_kind).filter(pk=row.subject_id).exists()
    ]

    assert unseen == []


def test_nobody_was_sent_a_notice_about_what_they_may_not_see(seeded):
    told = Notice.objects.filter(state="sent").values_list("recipient", "subject_kind", "subject_id").distinct()
    people = Person.objects.in_bulk()
    pairs = {(pk, kind) for pk, kind, _ in told}
    seen = {(pk, kind): set(visible_ids(people[pk], kind).values_list("pk", flat=True)) for pk, kind in pairs}

    assert [one for one in told if one[2] not in seen[one[:2]]] == []


def test_the_observer_and_an_outsider_to_the_case_see_no_case(seeded):
    observer = Appointment.objects.get(role="observer", partnership=seeded).person

    assert holdings(observer).roles == {"observer"}
    assert not RapidReview.objects.visible_to(observer).exists()


def test_no_reminder_of_an_earlier_day_is_still_owed(seeded):
    assert [owed for owed in owed_on(wall.today()) if owed.reminder.on < wall.today()] == []


def test_every_past_moment_lies_in_the_past(seeded):
    assert not Notice.objects.filter(made_at__gt=wall.now()).exists()
    assert not RapidReview.objects.filter(opened_at__gt=wall.now()).exists()


def test_a_second_run_changes_nothing_and_says_so(seeded):
    before = [model.objects.count() for model in (Person, RapidReview, Deadline, Notice, Opening)]

    printed = seed_demo("--seed", "7")

    assert "nothing of them was changed" in printed
    assert before == [model.objects.count() for model in (Person, RapidReview, Deadline, Notice, Opening)]


def test_show_prints_the_sign_ins(seeded):
    printed = seed_demo("--show")

    assert "chair@demo.example" in printed
    assert PASSWORD in printed


@pytest.mark.parametrize("seeded", ["berkshire-west"], indirect=True)
def test_a_larger_scale_adds_cases_people_and_deadlines(seeded):
    seed_demo("--scale", "2", "--open-deadlines", "300", "--owed", "20")

    flat = Deadline.objects.filter(subject_label__startswith="BENCH-")
    assert RapidReview.objects.count() == 60
    assert Person.objects.count() == 400
    assert Deadline.objects.exclude(subject_label__startswith="BA-").count() - flat.count() == 4000
    assert (Meeting.objects.count(), Action.objects.count()) == (180, 4000)
    assert flat.filter(next_reminder_on__lte=wall.today()).count() == 20
