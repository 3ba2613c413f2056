"""Changing the parts of a report, and the checklist: the law's may be moved, not dropped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.commands import outline as commands
from reports.models import Report
from reports.rules.checklist import checklist
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step


@pytest.fixture
def report(arrange, strange, begin):
    """A yearly report under the 2023 guidance."""
    arrange(strange)
    return begin("wt-2023", "2024-25")


@pytest.fixture
def part(report):
    """``part("costs")``: the part of a key as it stands."""
    return lambda key: report.sections.get(key=key)


def keys(report):
    return list(report.sections.values_list("key", flat=True))


def positions(report):
    return list(report.sections.values_list("position", flat=True))


@pytest.mark.parametrize("key", ["costs", "education", "reforms", "feedback"])
def test_what_the_law_asks_for_is_moved_and_not_dropped(part, report, support_officer, key):
    before = keys(report).index(key)
    commands.move_section(section=part(key), to="up", by=support_officer)

    with pytest.raises(Refused, match="This part alone answers what Working Together"):
        commands.drop_section(section=part(key), by=support_officer)

    assert keys(report).index(key) == before - 1


@pytest.mark.parametrize(
    ("key", "sentence"), [("what-changed", "what changed for children"), ("scrutiny-statement", "scrutiny speaks")]
)
def test_what_changed_and_scrutiny_stay(part, support_officer, key, sentence):
    with pytest.raises(Refused, match=sentence):
        commands.drop_section(section=part(key), by=support_officer)


def test_a_part_goes_when_another_answers_the_same(part, report, support_officer):
    other = part("data")
    other.covers = ["data", "reforms"]
    other.save()

    commands.drop_section(section=part("reforms"), by=support_officer)

    assert "reforms" not in keys(report)
    assert positions(report) == list(range(16))


def test_a_part_of_ones_own_is_added_behind_another_and_dropped_again(part, report, support_officer):
    added = commands.add_section(report=report, title="  Our   library ", after=part("summary"), by=support_officer)

    assert keys(report)[:2] == ["summary", "our-library"]
    assert added.title == "Our library"
    commands.drop_section(section=added, by=support_officer)
    assert "our-library" not in keys(report)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [("", "Write what"), ("COSTS" * 50, "at most 200"), ("evidence OF impact", "called that already")],
)
def test_a_title_is_there_fits_and_is_not_another_parts(report, support_officer, title, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        commands.add_section(report=report, title=title, by=support_officer)

    assert refused.value.field == "title"


@pytest.mark.parametrize("title", ["تقرير الأطفال", "🐟 Fish", "Evidence, of impact"])
def test_a_title_in_any_letters_has_a_key_of_its_own(report, support_officer, title):
    first = commands.add_section(report=report, title=title, by=support_officer)
    second = commands.add_section(report=report, title=f"{title}.", by=support_officer)

    assert len({first.key, second.key, ""}) == 3


def test_renaming_keeps_what_a_part_answers_and_its_words(part, support_officer):
    costs = part("costs")
    costs.words = "Enough."
    costs.save()

    commands.rename_section(section=costs, title="Money", by=support_officer)

    assert (part("costs").title, part("costs").covers, part("costs").words) == ("Money", ["costs"], "Enough.")


def test_the_first_part_stays_first_when_it_is_moved_up(part, report, support_officer):
    commands.move_section(section=part("summary"), to="up", by=support_officer)

    assert keys(report)[0] == "summary"


@settings(max_examples=15, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 16), st.sampled_from(["up", "down"])), max_size=6))
def test_moving_loses_no_part(request, moves):
    report, officer = (request.getfixturevalue(name) for name in ("report", "support_officer"))
    before = sorted(keys(report))

    for place, to in moves:
        commands.move_section(section=report.sections.all()[place], to=to, by=officer)

    assert sorted(keys(report)) == before
    assert positions(report) == list(range(17))


def test_facts_are_chosen_in_an_order_and_taken_at_once(part, support_officer):
    commands.choose_facts(section=part("costs"), keys=["actions.overview", "funding.spending"], by=support_officer)

    assert list(part("costs").facts.values_list("key", flat=True)) == ["actions.overview", "funding.spending"]


def test_a_fact_that_there_is_not_is_refused(part, support_officer):
    with pytest.raises(Refused, match="has no fact “ice"):
        commands.choose_facts(section=part("costs"), keys=["ice.thickness"], by=support_officer)


def test_a_sealed_report_keeps_its_parts(part, report, support_officer):
    Report.objects.filter(pk=report.pk).update(state="signing")
    costs = part("costs")
    acts = [
        lambda: commands.add_section(report=report, title="More", by=support_officer),
        lambda: commands.rename_section(section=costs, title="More", by=support_officer),
        lambda: commands.move_section(section=costs, to="up", by=support_officer),
        lambda: commands.drop_section(section=costs, by=support_officer),
        lambda: commands.choose_facts(section=costs, keys=[], by=support_officer),
    ]

    for act in acts:
        with pytest.raises(Refused, match="The report is sealed"):
            act()


def test_a_part_that_somebody_dropped_meanwhile_is_said_to_be_gone(part, support_officer):
    young, again = part("young-people"), part("young-people")
    commands.drop_section(section=young, by=support_officer)

    with pytest.raises(Refused, match="dropped it meanwhile"):
        commands.rename_section(section=again, title="Too late", by=support_officer)


def test_history_says_what_was_done_and_never_what_was_typed(report, support_officer):
    commands.add_section(report=report, title="Typed by a person", by=support_officer)

    lines = list(Step.objects.filter(subject_kind="report", subject_id=report.pk).values_list("what", flat=True))

    assert "Part 18 was added" in lines
    assert not any("Typed" in line for line in lines)


# The checklist


def test_the_checklist_says_what_is_empty_what_has_figures_and_what_is_written(part, report):
    part("data").facts.all().delete()
    impact = part("impact")
    impact.words = "Children wait less."
    impact.save()

    found = {one.requirement.key: one for one in checklist(report)}

    assert (found["data"].stands, found["data"].filled) == ("Empty", False)
    assert (found["impact"].stands, found["impact"].filled) == ("Written", True)


def test_the_checklist_knows_a_requirement_that_no_part_answers(part, report):
    part("reforms").delete()

    assert next(one for one in checklist(report) if one.requirement.key == "reforms").stands == "No part answers it"


def test_a_report_by_no_edition_has_no_checklist(arrange, strange, begin):
    arrange(strange)

    assert checklist(begin("training", "2024-25")) == []
