"""Words as HTML, made from their blocks: everything typed is escaped, and there is no way in for anything else."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join

from reports.narrative.blocks import Block, Heading, Item, Paragraph, Quote, Run, Runs, Table, plain
from reports.narrative.reading import blocks

_QUOTE = format_html('<blockquote class="{}">\n', "govuk-inset-text app-words__quote")
_QUOTE_ENDS = format_html("</{}>\n", "blockquote")
_BULLETS = format_html('<ul class="{}">\n', "govuk-list govuk-list--bullet")
_ITEM_ENDS = format_html("</{}>\n", "li")
_BULLETS_END, _NUMBERS_END = (format_html("</li>\n</{}>\n", name) for name in ("ul", "ol"))
_BREAK = format_html("<{}>", "br")
_SIZES = {2: "l", 3: "m", 4: "s", 5: "s", 6: "s"}


def as_html(text: str, level: int = 3) -> str:
    """``text`` as HTML. ``level`` is that of its highest heading: one below what stands above it.

    Each block finds its own direction, so that Arabic or Urdu reads from the right. Never raises.
    """
    return drawn(blocks(text), level)


def drawn(pieces: Iterable[Block], level: int = 3) -> str:
    """The same of blocks that were read already."""
    drawing = _Drawing(level)
    for block in pieces:
        drawing.add(block)
    drawing.close()
    return _together(drawing.pieces)


def _together(pieces: Iterable[str]) -> str:
    """Pieces of HTML as one; one that is plain text is escaped."""
    return format_html_join("", "{}", ((piece,) for piece in pieces))


class _Drawing:
    """What is drawn so far, and the ends that it still owes: of lists with the innermost last, of a quote."""

    def __init__(self, level: int):
        self.level = level
        self.pieces: list[str] = []
        self.ends: list[str] = []
        self.quoting = False

    def add(self, block: Block) -> None:
        if isinstance(block, Item):
            self.quote(False)
            self.item(block)
            return
        self.close_lists()
        self.quote(isinstance(block, Quote))
        self.pieces.append(_drawn(block, self.level))

    def close(self) -> None:
        """Everything that is open ends here."""
        self.close_lists()
        self.quote(False)

    def quote(self, wanted: bool) -> None:
        if wanted != self.quoting:
            self.pieces.append(_QUOTE if wanted else _QUOTE_ENDS)
        self.quoting = wanted

    def item(self, item: Item) -> None:
        """An entry, left open for what is in it."""
        self.close_lists(item.depth)
        goes_on = len(self.ends) == item.depth and not item.begins
        if goes_on and item.more:
            self.pieces.append(_paragraph(item))
            return
        if goes_on:
            self.pieces.append(_ITEM_ENDS)
        else:
            self.close_lists(item.depth - 1)
            self.open_list(item)
        self.pieces.append(format_html('<li dir="auto">{}', _runs(item.runs)))

    def open_list(self, item: Item) -> None:
        if item.number is None:
            self.pieces.append(_BULLETS)
        else:
            start = format_html(' start="{}"', item.number) if item.number != 1 else ""
            self.pieces.append(format_html('<ol class="govuk-list govuk-list--number"{}>\n', start))
        self.ends.append(_BULLETS_END if item.number is None else _NUMBERS_END)

    def close_lists(self, depth: int = 0) -> None:
        """End the lists that are deeper than ``depth``."""
        self.pieces += reversed(self.ends[depth:])
        del self.ends[depth:]


def _drawn(block: Block, level: int) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Heading):
        n = min(block.level + level - 1, 6)
        return format_html('<h{0} class="govuk-heading-{1}" dir="auto">{2}</h{0}>\n', n, _SIZES[n], _runs(block.runs))
    return _paragraph(block)


def _paragraph(block: Paragraph | Quote | Item) -> str:
    return format_html('<p class="govuk-body" dir="auto">{}</p>\n', _runs(block.runs))


def _table(table: Table) -> str:
    sides = [" govuk-table__header--numeric" if right else "" for right in table.right]
    head = format_html_join(
        "",
        '<th scope="col" role="columnheader" class="govuk-table__header{}" dir="auto">{}</th>',
        ((side, _runs(cell)) for side, cell in zip(sides, table.headings, strict=True)),
    )
    # A table without a row is none: not in HTML, and a PDF with one is not valid.
    cells = table.rows or [((),) * len(table.headings)]
    rows = format_html_join("\n", '<tr class="govuk-table__row" role="row">{}</tr>', ((_row(table, r),) for r in cells))
    return format_html(
        '<table class="govuk-table app-table app-words__table" role="table">\n'
        '<thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">{}</tr></thead>\n'
        '<tbody class="govuk-table__body" role="rowgroup">\n{}\n</tbody>\n</table>\n',
        head,
        rows,
    )


def _row(table: Table, row: Iterable[Runs]) -> str:
    """The cells of one row, each with the heading that stands before it on a narrow screen."""
    return format_html_join(
        "",
        '<td role="cell" class="govuk-table__cell{}" data-heading="{}" dir="auto">{}</td>',
        (
            (" govuk-table__cell--numeric" if right else "", plain(head), _runs(cell))
            for right, head, cell in zip(table.right, table.headings, row, strict=True)
        ),
    )


def _runs(runs: Runs) -> str:
    return _together(_run(run) for run in runs)


def _run(run: Run) -> str:
    out = format_html_join(_BREAK, "{}", ((line,) for line in run.text.split("\n")))
    if run.italic:
        out = format_html("<em>{}</em>", out)
    if run.bold:
        out = format_html("<strong>{}</strong>", out)
    if run.link:
        mail = run.link.lower().startswith("mailto:")
        rel = "" if mail else format_html(' rel="{}"', "external noopener noreferrer")
        out = format_html('<a class="govuk-link" href="{}"{}>{}</a>', run.link, rel, out)
    return out
