"""The pages of the arrangement: who may open them, and what they say."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from accounts import access
from accounts.models import Appointment
from partnership.arrangement import in_force
from safeguarding.clock.commands import calendar_for, record, start_clock
from safeguarding.clock.models import RunningClock
from safeguarding.clock.subject import Subject

LONG_AGO = datetime.date(2019, 6, 1)
READING = ["arrangement", "agencies", "calendar"]


@pytest.fixture
def insider(make_person, buckinghamshire):
    return make_person("Bea Bucks", "business_manager", partnership=buckinghamshire)


@pytest.fixture
def watcher(make_person, buckinghamshire):
    return make_person("Ola Watcher", "observer", partnership=buckinghamshire)


@pytest.fixture
def neighbour(make_person, berkshire_west):
    return make_person("Nia Neighbour", "business_manager", partnership=berkshire_west)


@pytest.fixture
def get(client, sign_in):
    """``get(person, name, *args)``: the page as the person sees it."""
    return lambda person, name, *args: sign_in(client, person).get(reverse(f"partnership:{name}", args=args))


@pytest.mark.parametrize("page", READING)
def test_anybody_of_the_partnership_reads_the_arrangement(get, watcher, page):
    assert get(watcher, page).status_code == 200


@pytest.mark.parametrize("page", READING)
def test_nobody_reads_it_without_signing_in(client, page):
    assert client.get(reverse(f"partnership:{page}")).status_code == 302


def test_each_partnership_reads_its_own(get, insider, neighbour):
    assert "Independent chair" in get(insider, "arrangement").content.decode()
    assert "Buckinghamshire" not in get(neighbour, "arrangement").content.decode()


def test_an_observer_may_not_change_the_calendar(get, watcher):
    assert get(watcher, "add_closure").status_code == 403
    assert get(watcher, "remove_closure", "2026-09-01").status_code == 403


def test_a_day_that_does_not_exist_is_not_found(get, insider):
    assert get(insider, "confirm_closure", "2026-02-31").status_code == 404


def test_the_page_shows_the_total_and_each_share(get, insider):
    page = get(insider, "arrangement").content.decode()

    assert "£243,565" in page
    assert "43.4%" in page


def test_the_page_tells_the_laws_limit_from_the_partnerships_own(get, insider):
    page = get(insider, "arrangement").content.decode()

    assert "Law: Children Act 2004, section 16C" in page
    assert "Within 10 days (kind of day not stated)" in page
    assert "The partnership has not confirmed this yet." in page


def test_a_step_without_a_limit_says_so(get, neighbour):
    assert "No limit stated" in get(neighbour, "arrangement").content.decode()


def test_agencies_are_filtered_by_sector(client, sign_in, watcher):
    page = sign_in(client, watcher).get(reverse("partnership:agencies"), {"sector": "voluntary"}).content.decode()

    assert "Talkback" in page
    assert "Stoke Mandeville" not in page


def test_the_list_of_agencies_leaves_as_a_file(client, sign_in, watcher):
    response = sign_in(client, watcher).get(reverse("partnership:agencies"), {"format": "csv"})

    assert b"Academies" in b"".join(response.streaming_content)


def test_reading_costs_the_same_however_long_the_arrangement_is(client, sign_in, insider, neighbour, statements):
    for person in (insider, neighbour):
        sign_in(client, person)
        client.get(reverse("partnership:arrangement"))
        with statements(13):
            client.get(reverse("partnership:arrangement"))


def test_a_partnership_without_an_arrangement_is_told_what_to_do(get, observer):
    assert "No arrangement is in force yet" in get(observer, "arrangement").content.decode()


def close(client, day):
    parts = {"on-day": day.day, "on-month": day.month, "on-year": day.year, "closed_because": "Staff conference"}
    return client.post(reverse("partnership:add_closure"), parts)


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_a_closure_day_is_seen_before_it_is_made(client, sign_in, insider, buckinghamshire):
    sign_in(client, insider)
    day = datetime.date(2026, 4, 15)

    preview = close(client, day)
    assert day not in calendar_for(buckinghamshire.key).closures

    client.post(preview.url, {"closed_because": "Staff conference"})
    assert calendar_for(buckinghamshire.key).closures[day] == "Staff conference"


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_what_was_typed_about_a_closure_stands_on_the_next_page_and_in_no_address(client, sign_in, insider):
    preview = close(sign_in(client, insider), datetime.date(2026, 4, 15))

    assert preview.url == "/arrangement/calendar/2026-04-15/add/"
    assert 'value="Staff conference"' in client.get(preview.url).content.decode()


@pytest.fixture
def running(buckinghamshire, insider):
    """A rapid review's clock, begun on Tuesday 7 April 2026 on a record that nobody here may open."""
    subject = Subject("test-record", 1, "RR-2026-001", "/reviews/1/")
    procedure = in_force(buckinghamshire).procedure("rapid-review")
    owners = {"support_team": "role:support_team"}
    clock = start_clock(
        subject=subject, procedure=procedure, partnership_key=buckinghamshire.key, owners=owners, by=insider
    )
    record(clock=clock, kind="anchored", name="referral", on=datetime.date(2026, 4, 7), by=insider)
    return clock


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_a_preview_counts_what_moves_and_names_no_record_that_the_reader_may_not_open(get, insider, running):
    page = get(insider, "confirm_closure", "2026-04-15").content.decode()

    assert "5 open steps of records that you cannot open." in page
    assert "RR-2026-001" not in page


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_a_preview_names_what_moves_to_somebody_who_may_open_it(get, insider, running, monkeypatch):
    monkeypatch.setitem(access._subjects, "test-record", lambda person: RunningClock.objects.values("subject_id"))

    page = get(insider, "confirm_closure", "2026-04-15").content.decode()

    assert "RR-2026-001, Hold the rapid review meeting with the three partners" in page
    assert "from Tuesday 21 April 2026 to Wednesday 22 April 2026" in page


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_a_bank_holiday_is_refused_at_the_field_and_nothing_typed_is_lost(client, sign_in, insider):
    page = close(sign_in(client, insider), datetime.date(2026, 5, 4)).content.decode()

    assert "is not a working day anyway" in page
    assert "Staff conference" in page


@time_machine.travel("2026-04-07 09:00 +0000", tick=False)
def test_a_closure_day_can_be_taken_off_again(client, sign_in, insider, buckinghamshire):
    sign_in(client, insider)
    day = datetime.date(2026, 4, 15)
    client.post(close(client, day).url, {"closed_because": "Staff conference"})

    client.post(reverse("partnership:remove_closure", args=[day.isoformat()]))

    assert not calendar_for(buckinghamshire.key).closures


def test_access_ends_with_the_appointment(get, insider):
    Appointment.objects.filter(person=insider).update(ends_on=datetime.date(2019, 7, 1), starts_on=LONG_AGO)

    assert get(insider, "arrangement").status_code == 403
