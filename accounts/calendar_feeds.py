"""A person's own calendar address: made, made anew, revoked, asked for; and the text it gives."""

import datetime
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from icalendar import Calendar, Event, Timezone

from accounts.access import holdings
from accounts.calendar_events import CalendarEvent, events_of
from accounts.invitations import digest
from accounts.models import CalendarFeed, Person
from safeguarding.clock import wall

WRITE_EVERY = datetime.timedelta(minutes=15)
TIME_ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def current_feed(person: Person) -> CalendarFeed | None:
    """The address that works now, or None."""
    return person.calendar_feeds.filter(revoked_at__isnull=True).first()


@transaction.atomic
def make_feed(*, by: Person) -> str:
    """A new calendar address for ``by``; an older one stops working. Returns its token, which is not kept."""
    revoke_feed(by=by)
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(person=by, token_digest=digest(token), made_at=wall.now())
    return token


@transaction.atomic
def revoke_feed(*, by: Person) -> None:
    """The calendar address of ``by`` stops working at once."""
    by.calendar_feeds.filter(revoked_at__isnull=True).update(revoked_at=wall.now())


def ask(token: str) -> Person | None:
    """Whose calendar a token gives; None when it was guessed, revoked, or belongs to somebody who has left.

    When it was asked last is kept, to the quarter of an hour; a revoked one that is still asked for too.
    """
    feed = CalendarFeed.objects.select_related("person").filter(token_digest=digest(token)).first()
    if feed is None:
        return None
    now = wall.now()
    column = "asked_after_revoking_at" if feed.revoked_at else "last_asked_at"
    before = getattr(feed, column)
    if before is None or now - before > WRITE_EVERY:
        CalendarFeed.objects.filter(pk=feed.pk).update(**{column: now})
    return feed.person if feed.revoked_at is None and holdings(feed.person).partnerships else None


def as_text(person: Person) -> bytes:
    """The person's calendar as iCalendar (RFC 5545), its moments in London time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Safeguarding partnership portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Safeguarding partnership")
    calendar.add("refresh-interval;value=duration", "PT1H")
    calendar.add_component(Timezone.from_ical(TIME_ZONE))
    for event in events_of(person):
        calendar.add_component(_as_event(event))
    return calendar.to_ical()


def _as_event(event: CalendarEvent) -> Event:
    shown = Event()
    link = settings.SITE_ADDRESS + event.path
    shown.add("uid", f"{event.key}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    shown.add("dtstamp", (event.changed_at or wall.now()).astimezone(datetime.UTC))
    if event.changed_at:
        shown.add("last-modified", event.changed_at.astimezone(datetime.UTC))
    shown.add("sequence", event.sequence)
    shown.add("summary", event.title)
    shown.add("description", f"{event.words} {link}".strip())
    shown.add("url", link)
    shown.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    shown.add("class", "PRIVATE")
    if event.place:
        shown.add("location", event.place)
    _when(shown, event)
    return shown


def _when(shown: Event, event: CalendarEvent) -> None:
    if isinstance(event.starts, datetime.datetime):
        shown.add("dtstart", event.starts.astimezone(wall.LONDON))
        shown.add("dtend", (event.ends or event.starts).astimezone(wall.LONDON))
        shown.add("transp", "OPAQUE")
    else:
        shown.add("dtstart", event.starts)
        shown.add("dtend", event.starts + datetime.timedelta(days=1))
        shown.add("transp", "TRANSPARENT")
