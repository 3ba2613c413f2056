"""The words of a drawing are laid out as lines, except where each letter has a place of its own."""

import io

import pikepdf
import pytest

from safeguarding.documents import layout

DRAWING = (
    '<html lang="en-GB"><title>Chart</title><style>@page { @bottom-right { content: none } }</style><body>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40" width="300" height="40"><title>A chart</title>'
    '<text y="20" font-size="13" %s>%s</text></svg></body></html>'
)


def pieces(words, attributes='x="5"'):
    """How many glyphs each piece of text on the page has."""
    data = layout.render(DRAWING % (attributes, words), "static/css/pack.css")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[0], "TJ")
    return [
        sum(len(bytes(part)) // 2 for part in text.operands[0] if isinstance(part, pikepdf.String)) for text in drawn
    ]


def test_a_label_is_one_piece():
    assert pieces("Attendance") == [10]


def test_letters_that_join_are_laid_out_together():
    # Lam and alef make one glyph, which they cannot where each stands by itself.
    assert sum(pieces("لا")) == 1


@pytest.mark.parametrize("placed", ['x="5 15 25"', 'x="5" letter-spacing="3"', 'x="5" rotate="10"', 'x="5" dx="1 2"'])
def test_letters_with_places_of_their_own_keep_them(placed):
    assert pieces("abc", placed) == [1, 1, 1]
