"""A case with a deadline, the people around it, and a moment to be at."""

import datetime

import pytest
import time_machine

from accounts import access
from accounts.models import Partnership
from safeguarding.clock.commands import set_deadline
from safeguarding.clock.subject import Subject
from safeguarding.clock.wall import LONDON
from safeguarding.notices.commands import tell
from safeguarding.notices.models import Notice

TUESDAY = datetime.date(2026, 4, 14)
LADDER = {
    "leads": [2, 0],
    "overdue-every": 1,
    "climb": [{"after": 1, "to": "manager"}, {"after": 3, "to": "role:business_manager"}],
}


@pytest.fixture
def at():
    """``at(7, 10, 30)``: from now on it is 10:30 on 7 April 2026 in London (a Tuesday; Easter Monday is the 6th)."""
    travels = []

    def go(day, hour=9, minute=0, month=4):
        for travel in travels:
            travel.stop()
        travels[:] = [time_machine.travel(datetime.datetime(2026, month, day, hour, minute, tzinfo=LONDON), tick=False)]
        travels[0].start()

    go(7)
    yield go
    travels[0].stop()


@pytest.fixture
def hidden(monkeypatch):
    """Put a person's id in here, and they may not see the case any more."""
    ids = set()

    def visible(person):
        seen = Partnership.objects.none() if person.pk in ids else Partnership.objects.all()
        return seen.values("pk")

    monkeypatch.setitem(access._subjects, "rapid-review", visible)
    return ids


@pytest.fixture
def case(partnership, hidden):
    return Subject("rapid-review", partnership.pk, "RR-2026-012", "/reviews/RR-2026-012/")


@pytest.fixture
def owner(make_person, business_manager):
    """Whose deadline it is; the business manager is also their manager."""
    person = make_person("Olu Owner", "executive_member")
    person.manager = make_person("Max Manager", "executive_member")
    person.save()
    return person


@pytest.fixture
def make_deadline(case, owner, at):
    """``make_deadline(due)``: the owner's, with reminders two days before, on the day, and each day after."""

    def make(due=TUESDAY, step="panel-notified", address=None, ladder=LADDER):
        return set_deadline(
            subject=case,
            step=step,
            title="Notify the Panel",
            due=due,
            owner=address or f"person:{owner.pk}",
            partnership_key="riverside",
            ladder=ladder,
            by=owner,
        )

    return make


@pytest.fixture
def news(case, at):
    """``news(people, kind="review-opened", …)``: tell them about the case; the rows."""

    def news(*people, kind="review-opened", **fields):
        fields = {"noun": "a rapid review", **fields}
        return tell(people=people, kind=kind, subject=case, partnership_key="riverside", **fields)

    return news


@pytest.fixture
def told():
    """``told(person)``: (kind, lead) of what a person was told and not dropped, in the order of the rows."""

    def told(person, state=None):
        rows = Notice.objects.filter(recipient=person).exclude(state="dropped").order_by("pk")
        rows = rows.filter(state=state) if state else rows
        return list(rows.values_list("kind", "lead"))

    return told
