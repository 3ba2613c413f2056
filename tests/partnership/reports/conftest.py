"""A chair's report with something in it."""

import datetime

import pytest

from partnership.commands import reports as commands
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def period():
    """The last ninety days, both ends included."""
    return wall.today() - 90 * A_DAY, wall.today()


@pytest.fixture
def draft(quality, quality_chair, period):
    """A draft of the quality group, with words."""
    report = commands.begin_report(group=quality, from_on=period[0], until_on=period[1], by=quality_chair)
    words = {
        "achievements": "Children were heard.",
        "blockages": "Data.",
        "asks": "- Agree who pays.\n\nWrite a letter.",
    }
    return commands.write_report(report=report, by=quality_chair, **words)


@pytest.fixture
def sent(draft, quality_chair):
    """The same, sent."""
    return commands.send_report(report=draft, by=quality_chair)
