"""The words of drawings, laid out a line at a time.

WeasyPrint puts each letter of an SVG's text on the page by itself: letters that join (Arabic) stand apart, pairs are
not kerned, a reader cannot mark a word, and a chart's words take longer than its lines. Only text that says where its
letters stand, or how far apart, needs that.
"""

from functools import cache

LETTER_BY_LETTER = {"dx", "dy", "rotate", "letter-spacing", "textLength"}


class Line(str):
    """A text that whoever goes through its letters gets in one piece."""

    def __iter__(self):
        return iter((str(self),))


@cache
def keep_lines_whole(weasyprint) -> None:
    """From now on the renderer lays out the words of drawings as lines. Does nothing the second time."""
    node = weasyprint.svg.Node
    usual = node.text.fget

    def text(self):
        said = usual(self)
        return said if not said or _is_placed(self.attrib) else Line(said)

    node.text = property(text, doc=node.text.__doc__)


def _is_placed(attributes) -> bool:
    """Whether letters have places of their own."""
    several = any(len(attributes.get(place, "").replace(",", " ").split()) > 1 for place in "xy")
    return several or not LETTER_BY_LETTER.isdisjoint(attributes)
