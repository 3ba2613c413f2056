"""A report to work on: begun by the support team for the year that has just ended, two sections written."""

import datetime

import pytest

from partnership.models import ArrangementVersion
from reports.models import Report, Section

FROM, UNTIL = datetime.date(2025, 4, 1), datetime.date(2026, 3, 31)


@pytest.fixture
def version(partnership):
    """The arrangement that the report stands under."""
    found = ArrangementVersion.objects.filter(partnership=partnership).first()
    return found or ArrangementVersion.objects.create(
        partnership=partnership, version="1", document={}, digest="d" * 64, in_force_from=FROM
    )


@pytest.fixture
def report(partnership, version, support_officer):
    """A draft of the annual report 2025-26 with a part and what changed for children."""
    report = Report.objects.create(
        partnership=partnership,
        arrangement=version,
        outline="wt-2023",
        title="Annual report 2025-26",
        label="2025-26",
        from_on=FROM,
        until_on=UNTIL,
        begun_by=support_officer,
    )
    Section.objects.create(report=report, key="groups", title="What the groups did", words="They met.", position=1)
    Section.objects.create(
        report=report, key="changed", kind="changed", title="What changed for children", words="Much.", position=2
    )
    return report
