"""A meeting of the quality group: in progress, and with its minutes approved."""

import pytest

from partnership.commands import minutes as commands


@pytest.fixture
def running(make_meeting, quality_chair, quality_member, support_officer):
    """A meeting of today, minuted by the support officer, with three items."""
    meeting = make_meeting(days=0)
    for position, title in enumerate(["Neglect audit", "Threshold guide", "Any other business"], start=1):
        meeting.items.create(title=title, position=position)
    return commands.open_meeting(meeting=meeting, by=support_officer)


@pytest.fixture
def drafted(running, support_officer):
    """The same with a decision at its first item and its minutes with the chair."""
    first = running.items.first()
    commands.record_outcome(item=first, outcome="decision", words="The audit is repeated.", by=support_officer)
    commands.close_meeting(meeting=running, pass_on="The audit found good work.", by=support_officer)
    return commands.send_to_chair(meeting=running, by=support_officer)


@pytest.fixture
def approved(drafted, quality_chair):
    """The same, approved."""
    commands.approve_minutes(meeting=drafted, by=quality_chair)
    return drafted
