"""The outlines and the editions that come with the portal, and what is said of a faulty file."""

import pytest

from partnership.files import Faulty, guidance
from reports.facts import registry
from reports.outlines import reading

SHIPPED = sorted(reading.FOLDER.glob("*.yaml"))
YEARLY = [outline for outline in reading.shipped().values() if outline.per == "year"]


def faults_of(tmp_path, name, change):
    path = tmp_path / f"{name}.yaml"
    path.write_text(change((reading.FOLDER / f"{name}.yaml").read_text()))
    with pytest.raises(Faulty) as raised:
        reading.read(path)
    return raised.value.faults


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_outline_is_right_and_named_like_its_file(path):
    outline = reading.read(path)

    assert outline.key == path.stem
    assert len(outline.parts) > 5


@pytest.mark.parametrize("outline", reading.shipped().values(), ids=lambda outline: outline.key)
def test_every_fact_that_an_outline_shows_is_offered(outline):
    wanted = {key for part in outline.parts for key in part.facts}

    assert wanted - set(registry.offered(group=outline.of == "group")) == set()


@pytest.mark.parametrize("outline", YEARLY, ids=lambda outline: outline.key)
def test_a_yearly_outline_has_a_summary_what_changed_scrutiny_and_a_young_peoples_version(outline):
    kinds = [part.kind for part in outline.parts if part.kind != "part"]

    assert sorted(kinds) == ["changed", "scrutiny", "summary", "young"]


def test_the_outlines_of_the_issue_are_there():
    names = ["wt-2023", "wt-2018", "executive-quarter", "group-year", "child-deaths", "training"]

    assert list(reading.shipped()) == names


@pytest.mark.parametrize(("key", "number"), [("wt-2018", 4), ("wt-2023", 13)])
def test_every_requirement_of_an_edition_has_its_source_and_a_part(key, number):
    outline = reading.shipped()[key]
    covered = {requirement for part in outline.parts for requirement in part.covers}

    assert len(outline.edition.requirements) == number
    assert {one.key for one in outline.edition.requirements} == covered
    assert all(one.source for one in outline.edition.requirements)


def test_only_the_2023_guidance_sets_a_day():
    due = {key: edition["due"] for key, edition in guidance.editions().items()}

    assert due["wt-2018"] is None
    assert (due["wt-2023"]["month"], due["wt-2023"]["day"]) == (9, 30)


def test_the_executives_quarter_stays_inside_and_nobody_signs_it():
    outline = reading.shipped()["executive-quarter"]

    assert (outline.per, outline.public, outline.signed_by) == ("quarter", False, "nobody")


FAULTS = [
    ("kind: changed", "kind: chnaged", "“chnaged” is not known here. Did you mean “changed”?"),
    ("kind: changed", "kind: part", "no part is of kind changed"),
    ("covers: [impact]", "covers: [impcat]", "“impcat” is nothing that the edition asks for. Did you mean “impact”?"),
    ("covers: [impact]", "covers: []", "no part covers “impact”, which the edition asks for"),
    ("edition: wt-2018", "edition: wt-2090", "“wt-2090” is no edition in partnership/guidance"),
    ("signed-by: statutory-partners", "signed-by: group-chair", "a group's chair signs what is of a group"),
    ("title: Money", "titel: Money", "“title” is missing"),
    ("key: costs", "key: impact", "“impact” is used twice"),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), FAULTS, ids=[wrong for _, wrong, _ in FAULTS])
def test_a_fault_is_a_sentence_with_the_file_and_the_line(tmp_path, right, wrong, sentence):
    faults = faults_of(tmp_path, "wt-2018", lambda text: text.replace(right, wrong, 1))

    assert any(sentence in fault for fault in faults), faults
    assert all(fault.startswith("wt-2018.yaml: ") and "(line " in fault for fault in faults)


def test_an_outline_file_that_is_no_yaml_is_said_in_words(tmp_path):
    faults = faults_of(tmp_path, "training", lambda text: text + "\n  - [")

    assert len(faults) == 1
    assert "this is not YAML" in faults[0]
