"""The partnership at work, for tests: an executive, a sub-group under it, and the people who sit there."""

import datetime

import pytest

from accounts.models import Appointment
from partnership.models import Action, Group, Meeting, Membership
from safeguarding.clock import wall
from tests.people import LONG_AGO

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def make_group(partnership):
    """``make_group("Quality", parents=[executive], …)``: a group of ``partnership`` unless another is given."""

    def make_group(name, *, parents=(), **fields):
        fields.setdefault("partnership", partnership)
        fields.setdefault("kind", "sub-group")
        fields.setdefault("starts_on", LONG_AGO)
        group = Group.objects.create(key=name.lower().replace(" ", "-"), name=name, **fields)
        group.parents.set(parents)
        return group

    return make_group


@pytest.fixture
def executive(make_group):
    return make_group("Executive", kind="executive")


@pytest.fixture
def quality(make_group, executive):
    """A sub-group under the executive."""
    return make_group("Quality", parents=[executive])


@pytest.fixture
def seat():
    """``seat(person, group, "group_chair", …)``: the person sits there from long ago; gives the membership."""

    def seat(person, group, role="group_member", *, standing="", place=None, deputy_for=None, **fields):
        fields.setdefault("starts_on", LONG_AGO)
        appointment = Appointment.objects.create(
            person=person, partnership=group.partnership, role=role, group_key=group.key, **fields
        )
        standing = standing or ("chair" if role == "group_chair" else "member")
        return Membership.objects.create(
            appointment=appointment, group=group, standing=standing, place=place, deputy_for=deputy_for
        )

    return seat


@pytest.fixture
def quality_chair(make_person, seat, quality, other_agency):
    person = make_person("Cleo Chair")
    seat(person, quality, "group_chair", agency=other_agency)
    return person


@pytest.fixture
def quality_member(make_person, seat, quality, agency):
    person = make_person("Mo Member")
    seat(person, quality, agency=agency)
    return person


@pytest.fixture
def executive_member(make_person, seat, executive, other_agency):
    """Sits on the executive for the police, which lets them see every group's work."""
    person = make_person("Evan Executive", "executive_member", agency=other_agency)
    seat(person, executive, agency=other_agency)
    return person


@pytest.fixture
def make_meeting(quality):
    """``make_meeting(days=7, …)``: a meeting of ``quality`` in so many days, at ten, for two hours."""

    def make_meeting(days=7, **fields):
        fields.setdefault("group", quality)
        starts_at = (wall.now() + days * A_DAY).replace(hour=10, minute=0, second=0, microsecond=0)
        return Meeting.objects.create(starts_at=starts_at, ends_at=starts_at + 2 * A_DAY / 24, **fields)

    return make_meeting


@pytest.fixture
def make_action(quality, support_officer):
    """``make_action("Write it", due=14, …)``: an action of ``quality`` as a bare row, due in so many days.

    Without deadline or notes; a test about those raises one through ``partnership.commands.actions``.
    """

    def make_action(what="Write the guide", *, due=14, **fields):
        today = wall.today()
        day = today + due * A_DAY
        fields.setdefault("partnership", fields.get("group", quality).partnership)
        fields.setdefault("group", quality)
        fields.setdefault("raised_on", min(today, day))
        fields.setdefault("raised_by", support_officer)
        if not fields.get("owner_agency"):
            fields.setdefault("owner_person", support_officer)
        number = Action.objects.count() + 1
        return Action.objects.create(
            reference=f"A-{today.year}-{number:04d}", what=what, due_on=day, original_due_on=day, **fields
        )

    return make_action
