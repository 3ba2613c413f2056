"""Pasted HTML made orderly: what was typed between it stays apart, and every element that is opened ends.

Of Word's and other programs' mark-up only what an author's marks can say is kept. Lists of Word, which are
paragraphs with a bullet in front, become lists. Nothing nests deeper than a few levels, however odd the source.
"""

import html
import re
from dataclasses import dataclass, field

from django.utils.html import format_html

from reports.narrative.runs import leads_outside
from reports.narrative.tags import Tag, pieces_of

_UNSEEN = frozenset({"script", "style", "xml", "head", "template", "svg", "title"})
_SAME = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "a": "a"}
_HEADINGS = frozenset(f"h{n}" for n in range(1, 7))
_LISTS = {"ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol"}
_CELLS = frozenset({"td", "th"})
_BREAK_NAMES = (
    "p div section article aside header footer main nav address center form fieldset figure figcaption details "
    "summary legend dl dt dd html body caption pre option button hr hgroup tbody thead tfoot"
)
_BREAKS = frozenset(_BREAK_NAMES.split())
_WRAPPERS = _BREAKS - {"p", "hr", "tbody", "thead", "tfoot"}
_EMPTY = frozenset({"hr", "tbody", "thead", "tfoot", "blockquote"})
_BLOCKS = _BREAKS | _HEADINGS | _CELLS | frozenset(_LISTS) | {"li", "blockquote", "table", "tr"}
_ENDS_OF_BLOCKS = frozenset(f"</{name}>" for name in _BLOCKS)
_DEEPEST_LIST = 6
_DEEPEST = 40
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_INLINE = frozenset({"a", "b", "i"})
# Where text may stand as it is; anywhere else in an element it needs a paragraph.
_HOLDS_TEXT = _HEADINGS | _CELLS | {"p", "li"}


@dataclass
class Island:
    """A stretch of HTML, or (``typed``) of text that somebody typed between."""

    typed: bool
    parts: list[str] = field(default_factory=list)


