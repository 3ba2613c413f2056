"""An arrangement as the text of a file again, and one thing changed in such a text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.files import Faulty, as_text, drop_item, put_facts, put_item, read, read_text
from partnership.files.editing import items_of, values_of
from tests.partnership.conftest import STRANGE, seed

FILES = [seed("buckinghamshire"), seed("berkshire-west"), seed("template"), STRANGE]
# What a form can give: text without the characters that the files refuse, stripped as forms strip it.
LETTERS = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n")
ANSWERS = st.text(LETTERS, min_size=1, max_size=200).map(str.strip).filter(bool)
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_document_written_and_read_again_is_the_same(path):
    document = read(path)

    assert read_text(as_text(document)) == document


def test_what_the_normal_form_fills_in_is_not_written():
    text = as_text(read(STRANGE))

    assert "roll: none" not in text
    assert "pausable" not in text
    assert "not-counted" not in text


@settings(max_examples=80, deadline=None)
@given(ANSWERS, st.lists(ANSWERS, max_size=3), KEYS)
def test_whatever_is_typed_comes_back_as_it_was(title, lines, key):
    text = put_item("format: 1\npriorities: []\n", "priorities", {"key": key, "title": title, "doing": lines})

    assert items_of(text, "priorities") == [{"key": key, "title": title, "doing": lines}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_changing_one_priority_leaves_every_other_line_alone(path):
    before = path.read_text()
    item = {**items_of(before, "priorities")[0], "note": "Reviewed: in March"}

    after = put_item(before, "priorities", item, item["key"])

    assert items_of(after, "priorities")[0] == item
    gone = set(before.splitlines()) - set(after.splitlines())
    assert len(gone) <= 6
    assert not [line for line in gone if line.lstrip().startswith("#")]


def test_one_more_item_stands_at_the_end_of_its_list():
    before = seed("template").read_text()

    after = put_item(before, "priorities", {"key": "water", "title": "Open water"})

    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert items_of(after, "priorities")[-1]["title"] == "Open water"


def test_a_list_that_is_not_there_yet_is_begun():
    text = seed("template").read_text().split("priorities:")[0]

    assert items_of(put_item(text, "priorities", {"key": "water", "title": "Open water"}), "priorities")


def test_an_item_taken_out_is_gone_and_the_last_leaves_an_empty_list():
    text = "format: 1\npriorities:\n  # why we chose it\n  - {key: a, title: A}\n  - key: b\n    title: B\ngroups: []\n"

    fewer = drop_item(text, "priorities", "b")

    assert fewer == "format: 1\npriorities:\n  # why we chose it\n  - {key: a, title: A}\ngroups: []\n"
    assert values_of(drop_item(fewer, "priorities", "a"))["priorities"] == []


def test_taking_out_what_is_not_there_changes_nothing():
    text = seed("template").read_text()

    assert drop_item(text, "priorities", "nothing") == text


def test_key_facts_are_changed_added_and_taken_out():
    before = seed("template").read_text()

    facts = values_of(put_facts(before, {"version": "2027", "review-on": None, "purpose": ["One", "Two: both"]}))
    known = facts["partnership"]

    assert (known["version"], known["purpose"], "review-on" in known) == ("2027", ["One", "Two: both"], False)


def test_a_file_in_one_line_is_written_anew():
    text = "{format: 1, partnership: {key: a}, priorities: [{key: x, title: X}]}"

    after = put_item(text, "priorities", {"key": "x", "title": "Y"}, "x")

    assert items_of(after, "priorities") == [{"key": "x", "title": "Y"}]
    assert values_of(put_facts(text, {"version": "2"}))["partnership"] == {"key": "a", "version": "2"}


@pytest.mark.parametrize("text", ["priorities: [", "priorities: water", "priorities: [water]", "- a list"])
def test_a_text_that_cannot_be_cut_is_refused_with_a_sentence(text):
    with pytest.raises(Faulty):
        put_item(text, "priorities", {"key": "x"})


def test_an_empty_text_is_no_arrangement():
    with pytest.raises(Faulty, match="empty"):
        read_text("  \n")


def test_the_order_in_which_a_database_keeps_keys_does_not_show():
    document = read(seed("buckinghamshire"))
    shuffled = json.loads(json.dumps(document, default=str, sort_keys=True))

    assert as_text(shuffled).index("\npartnership:") < as_text(shuffled).index("\narea:")
    assert "unit: working-days, within" not in as_text(shuffled)
