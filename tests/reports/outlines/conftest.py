"""Partnerships with an arrangement: a seed's, a made-up one's, one that an earlier release loaded."""

import copy
import datetime

import pytest

from partnership.files import read
from partnership.models import ArrangementVersion
from reports import content
from reports.commands.reports import begin_report
from tests.partnership.conftest import STRANGE, seed

A_LONG_TIME_AGO = datetime.date(2018, 4, 1)


@pytest.fixture
def arrange(partnership):
    """``arrange(document)``: the partnership works by it since long ago."""

    def arrange(document, version="1"):
        return ArrangementVersion.objects.create(
            partnership=partnership,
            version=version,
            document=document,
            digest=content.digest(document),
            in_force_from=A_LONG_TIME_AGO + datetime.timedelta(days=ArrangementVersion.objects.count()),
        )

    return arrange


@pytest.fixture
def strange():
    """The arrangement of a partnership that resembles neither seed."""
    return read(STRANGE)


@pytest.fixture
def buckinghamshire():
    return read(seed("buckinghamshire"))


@pytest.fixture
def earlier(buckinghamshire):
    """The same as an earlier release kept it: its headings say nothing of what they cover and show."""
    document = copy.deepcopy(buckinghamshire)
    report = document["reporting"]["report"]
    for key in ("sent-to", "signed-by"):
        del report[key]
    report["contents"] = [{"key": one["key"], "title": one["title"]} for one in report["contents"]]
    for edition in document["guidance-editions"]:
        del edition["report-must-say"]
    return document


@pytest.fixture
def begin(partnership, support_officer):
    """``begin("own", "2025-26")``: a report of the partnership, begun by the support team."""
    return lambda outline, label, **more: begin_report(
        partnership=partnership, outline=outline, label=label, by=support_officer, **more
    )
