"""The home page shows what somebody has to do, decide and know."""

import datetime

import pytest
from django.db.models import BigIntegerField, Value
from django.urls import reverse

from accounts import access, waiting
from accounts.models import Person, Visit
from accounts.policy import ROLES
from safeguarding import home
from safeguarding.clock import commands as clock
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.history import commands as history

CASE = Subject("test-case", 7, "RR-2026-007", "/reviews/7/")


@pytest.fixture(autouse=True)
def everybody_sees_the_case(monkeypatch):
    def seen_by(person):
        return Person.objects.filter(pk=person.pk).values_list(Value(CASE.id, BigIntegerField()))

    monkeypatch.setattr(access, "_subjects", {"test-case": seen_by})


@pytest.fixture
def due(support_officer, partnership):
    """``due(days, owner="role:support_team", title="…")``: a deadline so many days from today."""

    def due(days, *, owner="role:support_team", title="Tell the partners"):
        day = wall.today() + datetime.timedelta(days=days)
        return clock.set_deadline(
            subject=CASE, step=f"step-{days}-{owner.partition(':')[2]}", title=title, due=day, owner=owner,
            partnership_key=partnership.key, by=support_officer,
        )  # fmt: skip

    return due


def page(client, person):
    client.force_login(person)
    return client.get(reverse("home")).text


def test_somebody_new_sees_what_they_belong_to_and_what_happens_next(client, observer):
    shown = page(client, observer)

    assert "Read-only observer" in shown
    assert "Nothing of yours or of your agency is overdue" in shown


def test_what_is_late_comes_first_and_says_by_how_much(client, support_officer, due):
    due(2, title="Hold the meeting")
    due(-3, title="Notify the Panel")

    shown = page(client, support_officer)

    assert "Notify the Panel" in shown
    assert "working days late" in shown or "working day late" in shown
    assert "and one more date" in shown


def test_what_is_due_after_a_week_stands_under_later(client, support_officer, due):
    due(20, title="Feed back")

    shown = page(client, support_officer)

    assert shown.index("Later") < shown.index("Feed back")


def test_the_chair_sees_what_waits_for_the_chairs_decision(client, independent_chair, monkeypatch):
    asks = waiting.Waiting("Read it and decide", "RR-2026-007", "/reviews/7/sign/")
    monkeypatch.setattr(waiting, "_rooms", [lambda person, partnership: [asks]])

    shown = page(client, independent_chair)

    assert shown.index("Waiting for my decision") < shown.index("RR-2026-007: Read it and decide")


def test_dates_of_others_are_counted_for_whoever_runs_cases(client, support_officer, due):
    due(-2, owner="role:independent_chair")

    assert "one date of others on records that you run" in page(client, support_officer)


def test_dates_of_others_are_counted_beside_my_own_and_not_shown(client, support_officer, due):
    due(-2, owner="role:independent_chair", title="Advise on it")
    due(-1, owner="role:independent_chair", title="Sign it")
    due(1, owner="role:independent_chair", title="Read it")
    due(3, title="Notify the Panel")

    shown = page(client, support_officer)

    assert "two dates of others" in shown
    assert "Notify the Panel" in shown
    assert "Advise on it" not in shown


def test_dates_of_others_are_not_counted_for_whoever_runs_no_cases(client, independent_chair, due):
    due(-2, owner="role:support_team")

    assert "of others" not in page(client, independent_chair)


def test_what_others_did_is_told_and_what_i_did_is_not(client, support_officer, business_manager):
    history.note(subject=CASE, what="Accepted the referral.", by=business_manager)
    history.note(subject=CASE, what="Held the call.", by=support_officer)

    shown = page(client, support_officer)

    assert "Accepted the referral." in shown
    assert "Held the call." not in shown


def test_another_partnership_sees_nothing_of_it(client, outsider, due):
    due(1, title="Notify the Panel")

    assert "Notify the Panel" not in page(client, outsider)


def test_ten_times_the_deadlines_need_no_more_statements(client, support_officer, due, django_assert_max_num_queries):
    for day in range(-20, 20):
        due(day)
    page(client, support_officer)

    with django_assert_max_num_queries(15):
        client.get(reverse("home"))


