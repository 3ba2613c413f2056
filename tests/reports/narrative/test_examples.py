"""What becomes of what people really type and paste."""

import pytest

from reports.narrative import Item, Table, as_html, blocks, changes, clean, left_out, plain, reasons_against

WORD_LIST = """<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp; </span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span><!--[endif]-->Under it</p>"""


@pytest.mark.parametrize(
    "text",
    [
        "children aged < 5",
        "5 <6> 4 and a <b and c> d",
        "Dear <name>, your <address>",
        "## Heading\n\n- one\n    - two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "مرحبا 😀👩‍👩‍👧",
    ],
)
def test_what_is_no_html_stays_as_it_was_typed(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (WORD_LIST, "- First\n    - Under it"),
        ("<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><p>Words</p>", "Words"),
        ("<style>p{color:red}</style><p><font color=red>Red</font></p>", "Red"),
        ("- one\n- two <b>bold</b><br>more", "- one\n- two **bold**\nmore"),
        ("<p>2026. was a year</p><p>- dash</p><p># sign</p>", "2026\\. was a year\n\n\\- dash\n\n\\# sign"),
        ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n   - c"),
        ("<table><tr><td>a|b<td>c<tr><td>1<td>2</table>", "| a\\|b | c |\n| --- | --- |\n| 1 | 2 |"),
        ("•\tone\r\n•\ttwo", "- one\n- two"),
        ("a\u00a0b\u202ec\x00", "a bc"),
    ],
)
def test_pasted_text_becomes_marks(pasted, kept):
    assert clean(pasted) == kept


def test_pictures_are_left_out_and_said_to_be():
    text = "<p>Words <img src='data:image/png;base64,AA' alt='A chart'></p>"

    assert clean(text) == "Words A chart"
    assert left_out(text)[0].startswith("A picture was left out")


def test_a_link_to_anything_but_a_page_or_an_address_is_text():
    drawn = as_html("[x](javascript:alert(1)) [y](https://example.org) [z](mailto:a@example.org)")

    assert "javascript:alert(1)" in drawn
    assert drawn.count("<a ") == 2
    assert 'rel="external noopener noreferrer">y</a>' in drawn


def test_headings_begin_where_they_are_told_and_skip_none():
    drawn = as_html("### A\n\n###### B\n\n### C")

    assert [drawn.count(f"<h{n} ") for n in (3, 4, 5, 6)] == [2, 1, 0, 0]


def test_lists_end_before_a_quote_and_numbers_go_on_where_they_were():
    drawn = as_html("- a\n    1. b\n\n> c\n\n7. d")

    assert drawn.index("</ul>") < drawn.index("<blockquote")
    assert 'start="7"' in drawn


def test_items_know_their_depth_and_their_number():
    items = [(one.depth, one.number) for one in blocks("1. a\n2. b\n    - c") if isinstance(one, Item)]

    assert items == [(1, 1), (1, 2), (2, None)]


def test_a_cell_that_has_no_heading_is_kept_and_spoken_of():
    text = "| a | b |\n|---|---|\n| 1 | 2 | 3 |"
    table = next(block for block in blocks(text) if isinstance(block, Table))

    assert plain(table.rows[0][1]) == "2 3"
    assert "more cells than there are headings" in reasons_against(text)[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("word " * 20_001, "This part has 20,001 words. It takes up to 20,000."),
        ("x" * 3000, "There is a word of 3,000 letters"),
        ("![a chart](https://example.org/x.png)", "There is a picture in these words"),
        ("[ " * 3000, "There are more than 2,500 square brackets"),
    ],
)
def test_what_cannot_be_printed_is_said_in_words(text, reason):
    assert reasons_against(text)[0].startswith(reason)


def test_a_part_of_ten_thousand_words_with_everything_in_it_is_fine():
    assert reasons_against("## A\n\n" + "مرحبا word 😀 **b** " * 3000) == []


def test_changes_are_told_by_sentence_in_words_and_marks():
    compared = changes("They met. They ate. They left.", "They met. They **left**. They slept.")

    assert compared.says == "1 sentence is new, 1 taken out, 2 the same."
    assert [(one.kind, one.text) for one in compared.pieces if one.kind != "same"] == [
        ("gone", "They ate."),
        ("new", "They slept."),
    ]
    assert changes("Same.", "Same.").says == "Every sentence is the same."
