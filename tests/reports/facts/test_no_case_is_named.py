"""A report counts cases and names none: not in a fact, not on a page, not in a file, for those without need to know."""

import json

import pytest

from reports import documents
from reports.commands.facts import take_facts
from reports.documents import printed_of
from reports.facts.registry import offered
from reports.models import Fact, Report

pytestmark = pytest.mark.django_db
CASE = "RR-T-"


@pytest.fixture
def full(report, make_review, support_officer):
    """With the partners, one part that shows every fact there is, of six reviews of the year."""
    for month in range(4, 10):
        make_review(f"2025-{month:02}-06", met=f"2025-{month:02}-20", children=["died"])
    report.sections.filter(key="groups").update(facts_wanted=list(offered()))
    take_facts(report=report, by=support_officer)
    Report.objects.filter(pk=report.pk).update(state="comments")
    return report


def test_no_fact_says_the_reference_of_a_case(full):
    facts = list(Fact.objects.all())

    assert any(CASE in json.dumps(fact.records) for fact in facts)
    assert [fact.key for fact in facts if CASE in json.dumps([fact.value, fact.parameters, fact.definition])] == []


def test_no_page_says_it_to_somebody_without_need_to_know(client, sign_in, full, agency_lead):
    tails = ["facts/", "preview/", "history/", f"sections/{full.sections.get(key='groups').pk}/"]
    for fact in Fact.objects.all():
        tails += [f"facts/{fact.pk}/", f"facts/{fact.pk}/records/"]
        tails += [f"facts/{fact.pk}/records/?of={key}" for key in fact.records]
    reader = sign_in(client, agency_lead)
    answers = {tail: reader.get(f"/reports/{full.pk}/{tail}") for tail in tails}

    assert {tail: answer.status_code for tail, answer in answers.items() if answer.status_code != 200} == {}
    assert [tail for tail, answer in answers.items() if CASE in answer.content.decode()] == []


def test_the_web_page_and_what_is_sealed_say_it_to_nobody(full):
    printed = printed_of(full)

    assert CASE not in json.dumps(printed.as_json())
    assert CASE not in documents.make("web", printed).decode()
