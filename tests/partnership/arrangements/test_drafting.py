"""The doors to a draft: begun, written in, kept with its faults, given up."""

import pytest

from partnership.commands.drafts import (
    begin_draft,
    change_facts,
    change_item,
    give_up_draft,
    remove_item,
    save_text,
    starting_text,
)
from partnership.commands.publishing import publish_draft
from partnership.files import read_text
from partnership.files.editing import items_of
from partnership.models import ArrangementDraft
from partnership.rules.drafts import read_draft
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of

WATER = {"key": "water", "title": "Open water"}


def test_a_draft_from_the_one_in_force_says_the_same_without_its_dates_and_approvals(draft, in_force):
    document = read_draft(draft).arrangement.document

    assert document["groups"] == in_force.document["groups"]
    assert document["partnership"]["status"] == "draft"
    assert document["partnership"]["approvals"] == []
    assert "review-on" not in document["partnership"]


def test_there_is_one_draft_at_a_time(draft, buckinghamshire, manager):
    with pytest.raises(Refused, match="There is a draft already, begun by Bea Bucks"):
        begin_draft(partnership=buckinghamshire, by=manager, text="format: 1")


def test_a_text_with_faults_is_kept_and_each_fault_shows_its_line(draft, manager):
    save_text(draft=draft, text=draft.text.replace("unit: months", "unit: month"), by=manager)

    faults = read_draft(ArrangementDraft.objects.get()).faults

    assert len(faults) == 2
    assert "Did you mean “months”?" in faults[0].sentence
    assert "unit: month" in faults[0].line


def test_even_a_text_that_is_no_yaml_is_kept(draft, manager):
    save_text(draft=draft, text="groups: [", by=manager)

    (fault,) = read_draft(ArrangementDraft.objects.get()).faults

    assert "this is not YAML" in fault.sentence


def test_the_arrangement_of_another_partnership_is_a_fault(draft, manager):
    save_text(draft=draft, text=draft.text.replace("key: buckinghamshire\n", "key: elsewhere\n", 1), by=manager)

    (fault,) = read_draft(ArrangementDraft.objects.get()).faults

    assert "its key stays" in fault.sentence


@pytest.mark.parametrize("text", ["", "  \n", "a" * (1024 * 1024 + 1)])
def test_nothing_and_too_much_are_refused(draft, manager, text):
    with pytest.raises(Refused):
        save_text(draft=draft, text=text, by=manager)


def test_saving_the_same_text_is_no_change(draft, manager):
    assert save_text(draft=draft, text=draft.text.replace("\n", "\r\n"), by=manager).version == draft.version


def test_items_are_added_changed_and_taken_out(draft, manager):
    draft = change_item(draft=draft, part="priorities", item=WATER, by=manager)
    draft = change_item(draft=draft, part="priorities", item={**WATER, "title": "Rivers"}, key="water", by=manager)
    assert items_of(draft.text, "priorities")[-1]["title"] == "Rivers"

    draft = remove_item(draft=draft, part="priorities", key="water", by=manager)

    assert "water" not in [item["key"] for item in items_of(draft.text, "priorities")]
    assert draft.version == 4


def test_a_group_that_is_still_named_elsewhere_becomes_a_fault(draft, manager):
    draft = remove_item(draft=draft, part="groups", key="lcspr", by=manager)

    assert any("is not a group of this file" in fault.sentence for fault in read_draft(draft).faults)


def test_a_form_cannot_write_into_a_text_that_cannot_be_cut(draft, manager):
    draft = save_text(draft=draft, text="groups: [", by=manager)

    with pytest.raises(Refused, match="Mend this in the whole text"):
        change_facts(draft=draft, facts={"version": "2"}, by=manager)


def test_a_draft_that_was_given_up_is_closed(draft, manager, buckinghamshire):
    give_up_draft(draft=draft, by=manager)

    with pytest.raises(Refused, match="published or given up meanwhile"):
        save_text(draft=draft, text="format: 1", by=manager)
    assert begin_draft(partnership=buckinghamshire, by=manager, text="format: 1").is_open


def test_what_happened_to_a_draft_is_its_story_and_quotes_nothing(draft, manager):
    change_item(draft=draft, part="priorities", item=WATER, by=manager)

    said = [step.what for step in steps_of(draft.subject)]

    assert said == ["A priority was added", "The draft was begun"]


def test_a_draft_from_a_version_that_was_drafted_here_keeps_its_comments(draft, manager):
    draft = save_text(draft=draft, text=f"# Agreed in the summer.\n{draft.text}", by=manager)
    version = publish_draft(draft=draft, by=manager)

    text = starting_text(version)

    assert text.startswith("# Agreed in the summer.")
    assert read_text(text) == version.document
