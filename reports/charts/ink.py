"""What charts are drawn with: text that fits, hatching that prints in black and white, marks as SVG elements.

Everything is an element with presentation attributes, so the strict content security policy of the pages and the
renderer of the PDF both draw it. Hatching is lines that end at the edge of what they fill: there is nothing to
refer to, so that any number of charts can stand on one page.
"""

import re

from django.forms.utils import flatatt
from django.utils.html import format_html

from safeguarding.design.colour import WHITE, contrast

TEXT, QUIET, RULE = "#16191a", "#505a5f", "#c2cacc"
SIZE = 13
LINE = 16
# What text and solid marks need against white (WCAG 2.2, 1.4.3 and 1.4.11).
READABLE = 4.5
# Characters that no XML document may hold (XML 1.0, 2.2).
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NARROW, WIDE = set("ijltfrI.,:;'|!()[]- "), set("mwMW%@")
# From here on scripts are about as wide as they are high.
FIRST_SQUARE = 0x2E80


def clean(text: str) -> str:
    """Text fit for XML, on one line. It is escaped where it is drawn."""
    return " ".join(NOT_IN_XML.sub("", text).split())


def safe_colour(colour: str) -> str:
    """``#rrggbb``, darkened as far as white text on it, and it on white, can be read."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    while contrast(colour, WHITE) < READABLE:
        parts = [value * 9 // 10 for value in parts]
        colour = "#" + "".join(f"{value:02x}" for value in parts)
    return colour


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is in Arial, on the safe side."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if letter in NARROW:
        return 0.32
    if letter in WIDE:
        return 0.9
    if ord(letter) >= FIRST_SQUARE:
        return 1.05
    return 0.7 if letter.isupper() else 0.57


def wrapped(text: str, width: float, most: int = 2, size: float = SIZE) -> list[str]:
    """The text in at most ``most`` lines of ``width``; what does not fit ends in an ellipsis."""
    lines, words = [""], text.split()
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if width_of(longer, size) <= width:
            lines[-1] = longer
        elif lines[-1] and len(lines) < most:
            lines.append("")
            continue
        else:
            return [*lines[:-1], cut(" ".join([lines[-1], *words]).strip(), width, size)]
        words.pop(0)
    return lines


def cut(text: str, width: float, size: float = SIZE) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def near(number: float) -> str:
    """A coordinate, to a hundredth."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def element(name: str, attributes: dict[str, object], words: str = "") -> str:
    """An element of SVG; its words and the values of its attributes are escaped, numbers are cut to hundredths."""
    fit = {key: near(value) if isinstance(value, int | float) else value for key, value in attributes.items()}
    return format_html("<{0}{1}>{2}</{0}>", name, flatatt(fit), words)


def text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = TEXT) -> str:
    """One line of text on the baseline ``y``."""
    place = {"x": x, "y": y, "text-anchor": anchor, "font-size": SIZE, "fill": fill}
    return element("text", place, clean(words))


def rule(x1: float, y1: float, x2: float, y2: float, stroke: str = RULE) -> str:
    """A straight line."""
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": stroke, "stroke-width": 1})


def rect(x: float, y: float, wide: float, high: float, fill: str, stroke: str = "none", mark: str | None = None) -> str:
    """A box; ``mark`` is its class, by which it can be found."""
    place = {"x": x, "y": y, "width": wide, "height": high}
    return element("rect", {"class": mark, **place, "fill": fill, "stroke": stroke})


def strokes(lines: str, stroke: str, thick: float = 1) -> str:
    """The strokes of a hatching."""
    return element("path", {"d": lines, "stroke": stroke, "stroke-width": thick, "fill": "none"})


def hatching(x: float, y: float, wide: float, high: float, gap: float, lean: int) -> str:
    """The path of lines at 45 degrees that fill a box: ``lean`` 1 rises to the right, -1 falls."""
    strokes = []
    reach = gap
    while reach < wide + high:
        # The line begins on the left or lower edge and ends on the upper or right one.
        start, end = max(0, reach - high), min(wide, reach)
        low, top = high - (reach - start), high - (reach - end)
        from_y, to_y = (high - low, high - top) if lean > 0 else (low, top)
        strokes.append(f"M{near(x + start)} {near(y + from_y)}L{near(x + end)} {near(y + to_y)}")
        reach += gap
    return "".join(strokes)
