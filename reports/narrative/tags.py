"""Which “<” begins HTML, and which is just typed. Only this decides it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = (
    "a abbr acronym address article aside b base basefont bdi bdo big blockquote body br button caption center cite "
    "code col colgroup data dd del details dfn dir div dl dt em embed fieldset figcaption figure font footer form "
    "frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu "
    "meta nav nobr noscript object ol optgroup option p param picture pre q s samp script section select small source "
    "span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u "
    "ul var video audio wbr xml path g"
)
# Names that stand alone in HTML; any other needs its end, or something in it, to be more than a word in brackets.
_ALONE = frozenset({"br", "hr", "img", "li", "p", "td", "th", "tr", "wbr"})
_QUIET = "nowrap noshade compact disabled checked readonly selected hidden async defer"
_NAME = "|".join([*_NAMES.split(), r"(?:o|w|v|m|st1):\w++"])
# None of it looks back: a text of any size is read in one go.
_FLAG = rf"(?:{_QUIET.replace(' ', '|')})(?=[\s/>])"
_ATTRIBUTE_OR_FLAG = r"""\s++(?:[\w:-]++\s*+=\s*+(?>"[^"<]*+"|'[^'<]*+'|[^\s"'<>]++)|""" + _FLAG + ")"
_TAG = re.compile(
    r"(?<!\\)<(?P<end>/?)(?P<name>" + _NAME + r")(?=[\s/>])(?P<rest>(?:" + _ATTRIBUTE_OR_FLAG + r")*+)\s*+/?>",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<!\\)<(?:!\[(?:end)?if[^<>]*+>|!doctype\b[^<>]*+>|\?xml[^<>]*+>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""")
_COULD_BEGIN = re.compile(rf"(?<!\\)<(?=/?(?:{_NAME})(?![\w-])|!|\?)", re.IGNORECASE)


@dataclass(frozen=True)
class Tag:
    """A tag of HTML: its name, whether it ends something, and what is said in it."""

    name: str
    ends: bool
    rest: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute, as it was written; nothing where there is none."""
        return next((a or b or c for key, a, b, c in _ATTRIBUTE.findall(self.rest) if key.lower() == name), "")


def pieces_of(text: str) -> Iterator[str | Tag]:
    """The text and the tags of ``text`` in their order; comments and declarations are left out."""
    text = _REMARK.sub("", _without_comments(text))
    found = list(_TAG.finditer(text))
    ended = {one["name"].lower() for one in found if one["end"]}
    last = 0
    for one in found:
        name = one["name"].lower()
        if not (one["end"] or one["rest"] or name in ended or name in _ALONE):
            continue
        yield text[last : one.start()]
        yield Tag(name, bool(one["end"]), one["rest"])
        last = one.end()
    yield text[last:]


def holds_markup(text: str) -> bool:
    """Whether there is HTML in ``text``."""
    if "<" not in text:
        return False
    return _without_comments(text) != text or bool(_REMARK.search(text)) or any(map(_is_tag, pieces_of(text)))


def _is_tag(piece: str | Tag) -> bool:
    return isinstance(piece, Tag)


def made_harmless(text: str) -> str:
    """``text`` with a backslash before every “<” that could begin HTML: it is read as typed from now on."""
    return _COULD_BEGIN.sub(r"\\<", text)


def _without_comments(text: str) -> str:
    """Without what stands between ``<!--`` and ``-->``. A beginning that never ends is text."""
    kept, last = [], 0
    while True:
        start = text.find("<!--", last)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            return "".join([*kept, text[last:]])
        if text[start - 1 : start] == "\\":
            kept.append(text[last : start + 4])
            last = start + 4
            continue
        kept.append(text[last:start])
        last = end + 3
