"""A person's own calendar: dates and meetings, nothing of a case, and an address that can be revoked."""

import datetime
import logging

import pytest
from django.db.models import BigIntegerField, Value
from django.urls import reverse
from icalendar import Calendar

from accounts import access, calendar_feeds
from accounts.commands import deactivate
from accounts.log_lines import WithoutKeys
from accounts.models import CalendarFeed, Person
from safeguarding.clock import commands as clock
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

CASE = Subject("rapid-review", 7, "RR-2026-007", "/reviews/RR-2026-007/")


@pytest.fixture
def due(support_officer, partnership, monkeypatch):
    """``due(owner)``: a date of a case that everybody sees, in a week."""
    seen = {"rapid-review": lambda p: Person.objects.filter(pk=p.pk).values_list(Value(7, BigIntegerField()))}
    monkeypatch.setattr(access, "_subjects", {**access._subjects, **seen})

    def due(owner):
        return clock.set_deadline(
            subject=CASE, step=owner, title="Baby K: tell the Panel", due=wall.today() + datetime.timedelta(days=7),
            owner=owner, partnership_key=partnership.key, by=support_officer,
        )  # fmt: skip

    return due


def asked(client, token):
    return client.get(reverse("accounts:calendar_feed", args=[token]))


def events(response):
    return {str(event["summary"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def feed_of(client, person):
    return events(asked(client, calendar_feeds.make_feed(by=person)))


def test_a_date_is_a_whole_day_in_general_words(client, support_officer, due):
    due("role:support_team")

    found = feed_of(client, support_officer)["Due: a rapid review"]

    assert found["dtstart"].dt == wall.today() + datetime.timedelta(days=7)
    assert "/account/calendar/dates/" in str(found["url"])


def test_nothing_of_a_case_is_in_it(client, support_officer, due):
    due("role:support_team")

    text = asked(client, calendar_feeds.make_feed(by=support_officer)).text

    assert "RR-2026" not in text
    assert "Baby" not in text


def test_what_is_due_from_the_agency_says_so(client, agency_lead, agency, due):
    due(f"agency:{agency.pk}")
    lead_is_reached, member = feed_of(client, agency_lead), Person.objects.create_user("m@example.org", name="Mo")
    access.forget(member)
    member.appointments.create(
        partnership=agency_lead.appointments.get().partnership,
        role="group_member",
        agency=agency,
        starts_on="2020-01-01",
    )

    assert set(lead_is_reached) == {"Due: a rapid review"}
    assert set(feed_of(client, member)) == {"Due from my agency: a rapid review"}


def test_each_of_three_people_gets_their_own_meetings(client, quality_member, agency_lead, outsider, make_meeting):
    make_meeting(place="Town Hall")

    assert str(feed_of(client, quality_member)["Quality"]["location"]) == "Town Hall"
    assert feed_of(client, agency_lead) == {}
    assert feed_of(client, outsider) == {}


def test_a_meeting_is_in_london_time_and_a_cancelled_one_says_so(client, quality_member, make_meeting):
    meeting = make_meeting(state="cancelled", cancelled_because="Too few", version=3)

    found = feed_of(client, quality_member)["Quality"]

    assert found["dtstart"].params["TZID"] == "Europe/London"
    assert found["dtstart"].dt == meeting.starts_at
    assert (str(found["status"]), found["sequence"]) == ("CANCELLED", 3)


def test_the_identifier_stays_when_a_meeting_moves(client, quality_member, make_meeting):
    meeting = make_meeting()
    before = feed_of(client, quality_member)["Quality"]["uid"]
    meeting.starts_at += datetime.timedelta(hours=1)
    meeting.save()

    assert feed_of(client, quality_member)["Quality"]["uid"] == before


def test_the_time_zone_tells_summer_from_winter():
    zone = Calendar.from_ical(b"BEGIN:VCALENDAR\n" + calendar_feeds.TIME_ZONE + b"END:VCALENDAR").walk("VTIMEZONE")[0]

    assert zone.to_tz().utcoffset(datetime.datetime(2026, 7, 1)) == datetime.timedelta(hours=1)
    assert zone.to_tz().utcoffset(datetime.datetime(2026, 12, 1)) == datetime.timedelta(0)


def test_it_needs_no_sign_in_and_is_kept_by_nobody_on_the_way(client, support_officer):
    response = asked(client, calendar_feeds.make_feed(by=support_officer))

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.django_db
def test_a_guessed_address_gets_one_sentence(client):
    response = asked(client, "guessed")

    assert response.status_code == 404
    assert "mistyped, revoked" in response.text


def test_a_revoked_address_gets_the_same_and_it_is_recorded(client, support_officer):
    token = calendar_feeds.make_feed(by=support_officer)
    calendar_feeds.revoke_feed(by=support_officer)

    assert asked(client, token).status_code == 404
    assert CalendarFeed.objects.get().asked_after_revoking_at


def test_a_new_address_ends_the_old_one(client, support_officer):
    old, new = calendar_feeds.make_feed(by=support_officer), calendar_feeds.make_feed(by=support_officer)

    assert [asked(client, token).status_code for token in (old, new)] == [404, 200]


def test_somebody_who_has_left_has_no_calendar(client, agency_lead, business_manager):
    token = calendar_feeds.make_feed(by=agency_lead)
    deactivate(person=agency_lead, by=business_manager)

    assert asked(client, token).status_code == 404


def test_guessing_is_slowed_and_a_right_address_is_not(client, support_officer):
    token = calendar_feeds.make_feed(by=support_officer)

    statuses = [asked(client, f"guess-{n}").status_code for n in range(25)]

    assert (statuses[0], statuses[-1]) == (404, 429)
    assert asked(client, token).status_code == 200


def test_only_the_digest_is_kept(support_officer):
    token = calendar_feeds.make_feed(by=support_officer)

    assert token not in str(CalendarFeed.objects.values().get())


def test_no_key_is_written_into_the_log(client, support_officer, caplog):
    with caplog.at_level(logging.DEBUG):
        asked(client, "a-guessed-key")

    assert "a-guessed-key" not in caplog.text


def test_the_address_is_shown_once(client, sign_in, support_officer):
    sign_in(client, support_officer)

    made = client.post(reverse("accounts:make_feed")).text
    token = made.split("/calendar/")[1].split(".ics")[0]

    assert asked(client, token).status_code == 200
    assert token not in client.get(reverse("accounts:calendar")).text


def test_an_entry_leads_to_its_record_and_only_for_whom_it_is(client, sign_in, support_officer, outsider, due):
    url = reverse("accounts:open_date", args=[due("role:support_team").pk])

    assert sign_in(client, support_officer).get(url).headers["Location"] == CASE.url
    assert sign_in(client, outsider).get(url).status_code == 404


@pytest.mark.parametrize("path", ["/calendar/{}.ics", "/join/{}/", "/password/reset/{}/"])
def test_whatever_is_logged_about_a_path_loses_its_key(path):
    record = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "Internal Server Error: %s", (path.format("aKey-1_2"),), None
    )

    WithoutKeys().filter(record)

    assert "aKey" not in record.getMessage()
    assert record.getMessage().startswith("Internal Server Error: /")
