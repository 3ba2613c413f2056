"""What somebody typed or pasted, as the plain text that is kept. Doing it twice changes nothing more."""

import re

from reports.narrative.pasted import holds_markup, left_out_of, made_harmless, marks_of, without_pictures

# Letters that no paper can hold or no reader can see: controls, orders to turn the reading direction round
# (marks and isolates, which Arabic and Urdu need, stay), marks of a file's beginning, halves of letters.
_NOT_LETTERS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# How Word and others write bullets into plain text.
_BULLET = re.compile("^([ \t]*)[•·▪●◦‣\uf0b7\uf0a7][ \t]+", re.MULTILINE)
_SMALL_BULLET = re.compile("^o\t", re.MULTILINE)
_TAB_AT_START = re.compile("^ *\t[ \t]*", re.MULTILINE)
_END_OF_LINE = re.compile("[ \t]+$", re.MULTILINE)
# A number alone on its line is a number, not a list with nothing in it.
_LONE_NUMBER = re.compile(r"^([ >]*\d{1,9})([.)])$", re.M)
_EMPTY_LINES = re.compile("\n{3,}")
# Quotes in quotes are one quote.
_QUOTES = re.compile("^( {0,3}>)(?: *>)+", re.MULTILINE)


def clean(text: str) -> str:
    """The plain text of ``text``: pasted HTML becomes marks, what is no letter goes, all words stay.

    What merely contains “<” stays as it was typed. Never raises.
    """
    text = _even(text)
    if holds_markup(text):
        text = made_harmless(_even(marks_of(text)))
    return text


def left_out(text: str) -> list[str]:
    """What ``clean`` leaves out of ``text`` and its author should know, in sentences."""
    return left_out_of(text)


def _even(text: str) -> str:
    """Line ends, spaces and bullets written in one way. The order matters: nothing later makes work for the first."""
    text = _LINE_ENDS.sub("\n", text)
    text = without_pictures(_SPACES.sub(" ", _NOT_LETTERS.sub("", text)))
    text = _BULLET.sub(r"\1- ", _SMALL_BULLET.sub("    - ", text))
    text = _TAB_AT_START.sub(lambda found: "    " * found[0].count("\t"), text).replace("\t", " ")
    text = _LONE_NUMBER.sub(r"\1\\\2", _QUOTES.sub(r"\1", _END_OF_LINE.sub("", text)))
    return _EMPTY_LINES.sub("\n\n", text).strip()
