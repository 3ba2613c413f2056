"""Facts are taken once, kept with where they come from, and taken anew when somebody asks for it."""

import pytest

from reports import content
from reports.commands import facts as commands
from reports.models import Fact, Section
from reports.rules.facts import changes
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from safeguarding.notices.models import Notice

OVERVIEW, STAGES = "actions.overview", "reviews.stages"


@pytest.fixture
def section(report):
    """The first section, which wants two facts."""
    section = report.sections.get(key="groups")
    section.facts_wanted = [OVERVIEW, STAGES, "room.that-does-not-exist"]
    section.save()
    return section


@pytest.fixture
def kept(section, support_officer):
    """Both facts as they were taken; in the first a figure was another then."""
    commands.take_facts(report=section.report, by=support_officer)
    fact = section.facts.get(key=STAGES)
    fact.value["empty"] = "Nothing was known."
    fact.save()
    return {fact.key: fact for fact in section.facts.all()}


def test_wanted_facts_are_taken_in_their_order(section, support_officer):
    commands.take_facts(report=section.report, by=support_officer)

    assert list(section.facts.values_list("key", "position")) == [(OVERVIEW, 0), (STAGES, 1)]


def test_a_fact_keeps_where_it_comes_from(section, support_officer):
    commands.take_facts(report=section.report, by=support_officer)

    fact = section.facts.get(key=STAGES)
    assert fact.parameters["partnership"] == "riverside"
    assert (fact.parameters["from"], fact.parameters["until"]) == ("2025-04-01", "2026-03-31")
    assert fact.taken_by == support_officer
    assert fact.definition.startswith("Rapid reviews that were open")


def test_a_period_with_nothing_says_so(section, support_officer):
    commands.take_facts(report=section.report, by=support_officer)

    assert section.facts.get(key=STAGES).value["empty"] == "No rapid review was open in this period."


def test_the_digest_is_over_what_was_asked_and_what_came_of_it(section, support_officer):
    commands.take_facts(report=section.report, by=support_officer)

    fact = section.facts.get(key=STAGES)
    asked = {"key": fact.key, "parameters": fact.parameters, "value": fact.value}
    assert fact.digest == content.digest(asked)
    assert fact.digest != content.digest({**asked, "value": {**fact.value, "says": "More."}})


def test_taking_again_keeps_what_was_taken(kept, section, support_officer):
    commands.take_facts(report=section.report, by=support_officer)

    assert section.facts.get(key=STAGES).value["empty"] == "Nothing was known."


def test_a_fact_that_is_no_longer_wanted_goes(kept, section, support_officer):
    section.facts_wanted = [OVERVIEW]
    section.save()

    commands.take_facts(report=section.report, by=support_officer)

    assert list(section.facts.values_list("key", flat=True)) == [OVERVIEW]


def test_a_fact_of_two_sections_is_taken_once(section, support_officer, django_assert_max_num_queries):
    Section.objects.filter(report=section.report, key="changed").update(facts_wanted=[STAGES])

    commands.take_facts(report=section.report, by=support_officer)

    digests = Fact.objects.filter(key=STAGES).values_list("digest", flat=True)
    assert len(digests) == 2
    assert len(set(digests)) == 1


def test_differences_say_what_is_and_what_was(kept, report):
    found = commands.differences(report)

    assert [(one.fact.key, one.words) for one in found] == [(STAGES, ("No rapid review was open in this period.",))]


def test_refreshing_changes_only_what_was_chosen(kept, report, business_manager):
    before = kept[OVERVIEW].taken_at

    changed = commands.refresh_facts(report=report, keys=[STAGES], by=business_manager)

    now = {fact.key: fact for fact in Fact.objects.all()}
    assert [one.fact.key for one in changed] == [STAGES]
    assert now[OVERVIEW].taken_at == before
    assert now[STAGES].taken_by == business_manager
    assert now[STAGES].value["empty"] == "No rapid review was open in this period."


def test_refreshing_all_takes_what_was_never_taken(kept, section, support_officer):
    section.facts_wanted = [*section.facts_wanted, "reviews.flow"]
    section.save()

    commands.refresh_facts(report=section.report, by=support_officer)

    assert section.facts.filter(key="reviews.flow", position=3).exists()


def test_nobody_refreshes_a_fact_that_the_report_does_not_show(kept, report, support_officer):
    with pytest.raises(Refused, match="shows no longer"):
        commands.refresh_facts(report=report, keys=["reviews.flow"], by=support_officer)


@pytest.mark.parametrize("state", ["signing", "signed"])
def test_a_sealed_report_keeps_its_facts(kept, report, support_officer, state):
    report.state = state
    report.save()

    for command in (commands.take_facts, commands.refresh_facts):
        with pytest.raises(Refused, match="sealed"):
            command(report=report, by=support_officer)


def test_the_author_of_a_section_hears_that_its_figures_changed(kept, section, support_officer, agency_lead):
    section.author = agency_lead
    section.save()

    commands.refresh_facts(report=section.report, by=support_officer)

    told = Notice.objects.get(kind=commands.CHANGED)
    assert (told.recipient, told.subject_id) == (agency_lead, section.report_id)


def test_it_is_written_in_the_history(kept, report, support_officer):
    commands.refresh_facts(report=report, by=support_officer)

    said = list(Step.objects.filter(subject_kind="report").order_by("pk").values_list("what", flat=True))
    assert said == ["Took two facts", "Took two facts anew; one of them changed"]


def value(**fields):
    return {"says": "", "figures": [], "table": None, "chart": None, "items": [], "notes": [], "empty": "", **fields}


def figure(number):
    return {"key": "closed", "label": "actions closed", "number": number, "note": ""}


def table(*rows, total=None):
    return {"caption": "", "headings": ["Group", "Closed"], "rows": [list(row) for row in rows], "total": total}


def test_a_figure_says_what_it_is_and_was():
    assert changes(value(figures=[figure(38)]), value(figures=[figure(41)])) == ["Actions closed: 41, was 38"]


def test_a_small_number_stays_small_in_words():
    kept, fresh = value(figures=[figure({"under": 5})]), value(figures=[figure(None)])

    assert changes(kept, fresh) == ["Actions closed: nothing, was fewer than 5"]


def test_rows_are_compared_by_name_wherever_they_stand():
    kept, fresh = table(("A", 1), ("B", 2)), table(("B", 3), ("A", 1), ("C", 9), total=["All", 13])

    found = changes(value(table=kept), value(table=fresh))

    assert sorted(found) == ["B, closed: 3, was 2", "New: All", "New: C"]


def test_another_order_and_other_words_are_said_too():
    kept, fresh = table(("A", 1), ("B", 2)), table(("B", 2), ("A", 1))

    assert changes(value(table=kept), value(table=fresh)) == ["The rows stand in another order."]
    assert changes(value(says="One."), value(says="Two.")) == ["The words around the numbers have changed."]
    assert changes(value(table=kept), value(table=kept)) == []


def test_items_come_go_and_change():
    kept = value(items=[{"title": "A", "text": "x"}, {"title": "B", "text": "x"}])
    fresh = value(items=[{"title": "A", "text": "y"}, {"title": "C", "text": "x"}])

    assert changes(kept, fresh) == ["New: C", "No longer there: B", "A: says something else now"]
