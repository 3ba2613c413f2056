"""From marks to blocks. Nothing here can fail on what somebody typed: a mark that is none stays as it is."""

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from reports.narrative.blocks import Block, Heading, Item, Paragraph, Quote, Run, Runs, Table
from reports.narrative.runs import leads_outside, runs_of

# Lists and quotes inside one another; what is deeper is not read. ``clean`` leaves nothing deeper.
DEEPEST = 60
# What an author has, and no other: neither HTML nor pictures nor code, and no heading by underlining.
_RULES = ["table", "blockquote", "hr", "list", "heading", "escape", "newline", "emphasis", "link", "autolink"]


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": DEEPEST}).enable(_RULES)
    reader.validateLink = leads_outside
    return reader


_MARKS = _reader()


def blocks(text: str) -> list[Block]:
    """What ``text`` says, as a flat list in reading order. Never raises."""
    return _settled(_Walk(text).found)


class _Walk:
    """One way through the tokens of a text."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.found: list[Block] = []
        self.numbers: list[int | None] = []
        self.begins = self.more = False
        self.quotes = self.heading = 0
        self.cells: list[list[Runs]] | None = None
        for token in _MARKS.parse(text):
            step = _STEPS.get(token.type)
            if step:
                step(self, token)

    def list_begins(self, token: Token) -> None:
        first = token.attrGet("start")
        self.numbers.append(None if token.type == "bullet_list_open" else int(1 if first is None else first))
        self.begins = True

    def list_ends(self, token: Token) -> None:
        self.numbers.pop()

    def item_begins(self, token: Token) -> None:
        self.more = False

    def item_ends(self, token: Token) -> None:
        if self.numbers[-1] is not None:
            self.numbers[-1] += 1

    def quote_begins(self, token: Token) -> None:
        self.quotes += 1

    def quote_ends(self, token: Token) -> None:
        self.quotes -= 1

    def heading_begins(self, token: Token) -> None:
        self.heading = len(token.markup)

    def inline(self, token: Token) -> None:
        if self.cells is not None:
            self.cells[-1].append(runs_of(token))
            return
        runs, level, self.heading = runs_of(token), self.heading, 0
        if runs:
            self.found.append(self.block(runs, level))

    def block(self, runs: Runs, level: int) -> Block:
        """Runs where they stand. A heading in a list or a quote is a line of it."""
        if self.numbers:
            item = Item(runs, len(self.numbers), self.numbers[-1], self.more, self.begins)
            self.more, self.begins = True, False
            return item
        if self.quotes:
            return Quote(runs)
        return Heading(runs, level) if level else Paragraph(runs)

    def table_begins(self, token: Token) -> None:
        self.cells, self.right, self.crowded = [], (), False

    def row_begins(self, token: Token) -> None:
        self.cells.append([])
        self.row = token.map[0] if token.map else None

    def head_begins(self, token: Token) -> None:
        self.right += (token.attrGet("style") == "text-align:right",)

    def row_ends(self, token: Token) -> None:
        """Cells under no heading are not lost: they join the last cell."""
        over = self.over(len(self.cells[0])) if len(self.cells) > 1 and self.row is not None else []
        self.crowded = self.crowded or bool(over)
        for cell in over:
            self.cells[-1][-1] += (Run(" "), *runs_of(_MARKS.parseInline(cell)[0]))

    def over(self, width: int) -> list[str]:
        """What the line of this row says beyond the last heading."""
        cells = cells_of(self.lines[self.row])
        return [cell.strip() for cell in cells[width:] if cell.strip()]

    def table_ends(self, token: Token) -> None:
        head, *rows = self.cells
        self.found.append(Table(tuple(head), tuple(map(tuple, rows)), self.right, self.crowded))
        self.cells = None


def cells_of(line: str) -> list[str]:
    """The cells of one line of a table."""
    return escapedSplit(line.lstrip("> ").rstrip().removeprefix("|").removesuffix("|"))


_STEPS = {
    "bullet_list_open": _Walk.list_begins,
    "ordered_list_open": _Walk.list_begins,
    "bullet_list_close": _Walk.list_ends,
    "ordered_list_close": _Walk.list_ends,
    "list_item_open": _Walk.item_begins,
    "list_item_close": _Walk.item_ends,
    "blockquote_open": _Walk.quote_begins,
    "blockquote_close": _Walk.quote_ends,
    "heading_open": _Walk.heading_begins,
    "inline": _Walk.inline,
    "table_open": _Walk.table_begins,
    "tr_open": _Walk.row_begins,
    "th_open": _Walk.head_begins,
    "tr_close": _Walk.row_ends,
    "table_close": _Walk.table_ends,
}


def _settled(found: list[Block]) -> list[Block]:
    """The same blocks with headings from 1 on and none skipped, and lists that step down one at a time."""
    top = min((block.level for block in found if isinstance(block, Heading)), default=1)
    level, settled = 0, []
    kinds: list[bool] = []
    for block in found:
        if isinstance(block, Heading):
            level = min(block.level - top, level) + 1
            block = replace(block, level=level)
        if isinstance(block, Item):
            block, kinds = _stepped(block, kinds)
        else:
            kinds = []
        settled.append(block)
    return settled


def _stepped(item: Item, kinds: list[bool]) -> tuple[Item, list[bool]]:
    """The item at most one deeper than the one before; ``kinds`` says of each open list whether it is numbered."""
    depth, numbered = min(item.depth, len(kinds) + 1), item.number is not None
    begins = item.begins or len(kinds) < depth or kinds[depth - 1] != numbered
    return replace(item, depth=depth, begins=begins), [*kinds[: depth - 1], numbered]