@pytest.fixture
def lead_who_sits(make_person, seat, quality, agency):
    """A member of the quality group for the health trust, not its lead: its dates are the agency's."""
    person = make_person("Mo Member")
    seat(person, quality, agency=agency)
    return person


def test_what_is_due_from_my_agency_is_told_apart_from_what_is_due_from_me(client, lead_who_sits, agency, due):
    due(1, owner=f"agency:{agency.pk}", title="Answer for the trust")
    due(2, owner=f"person:{lead_who_sits.pk}", title="Write the paper")

    shown = page(client, lead_who_sits)

    assert "<strong>Due from your agency:</strong> Answer for the trust" in shown
    assert "Due from your agency:</strong> Write the paper" not in shown
    assert "Write the paper" in shown


def test_what_is_due_from_an_agency_is_not_shown_to_another(client, agency, quality_chair, due):
    due(1, owner=f"agency:{agency.pk}", title="Answer for the trust")

    assert "Answer for the trust" not in page(client, quality_chair)


def test_my_next_meetings_are_those_of_my_groups(client, quality_member, agency_lead, make_meeting):
    make_meeting(place="Town Hall")
    make_meeting(days=-7, place="The old library")

    shown = page(client, quality_member)

    assert "Town Hall" in shown
    assert "The old library" not in shown
    assert "Town Hall" not in page(client, agency_lead)


def test_what_changed_before_the_last_visit_is_not_told_again(client, support_officer, business_manager):
    with wall.standing_at(wall.now() - datetime.timedelta(days=2)):
        history.note(subject=CASE, what="Accepted the referral.", by=business_manager)
    Visit.objects.create(person=support_officer, seen_at=wall.now() - datetime.timedelta(days=1))

    shown = page(client, support_officer)

    assert "since you were last here" in shown
    assert "Accepted the referral." not in shown


def test_looking_twice_in_one_visit_keeps_what_is_new(client, support_officer, business_manager):
    page(client, support_officer)
    history.note(subject=CASE, what="Accepted the referral.", by=business_manager)

    assert "Accepted the referral." in page(client, support_officer)
    assert "Accepted the referral." in page(client, support_officer)


def test_many_changes_of_one_record_are_one_line(client, support_officer, business_manager):
    for n in range(5):
        history.note(subject=CASE, what=f"Step {n}.", by=business_manager)

    shown = page(client, support_officer)

    assert "Step 4. (and four more changes)" in shown
    assert "Step 3." not in shown


@pytest.mark.parametrize("who", ["support_officer", "observer"])
def test_what_i_may_see_is_told_however_much_happened_that_i_may_not(
    client, request, who, business_manager, monkeypatch
):
    person = request.getfixturevalue(who)
    monkeypatch.setattr(home, "MOST_STEPS", 5)
    earlier = wall.now() - datetime.timedelta(days=1)
    history.note(subject=CASE, what="Accepted the referral.", by=business_manager, at=earlier)
    for number in range(9):
        elsewhere = Subject("test-case", 1000 + number, "RR-2026-099", "/reviews/RR-2026-099/")
        unknown = Subject("of-no-room", number, "RR-2026-098", "/reviews/RR-2026-098/")
        history.note(subject=elsewhere, what="Held the call.", by=business_manager)
        history.note(subject=unknown, what="Held the call.", by=business_manager)

    shown = page(client, person)

    assert "Accepted the referral." in shown
    assert "Held the call." not in shown


def test_somebody_who_sits_in_a_group_finds_its_page(client, quality_member):
    assert 'href="/groups/quality/"' in page(client, quality_member)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_everybody_has_a_home_in_few_statements(
    client, make_person, role, agency, quality, django_assert_max_num_queries
):
    person = make_person("Some Body", role, agency=agency, group_key=quality.key)
    page(client, person)

    with django_assert_max_num_queries(15):
        shown = client.get(reverse("home")).text

    assert ROLES[role].title in shown
    assert "Put your dates into your own calendar" in shown


def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get(reverse("home")).headers["Location"] == "/sign-in/?next=/"
