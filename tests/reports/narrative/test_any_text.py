"""Whatever somebody types or pastes, it is cleaned once and for all, drawn safely, and no word is lost."""

import re

from bs4 import BeautifulSoup
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reports.narrative import Heading, Item, as_html, blocks, changes, clean, left_out, plain, reasons_against

NAMES = "p b i strong a ul ol li h1 h4 table tr td th div span script style xml o:p br img blockquote caption s"
TAGS = NAMES.split()
SIGNS = "< > & \\ * ** _ # - + 1. | [ ] ( ) ! ` ~ &lt; &amp; :---"
BITS = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag}>" for tag in TAGS),
        '<a href="javascript:alert(1)" onclick=x>',
        "<a href='https://example.org/a b(c)'>",
        "<p class=MsoListParagraph style='mso-list:l0 level3 lfo1'>",
        "<span style='mso-list:Ignore'>",
        "<!--[if gte mso 9]>",
        "<![endif]-->",
        "<!--",
        "-->",
        "<img src=data:image/png;base64,AAAA alt='x'>",
        "![x](data:image/png;base64,AAAA)",
        *SIGNS.split(),
        "\t",
        "\n",
        "\n\n",
        "    ",
        "|---|---|",
        "\u202e\u200f\u0645\u0631\u062d\u0628\u0627",
        "😀",
        "\x00\x0b\r",
        "•\t",
        "children aged < 5",
    ]
)
WORDS = st.text(alphabet="abcxyz09 .", max_size=6)
PASTED = st.lists(BITS | WORDS, max_size=40).map("".join)
TEXTS = PASTED | st.text()
# Headings and items of every depth in any order, which random signs hardly ever make.
BEGINNINGS = ["# ", "## ", "### ", "###### ", "", "- ", "    - ", "        - ", "1. ", "    2. ", "- - "]
OUTLINES = st.lists(st.sampled_from(BEGINNINGS), max_size=12).map(lambda lines: "\n".join(f"{one}a" for one in lines))
ALLOWED = {"p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
ALLOWED |= {"strong", "em", "a", "br"}


@given(TEXTS)
@example('<b title="<i>">x</i>')
@example("<<p>p>x</p>")
@example("[a [b](data:x)](data:image/y)")
@settings(max_examples=400, deadline=None)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)

    assert clean(once) == once


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_what_is_drawn_holds_nothing_that_acts(text):
    drawn = BeautifulSoup(as_html(text), "html.parser")

    for tag in drawn.find_all():
        assert tag.name in ALLOWED
        assert set(tag.attrs) <= {"class", "dir", "href", "rel", "role", "scope", "start", "data-heading"}
        assert re.match(r"(https?://|mailto:)", tag.get("href", "mailto:"), re.IGNORECASE)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_question_about_a_text_has_an_answer(text):
    assert all(reason.strip().endswith(".") for reason in [*reasons_against(text), *left_out(text)])
    assert changes(text, "Another text.").says
    assert changes("", text).says


@given(OUTLINES | TEXTS)
@example("# a\n\n#### b")
@example("- - - a")
@settings(max_examples=200, deadline=None)
def test_headings_skip_no_level_and_lists_step_down_one_at_a_time(text):
    level = depth = 0

    for block in blocks(text):
        if isinstance(block, Heading):
            assert 1 <= block.level <= level + 1
            level = block.level
        depth, before = (block.depth, depth) if isinstance(block, Item) else (0, depth)
        assert depth <= before + 1


@given(st.lists(st.from_regex(r"[a-z]{4,8}", fullmatch=True), min_size=1, max_size=8), st.data())
@settings(max_examples=200, deadline=None)
def test_no_word_between_tags_is_lost(words, data):
    seen = st.sampled_from([tag for tag in TAGS if tag not in {"script", "style", "xml"}])
    pasted = "".join(f"<{data.draw(seen)} x=y>{word}</{data.draw(seen)}>" for word in words)

    drawn = BeautifulSoup(as_html(clean(pasted)), "html.parser").get_text()

    assert "".join(words) == "".join(re.findall("[a-z]+", drawn))


def number_of(block):
    """What stands before an item of a numbered list."""
    number = getattr(block, "number", None)
    return "" if number is None else f"{number}."


@given(st.text(alphabet="ab .\n<>&5", max_size=60))
@example("5.")
@example("a\n\n5.\nb")
@example("5. a")
def test_plain_words_are_drawn_as_they_were_typed(text):
    # A second entry of a list is counted on, whatever number was typed.
    assume(len(re.findall("^[ >]*5+[.]", text, re.MULTILINE)) < 2)
    letters = re.sub(r"[\s>]", "", text)

    drawn = "".join(f"{number_of(block)}{plain(block.runs)}" for block in blocks(clean(text)))

    assert re.sub(r"[\s>\\]", "", drawn) == letters or "<" in text
