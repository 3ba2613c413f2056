"""Beginning a report: its period, its parts, its date, what last year's left, and what is against it."""

import datetime

import pytest

from reports.commands import outline as commands
from reports.models import Report
from reports.outlines import outline_of, period_of
from reports.outlines.periods import due_on, labels
from reports.rules.moves import against_move
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused

DAY = datetime.date


@pytest.fixture
def arranged(arrange, strange):
    """A partnership under the 2023 guidance, whose own report is on sixteen months."""
    return arrange(strange)


def titles(report):
    return list(report.sections.values_list("title", flat=True))


PERIODS = [
    ("wt-2023", "2025-26", DAY(2025, 4, 1), DAY(2026, 3, 31)),
    ("own", "2024-25", DAY(2024, 2, 1), DAY(2025, 5, 31)),
    ("executive-quarter", "2026-27-q1", DAY(2026, 4, 1), DAY(2026, 6, 30)),
    ("executive-quarter", "2025-26-q4", DAY(2026, 1, 1), DAY(2026, 3, 31)),
    ("training", " 2025-26 ", DAY(2025, 4, 1), DAY(2026, 3, 31)),
]


@pytest.mark.parametrize(("key", "label", "first", "last"), PERIODS)
def test_a_label_names_its_days(partnership, arranged, key, label, first, last):
    assert period_of(outline_of(partnership, key), label) == (first, last)


@pytest.mark.parametrize("label", ["", "2025", "2025-27", "2025-26-q1", "next year", "9999-00", "٢٠٢٥-٢٦", "2025-26\0"])
def test_a_label_that_is_written_otherwise_is_refused_with_an_example(partnership, arranged, label):
    with pytest.raises(Refused, match="like 2025-26") as refused:
        period_of(outline_of(partnership, "wt-2023"), label)

    assert refused.value.field == "label"


def test_a_calendar_year_is_called_by_its_number(partnership, arrange, strange):
    strange["reporting"]["report"]["period"] = {"from": "2026-01-01", "until": "2026-12-31"}
    arrange(strange)
    outline = outline_of(partnership, "own")

    assert period_of(outline, "2025") == (DAY(2025, 1, 1), DAY(2025, 12, 31))
    assert due_on(outline, DAY(2025, 12, 31)) == DAY(2026, 9, 30)


def test_the_periods_that_are_offered_have_begun(partnership, arranged):
    outline = outline_of(partnership, "executive-quarter")

    assert labels(outline, DAY(2026, 5, 2)) == ["2026-27-q1", "2025-26-q4", "2025-26-q3", "2025-26-q2"]


def test_a_report_begins_with_the_parts_the_facts_and_the_date_of_its_outline(arranged, begin):
    report = begin("wt-2023", "2024-25")

    assert report.title == "Yearly report 2024-25"
    assert report.sections.count() == 17
    assert all(section.facts.count() == len(section.facts_wanted) for section in report.sections.all())
    assert report.due_on == DAY(2025, 9, 30)
    assert Deadline.objects.filter(subject_kind="report", subject_id=report.pk, due_on=report.due_on).exists()
    assert [move.state for move in report.moves.all()] == ["draft"]


def test_a_second_report_on_the_same_is_refused_and_leads_to_the_first(arranged, begin):
    first = begin("wt-2023", "2024-25")

    with pytest.raises(Refused, match=f"There is one for this period already: {first.title}, at /reports/{first.pk}/."):
        begin("wt-2023", "2024-25")


def test_the_same_period_may_have_reports_of_other_outlines(arranged, begin):
    begin("wt-2023", "2024-25")
    begin("training", "2024-25")

    assert Report.objects.count() == 2


def test_a_period_that_has_not_begun_has_no_report(arranged, begin):
    with pytest.raises(Refused, match="This period begins on Friday 1 April 2095"):
        begin("wt-2023", "2095-96")


def test_a_groups_report_needs_a_group_of_the_partnership(arranged, begin, quality, make_group, other_partnership):
    elsewhere = make_group("Elsewhere", partnership=other_partnership)

    with pytest.raises(Refused, match="Choose the group"):
        begin("group-year", "2024-25")
    with pytest.raises(Refused, match="Elsewhere is no group of Riverside"):
        begin("group-year", "2024-25", group=elsewhere)
    with pytest.raises(Refused, match="is of the whole partnership"):
        begin("training", "2024-25", group=quality)


def test_a_groups_report_bears_its_name_and_shows_what_can_be_taken_of_a_group(arranged, begin, quality):
    report = begin("group-year", "2024-25", group=quality)

    assert report.title == "Quality: group report 2024-25"
    assert all(fact.parameters["group"] == "quality" for part in report.sections.all() for fact in part.facts.all())


def test_a_quarter_has_no_date_and_no_scrutiny(arranged, begin):
    report = begin("executive-quarter", "2025-26-q1")

    assert report.title == "Report to the executive 2025-26 quarter 1"
    assert report.due_on is None
    assert not report.sections.filter(kind="scrutiny").exists()


def test_next_years_report_begins_as_last_years_was_left(arranged, begin, support_officer):
    last = begin("training", "2023-24")
    commands.add_section(report=last, title="Our library", by=support_officer)
    commands.rename_section(section=last.sections.get(key="offer"), title="Our courses", by=support_officer)
    commands.drop_section(section=last.sections.get(key="costs"), by=support_officer)

    found = titles(begin("training", "2024-25"))

    assert found == titles(last)
    assert found[-1] == "Our library"


def test_what_the_guidance_has_asked_for_since_comes_to_next_years_report(arranged, begin):
    last = begin("wt-2023", "2023-24")
    last.sections.filter(key="reforms").delete()

    assert begin("wt-2023", "2024-25").sections.filter(key="reforms").exists()


def test_an_arrangement_of_an_earlier_release_makes_a_report(arrange, earlier, begin):
    arrange(earlier)

    report = begin("own", "2024-25")

    assert report.edition == "wt-2018"
    assert report.sections.count() == 14


def test_what_is_never_public_says_so_when_somebody_would_publish_it(arranged, begin, support_officer):
    report = begin("executive-quarter", "2025-26-q1")

    assert against_move(report, "publish", support_officer) == ["This kind of report is not made for the public."]
