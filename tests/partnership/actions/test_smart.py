"""What an action lacks to be SMART."""

import datetime

import pytest

from partnership.models import Action
from partnership.rules.smart import missing

WHOLE = {
    "what": "Write a guide to neglect",
    "measure": "It is on every site",
    "means": "Two days of an officer",
    "difference": "A hungry child is asked why",
    "priority": 1,
    "due_on": datetime.date(2026, 5, 1),
}
LETTERS = {
    "S": ("what", "Do it"),
    "M": ("measure", " "),
    "A": ("means", ""),
    "R": ("difference", ""),
    "T": ("due_on", None),
}


def letters(fields, **options):
    return [gap.letter for gap in missing(fields, **options)]


def test_a_whole_action_lacks_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_is_missed_by_itself(letter):
    name, value = LETTERS[letter]

    assert letters({**WHOLE, name: value}) == [letter]


def test_an_action_without_anything_lacks_every_letter_in_order():
    assert letters(Action()) == ["S", "M", "A", "R", "T"]


def test_an_objective_stands_for_its_priority():
    assert letters({**WHOLE, "priority": None, "objective": 3}) == []


def test_no_priority_is_asked_for_where_there_is_none():
    fields = {**WHOLE, "priority": None}

    assert letters(fields) == ["R"]
    assert letters(fields, priorities=False) == []


def test_the_sentence_says_which_half_of_relevant_is_missing():
    (gap,) = missing({**WHOLE, "priority": None})

    assert gap.sentence == "Choose the priority that it serves"
