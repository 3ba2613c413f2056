"""What is made fit for print, and where a child's initials would slip through."""

import pytest

from reviews.document import rules
from reviews.document.words import when
from safeguarding.documents.printable import printable


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain", "plain"),
        ("two\r\nlines", "two\nlines"),
        ("😢", "[crying face]"),
        ("👩\u200d👧", "[woman][girl]"),
        ("👍🏽", "[thumbs up sign]"),
        ("a\x00b\x07", "ab"),
        ("مرحبا", "مرحبا"),
        ("½ £ ’ ®", "½ £ ’ ®"),
    ],
)
def test_a_page_can_show(typed, shown):
    assert printable({"text": [typed]}) == {"text": [shown]}


def test_a_frozen_moment_reads_as_a_sentence_does():
    assert when("2026-04-07T16:45+01:00") == "Tuesday 7 April 2026, 4:45pm"
    assert when("2026-04-07") == "Tuesday 7 April 2026"
    assert when("") == ""


@pytest.mark.parametrize("text", ["AB was seen", "seen with A.B.", "(AB)"])
def test_initials_as_a_word_of_their_own_are_found(text):
    assert rules.parts_with_initials({"outcome": {"facts": text}}, ["ab"]) == ["the outcome of the meeting"]


@pytest.mark.parametrize("text", ["ab initio", "ABLE", "LAB", "x.AB", "nothing"])
def test_other_words_are_left_alone(text):
    assert rules.parts_with_initials({"outcome": {"facts": text}}, ["ab"]) == []


def test_a_referral_without_initials_has_nothing_to_find():
    assert rules.parts_with_initials({"outcome": {"facts": "AB"}}, [""]) == []
