"""Four people around a report: its writer, an asked author, another agency's lead, the scrutineer."""

import datetime

import pytest

from reports.commands.sections import ask_author, write_section
from reports.models import Report, Section
from safeguarding.clock import wall


@pytest.fixture
def part(report):
    """What the groups did."""
    return report.sections.get(key="groups")


@pytest.fixture
def changed(report):
    """What changed for children: it may not be empty."""
    return report.sections.get(key="changed")


@pytest.fixture
def statement(report):
    """Independent scrutiny's part."""
    return Section.objects.create(report=report, key="scrutiny", kind="scrutiny", title="The statement", position=3)


@pytest.fixture
def scrutineer(make_person):
    return make_person("Sky Scrutineer", "scrutineer")


@pytest.fixture
def next_week():
    return wall.today() + datetime.timedelta(days=7)


@pytest.fixture
def author(quality_member, part, support_officer, next_week):
    """A group's member who is asked to write the part by next week."""
    ask_author(section=part, person=quality_member, due_on=next_week, by=support_officer)
    part.refresh_from_db()
    return quality_member


@pytest.fixture
def write():
    """``write(part, "words", by)``: the words of the part as it stands now."""

    def write(part, words, by):
        part.refresh_from_db()
        return write_section(section=part, words=words, version=part.version, by=by)

    return write


@pytest.fixture
def last_year(report):
    """The same report for the year before, with the same part, published long ago."""
    a_year = datetime.timedelta(days=365)
    before = Report.objects.create(
        partnership=report.partnership,
        arrangement=report.arrangement,
        outline=report.outline,
        title="Annual report 2024-25",
        label="2024-25",
        from_on=report.from_on - a_year,
        until_on=report.from_on - datetime.timedelta(days=1),
        state=Report.State.SIGNED,
        begun_by=report.begun_by,
    )
    Section.objects.create(report=before, key="groups", title="Groups", words="They met twice. They were quorate.")
    return before


@pytest.fixture
def with_partners(report):
    """The report is with the partners for comments."""
    Report.objects.filter(pk=report.pk).update(state=Report.State.COMMENTS)
    report.refresh_from_db()
    return report
