"""What takes long comes first, so that two workers end together; beside it the order stays pytest's own."""

import pytest

# Folders and files, the longest first. A test of a file that is not named here takes seconds at most.
LONG = (
    "tests/service/test_run.py",
    "tests/demo/seeded",
    "tests/demo",
    "tests/speed",
    "tests/journeys/test_buckinghamshire.py",
    "tests/journeys/test_an_annual_report.py",
    "tests/journeys/test_berkshire_west.py",
    "tests/journeys/test_a_meeting.py",
    "tests/journeys",
)


def _rank(item):
    """Longest first; within that what was in front before, as sorting is stable."""
    return next((rank for rank, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=_rank)
