"""The partnership's own outline, from its arrangement file: both seeds, one never seen, one loaded long ago."""

import copy

import pytest

from partnership.arrangement import Arrangement
from partnership.files import Faulty, as_text, read, read_text
from partnership.files.writing import as_text as written
from reports.outlines import outline_of, outlines_of
from reports.outlines.own import own_outline
from safeguarding.clock.refusal import Refused
from tests.partnership.conftest import seed


def own(document):
    return own_outline(Arrangement(document))


def keys(outline, kind="part"):
    return [part.key for part in outline.parts if part.kind == kind]


def test_buckinghamshire_has_its_six_headings_and_what_every_report_has(buckinghamshire):
    outline = own(buckinghamshire)

    assert keys(outline) == ["change", "practice-reviews", "groups", "training", "barriers", "voice"]
    assert [part.kind for part in outline.parts if part.kind != "part"] == ["summary", "changed", "scrutiny", "young"]
    assert all(part.facts for part in outline.parts if part.kind in ("part", "changed"))


def test_berkshire_west_has_its_four_and_what_the_guidance_adds():
    outline = own(read(seed("berkshire-west")))

    assert keys(outline) == ["scrutiny", "case-reviews", "progress", "lead-members", "feedback"]


@pytest.mark.parametrize("name", ["buckinghamshire", "berkshire-west", "template"])
def test_no_file_that_comes_with_the_portal_asks_for_a_fact_that_there_is_not(name):
    assert own(read(seed(name))).notes == ()


@pytest.mark.parametrize("name", ["buckinghamshire", "berkshire-west", "template"])
def test_everything_that_the_guidance_asks_for_has_a_part(name):
    outline = own(read(seed(name)))
    covered = {key for part in outline.parts for key in part.covers}

    assert {one.key for one in outline.edition.requirements} == covered


@pytest.mark.parametrize("name", ["buckinghamshire", "berkshire-west", "template"])
def test_a_file_with_a_report_is_written_as_it_is_read(name):
    document = read(seed(name))

    assert read_text(as_text(document)) == document
    assert "kind: part" not in written(document)


def test_the_reports_of_the_2018_guidance_have_no_date_and_those_of_2023_have_the_guidances(buckinghamshire, strange):
    assert own(buckinghamshire).due is None
    assert (own(strange).due.month, own(strange).due.day) == (9, 30)


def test_a_partnership_never_seen_has_every_part_that_its_guidance_asks_for(strange):
    outline = own(strange)

    assert outline.title == "Report for sixteen months"
    assert len(keys(outline)) == 13
    assert outline.due_words == "When the partners meet in public"


def test_its_own_guidance_goes_before_the_portals(strange):
    edition = next(one for one in strange["guidance-editions"] if one["key"] == "wt-2023")
    edition["report-must-say"] = [{"key": "play", "title": "Where children play", "source": "Its own edition"}]

    outline = own(strange)

    assert keys(outline) == ["play"]
    assert outline.parts[1].title == "Where children play"


def test_an_arrangement_that_was_loaded_long_ago_still_makes_a_report(earlier):
    outline = own(earlier)

    assert keys(outline)[:6] == ["change", "practice-reviews", "groups", "training", "barriers", "voice"]
    assert keys(outline)[6:] == ["impact", "little-progress", "decisions", "feedback"]
    assert outline.signed_by == "statutory-partners"


def test_a_fact_that_the_portal_does_not_have_is_left_out_and_said(strange):
    strange["reporting"]["report"]["contents"] = [
        {"key": "ice", "title": "Ice", "facts": ["ice.thickness", "actions.overview"]}
    ]

    outline = own(strange)

    assert next(part for part in outline.parts if part.key == "ice").facts == ("actions.overview",)
    assert "“ice.thickness” under “Ice”" in outline.notes[0]


def test_headings_that_share_a_key_with_the_laws_are_told_apart(strange):
    strange["reporting"]["report"]["contents"] = [{"key": "impact", "title": "Our own"}]

    assert {"impact", "impact-2"} <= set(keys(own(strange)))


def test_those_who_read_it_come_after_those_whom_the_guidance_names(strange):
    strange["reporting"]["report"]["read-by"] = ["The youth council"]

    names = [one.name for one in own(strange).sent_to]

    assert names[0] == "Child Safeguarding Practice Review Panel"
    assert names[-1] == "The youth council"


def test_an_arrangement_without_a_report_offers_the_portals_outlines_only(partnership, arrange, strange):
    document = copy.deepcopy(strange)
    del document["reporting"]["report"]
    arrange(document)

    assert "own" not in [outline.key for outline in outlines_of(partnership)]
    with pytest.raises(Refused, match="says nothing about a report"):
        outline_of(partnership, "own")


def test_an_outline_that_there_is_not_is_refused_with_those_that_there_are(partnership, arrange, strange):
    arrange(strange)

    with pytest.raises(Refused, match="There is no outline “parish-news”"):
        outline_of(partnership, "parish-news")


WRONG = [
    ("covers: [decisions]", "covers: [decision]", "“decision” is nothing that the edition “wt-2018” asks for"),
    ("period: {months: 12}", "period: {months: 12}\n    due: {month: 2, day: 31}", "no month 2 has a day 31"),
    ("period: {months: 12}", "period: {months: 12}\n    due: {month: 2}", "month and day belong together"),
    ("covers: [feedback]", "kind: young-people", "“young-people” is not known here"),
    ("facts: [voice.children", "facts: [Voices", "is not written as it should be"),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG, ids=[wrong for _, wrong, _ in WRONG])
def test_what_is_wrong_in_the_file_is_said_with_its_line(right, wrong, sentence):
    text = seed("buckinghamshire").read_text().replace(right, wrong, 1)

    with pytest.raises(Faulty) as raised:
        read_text(text)

    assert any(sentence in fault and "reporting.report" in fault for fault in raised.value.faults)