class Tidy:
    """Reads the pieces once; ``islands`` are what came of them. ``pictures`` were left out."""

    def __init__(self, text: str):
        self.islands: list[Island] = []
        self.open: list[str] = []
        self.pictures = self.inner_tables = 0
        self.marker: list[str] | None = None
        self.unseen = ""
        pieces = list(pieces_of(text))
        self.last_end = {one.name: n for n, one in enumerate(pieces) if isinstance(one, Tag) and one.ends}
        for position, piece in enumerate(pieces):
            if isinstance(piece, str):
                self.words(piece)
            elif self.unseen:
                self.unseen = "" if piece.ends and piece.name == self.unseen else self.unseen
            elif piece.ends:
                self.end(piece.name)
            else:
                self.begin(piece, position)
        self.close(0)

    # What is written

    def put(self, text: str, typed: bool = False) -> None:
        if not self.islands or self.islands[-1].typed != typed:
            self.islands.append(Island(typed))
        self.islands[-1].parts.append(text)

    def words(self, text: str) -> None:
        """Text where it stands. Between HTML it is kept as it was typed."""
        if self.unseen or not text:
            return
        text = html.unescape(text)
        if self.marker is not None:
            self.marker.append(text)
        elif not self.open:
            if text.strip() or not self.after_block():
                self.put(text, typed=True)
        elif all(name in _INLINE for name in self.open):
            self.inline_words(text)
        else:
            if text.strip():
                self.make_room()
            if self.open[-1] not in {"table", "tr", "ul", "ol"}:
                self.put(html.escape(_SPACES.sub(" ", text), quote=False))

    def after_block(self) -> bool:
        """Whether a paragraph, a list or a table has just ended: what follows begins anew anyway."""
        last = self.islands[-1] if self.islands else None
        return bool(last and not last.typed and last.parts[-1] in _ENDS_OF_BLOCKS)

    def inline_words(self, text: str) -> None:
        """Text that is bold or a link among what was typed: its lines stay, and an empty one ends it."""
        inside, empty_line, after = text.partition("\n\n")
        self.put(html.escape(inside, quote=False).replace("\n", "<br>"))
        if empty_line:
            self.close(0)
            self.put(empty_line + after, typed=True)

    def make_room(self) -> None:
        """Open what text needs around it here."""
        top = next((name for name in reversed(self.open) if name not in _INLINE), None)
        if top == "table":
            self.push("tr")
        if top in {"table", "tr"}:
            self.push("td")
        elif top in {"ul", "ol"}:
            self.push("li")
        elif top is not None and top not in _HOLDS_TEXT:
            self.push("p")

    def push(self, name: str, attributes: str = "") -> None:
        self.open.append(name)
        if name not in _WRAPPERS:
            self.put(f"<{name}{attributes}>")

    def close(self, down_to: int) -> None:
        """End everything that was opened after the first ``down_to``."""
        while len(self.open) > down_to:
            name = self.open.pop()
            if name not in _WRAPPERS:
                self.put(f"</{name}>")

    def close_last(self, names: frozenset[str], within: frozenset[str] = frozenset()) -> bool:
        """End the innermost of ``names`` with all in it, unless one of ``within`` stands around it first."""
        for position in range(len(self.open) - 1, -1, -1):
            if self.open[position] in names:
                self.close(position)
                return True
            if self.open[position] in within:
                return False
        return False

    # What is read

    def begin(self, tag: Tag, position: int) -> None:
        name = tag.name
        if self.marker is not None and name not in {"span", "font"}:
            self.mark()
        if name in _UNSEEN and self.last_end.get(name, -1) > position:
            self.unseen = name
        elif name == "span" and "mso-list:ignore" in tag.get("style").replace(" ", "").lower():
            self.marker = []
        elif name == "img":
            self.picture(tag)
        elif name == "br":
            self.put("<br>" if self.open else "\n", typed=not self.open)
        elif name in _SAME:
            self.inline(tag)
        else:
            self.block(tag)

    def picture(self, tag: Tag) -> None:
        self.pictures += 1
        self.words(f" {tag.get('alt')} ")

    def inline(self, tag: Tag) -> None:
        name = _SAME[tag.name]
        href = html.unescape(tag.get("href")).strip()
        if name in self.open or (name == "a" and not leads_outside(href)):
            return
        if self.open:
            self.make_room()
        self.push(name, f' href="{html.escape(href)}"' if name == "a" else "")

    def block(self, tag: Tag) -> None:
        name = tag.name
        if not self.open and name in _BLOCKS and not self.after_block():
            self.put("\n\n", typed=True)
        if name in _CELLS or name in {"tr", "table"}:
            self.table(name)
        elif self.in_cell() and name in _BLOCKS:
            self.put(" ")
        elif name in _LISTS:
            self.list(_LISTS[name])
        elif name == "li":
            self.item()
        elif name in _BLOCKS:
            self.paragraph(tag)

    def paragraph(self, tag: Tag) -> None:
        """A paragraph, a heading, a quote, or what merely stands around them."""
        name = tag.name
        if name == "caption":
            self.close_last(frozenset({"table"}))
        self.leave_paragraph()
        if name in _WRAPPERS:
            if len(self.open) < _DEEPEST:
                self.push(name)
        elif name in _HEADINGS | {"blockquote"} and not {"li", "blockquote"} & set(self.open):
            self.push(name)
        elif name not in _EMPTY:
            self.push("p", _word_list(tag))

    def leave_paragraph(self) -> None:
        """What is inline ends, and the paragraph or heading around it."""
        while self.open and self.open[-1] in _INLINE | _HEADINGS | {"p"}:
            self.close(len(self.open) - 1)

    def list(self, name: str) -> None:
        self.leave_paragraph()
        if sum(one in {"ul", "ol"} for one in self.open) < _DEEPEST_LIST:
            if self.open and self.open[-1] in {"ul", "ol"}:
                self.push("li")
            self.push(name)

    def item(self) -> None:
        self.close_last(frozenset({"li"}), frozenset({"ul", "ol", "table"}))
        self.leave_paragraph()
        if not {"ul", "ol"} & set(self.open):
            self.push("ul")
        self.push("li")

    def table(self, name: str) -> None:
        """A table in a table's cell is read as text of that cell."""
        if self.inner_tables or (name == "table" and self.in_cell()):
            self.inner_tables += name == "table"
            self.put(" ")
            return
        self.close_last(_CELLS, frozenset({"tr"}))
        if name != "td" and name != "th":
            self.close_last(frozenset({"tr"}), frozenset({"table"}))
        if "table" not in self.open:
            self.leave_paragraph()
            self.push("table")
        if name in _CELLS and self.open[-1] != "tr":
            self.push("tr")
        if name != "table":
            self.push(name)

    def end(self, name: str) -> None:
        if self.marker is not None:
            self.mark()
        if name in _SAME:
            self.end_inline(_SAME[name])
        elif name == "table" and self.inner_tables:
            self.inner_tables -= 1
        elif not self.open and name in _BLOCKS:
            self.put("\n\n", typed=True)
        elif not self.inner_tables and (name in {*_CELLS, "tr", "table"} or not self.in_cell()):
            self.close_last(frozenset({_LISTS.get(name, name)}))

    def mark(self) -> None:
        """What Word put before an entry of a list: its bullet or its number."""
        self.put(format_html('<s title="{}"></s>', "".join(self.marker).strip()))
        self.marker = None

    def in_cell(self) -> bool:
        return any(one in _CELLS for one in self.open)

    def end_inline(self, name: str) -> None:
        """Only what is inline is ended with it."""
        position = len(self.open) - 1
        while position >= 0 and self.open[position] in _INLINE:
            if self.open[position] == name:
                self.close(position)
                return
            position -= 1


def _word_list(tag: Tag) -> str:
    """For a paragraph that is an entry of a list in Word: how deep it is."""
    level = _LEVEL.search(html.unescape(tag.get("style")))
    if level or tag.get("class").lower().startswith("msolistparagraph"):
        return f' data-level="{level[1] if level else 1}"'
    return ""
