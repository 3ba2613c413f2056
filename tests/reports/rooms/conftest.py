"""A frame of Riverside's year, and what its groups did in it."""

import datetime

import pytest

from partnership.models import Attendance, GroupDecision, PromptAnswer
from reports.facts.frame import Frame
from reports.facts.registry import offered
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def frame(partnership):
    """Half a year before today and half a year after it, so that bare rows of the fixtures lie in it."""
    today = wall.today()
    return Frame(partnership, today - 182 * A_DAY, today + 182 * A_DAY, today)


@pytest.fixture
def past_frame(partnership):
    """The ninety days before the last ninety."""
    today = wall.today()
    return Frame(partnership, today - 180 * A_DAY, today - 91 * A_DAY, today)


@pytest.fixture
def of_quality(frame, quality):
    """The frame of one group."""
    return Frame(frame.partnership, frame.from_on, frame.until_on, frame.today, quality)


def take(key, frame):
    """A fact as its definition takes it, fresh."""
    fresh = Frame(frame.partnership, frame.from_on, frame.until_on, frame.today, frame.group)
    return offered()[key].take(fresh)


@pytest.fixture
def figures():
    """``figures("actions.overview", frame)``: its figures by key."""
    return lambda key, frame: {figure.key: figure.number for figure in take(key, frame).figures}


@pytest.fixture
def taken():
    """``taken("actions.overview", frame)``: the fact."""
    return take


@pytest.fixture
def mark():
    """``mark(meeting, membership, "present", …)``: a row of attendance."""

    def mark(meeting, membership, presence="present", **fields):
        held = membership.appointment
        return Attendance.objects.create(
            meeting=meeting, appointment=held, agency=held.agency, presence=presence, **fields
        )

    return mark


@pytest.fixture
def answer():
    """``answer(meeting, "voice", "They said …")``."""
    return lambda meeting, prompt, words: PromptAnswer.objects.create(meeting=meeting, prompt=prompt, words=words)


@pytest.fixture
def decide(quality, support_officer):
    """``decide("We shall …", days=-5, …)``: a decision of ``quality`` in the register."""

    def decide(words="Adopt the protocol", days=-5, **fields):
        fields.setdefault("group", quality)
        number = GroupDecision.objects.count() + 1
        return GroupDecision.objects.create(
            reference=f"D-{number:04d}",
            words=words,
            decided_on=wall.today() + days * A_DAY,
            recorded_by=support_officer,
            **fields,
        )

    return decide
