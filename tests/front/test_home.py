"""The home page shows what somebody has to do, decide and know."""

import datetime

import pytest
from django.db.models import BigIntegerField, Value
from django.urls import reverse

from accounts import access, waiting
from accounts.models import Person
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
    assert "Nothing of yours is overdue and nothing is due this week." in shown


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
    client.force_login(support_officer)

    with django_assert_max_num_queries(15):
        client.get(reverse("home"))


def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get(reverse("home")).headers["Location"] == "/sign-in/?next=/"
