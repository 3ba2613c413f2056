"""HTML that somebody pasted, as the marks that an author would have typed."""

import re

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from reports.narrative.tags import holds_markup, made_harmless
from reports.narrative.tidy import Tidy

__all__ = ["holds_markup", "left_out_of", "made_harmless", "marks_of", "without_pictures"]

# A picture written out as letters, in an author's marks. What is said of it stays.
_LETTERS_OF_PICTURE = re.compile(r"!?\[([^\]\[\n]*+)\](?:\(data:[^)\s]*+\)?)++", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
# What would be read as a mark where it was none: a star, a line below a word's edge, a link's middle.
_MARKS = re.compile(r"[\\*]|(?<!\w)_|_(?!\w)|(?<=\])\(")
_LINE_START = re.compile(r"^( *)(#{1,6}(?= |$)|[-+](?= |$)|-(?=[ -]*$)|>|\d{1,9}(?=[.)](?: |$)))", re.MULTILINE)
_BULLETS = frozenset({"", "·", "•", "o", "§", "▪", "-", "–", "\uf0b7", "\uf0a7", "Ø", "ü", "v"})
_NUMBER = re.compile(r"(\d{1,3})[.)]")
_SAYS_ITSELF = re.compile(r"[·•▪§]\s+|o\s{2,}")


def without_pictures(text: str) -> str:
    """``text`` without pictures that are written out in it; what is said of them stays in brackets."""
    return _LETTERS_OF_PICTURE.sub(r"[\1]", text)


def marks_of(text: str) -> str:
    """``text`` with its HTML as marks. What stands between stays as it was typed. Never raises."""
    tidy = Tidy(text)
    pieces = ("".join(one.parts) if one.typed else _converted("".join(one.parts)) for one in tidy.islands)
    return "".join(pieces)


def left_out_of(text: str) -> list[str]:
    """What ``marks_of`` leaves out that somebody might look for."""
    pictures = len(_LETTERS_OF_PICTURE.findall(text)) + (Tidy(text).pictures if holds_markup(text) else 0)
    if not pictures:
        return []
    what = "A picture was left out" if pictures == 1 else f"{pictures} pictures were left out"
    return [
        f"{what}: a part of a report takes words and tables. Say in words what it shows, or put its figures into a table."
    ]


def _converted(html: str) -> str:
    return _Marks(heading_style="ATX", bullets="-", table_infer_header=True).convert(html)


class _Marks(MarkdownConverter):
    """Markdownify with the marks that an author has; letters that only look like marks are kept as letters."""

    def convert_soup(self, soup: BeautifulSoup) -> str:
        """What is inline stays in its line; everything else gets empty lines around it."""
        self.level = 0
        text = self.process_tag(soup, parent_tags=set())
        inline = all(one.name in {"b", "i", "a", "br", None} for one in soup.contents)
        return text if inline else f"\n\n{text.strip(chr(10))}\n\n"

    def escape(self, text, parent_tags):
        text = _MARKS.sub(r"\\\g<0>", text)
        return text.replace("|", r"\|") if parent_tags & {"td", "th"} else text

    def convert_br(self, el, text, parent_tags):
        return " " if "_inline" in parent_tags else "\n"

    def convert_a(self, el, text, parent_tags):
        """An address that is its own text needs no mark."""
        href = _SPACES.sub("", el.get("href", "")).replace("(", "%28").replace(")", "%29")
        words = text.strip()
        if not words or words.replace("\\_", "_") == href:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}[{_SPACES.sub(' ', words)}]({href}){after}"

    def convert_b(self, el, text, parent_tags):
        return super().convert_b(el, text, parent_tags) or (" " if text else "")

    def convert_i(self, el, text, parent_tags):
        return super().convert_i(el, text, parent_tags) or (" " if text else "")

    def convert_p(self, el, text, parent_tags):
        if "_inline" in parent_tags:
            return super().convert_p(el, text, parent_tags)
        words = text.strip(" \t\n")
        if el.get("data-level"):
            return self.word_item(el, words)
        self.level = 0
        return f"\n\n{_LINE_START.sub(_as_letters, words)}\n\n" if words else ""

    def convert_li(self, el, text, parent_tags):
        first, line_end, rest = text.strip().partition("\n")
        return super().convert_li(el, _LINE_START.sub(_as_letters, first) + line_end + rest, parent_tags)

    def convert_s(self, el, text, parent_tags):
        return ""

    def word_item(self, el, words: str) -> str:
        """An entry of a list in Word, below the one before it."""
        if not words:
            return ""
        mark = el.find("s")
        said = mark["title"] if mark else ""
        number = _NUMBER.fullmatch(said)
        before = f"{number[1]}." if number else "-"
        if said not in _BULLETS and not number:
            words = f"{said} {words}"
        elif not mark:
            words = _SAYS_ITSELF.sub("", words, count=1) if _SAYS_ITSELF.match(words) else words
        self.level = min(int(el["data-level"]), self.level + 1)
        return f"\n{'    ' * (self.level - 1)}{before} {words}\n"


def _as_letters(found: re.Match) -> str:
    """The beginning of a line with a backslash before what would be read as a mark."""
    spaces, sign = found.groups()
    return f"{spaces}{sign}\\" if sign.isdigit() else f"{spaces}\\{sign}"
