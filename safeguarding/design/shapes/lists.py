"""A list: filter, sort, page, export. The subclass declares its columns."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import Count

from safeguarding.design.cells import Cell, Empty, Heading, Link, Table, Ticks
from safeguarding.design.shapes import exports
from safeguarding.design.shapes.base import Shape
from safeguarding.design.shapes.exports import FileColumn
from safeguarding.design.shapes.paging import address, page_of, pages_of

EXPORTS = {"csv": exports.as_csv, "xlsx": exports.as_xlsx}
NO_MATCH = Empty("Nothing matches these filters", "Take a filter away to see more.")


@dataclass(frozen=True)
class Column:
    """One column. ``value`` is an attribute's path (``agency.name``) or a function of the row.

    ``sort`` is the field, or fields, to order by; ``link`` a function of the row that gives an address;
    ``export`` replaces ``value`` in files. A value may be a ``cells.Tag``, ``cells.Link``, date or list.
    """

    key: str
    title: str
    value: str | Callable | None = None
    sort: str | tuple[str, ...] = ()
    numeric: bool = False
    link: Callable | None = None
    export: Callable | None = None

    def value_of(self, row):
        """What the cell of this row shows."""
        source = self.value or self.key
        return source(row) if callable(source) else follow(row, source)

    def for_file(self, row):
        """What a file keeps for this row."""
        return self.export(row) if self.export else self.value_of(row)

    def cell(self, row) -> Cell:
        """The cell of this row."""
        return Cell(self.value_of(row), self.title, self.numeric, self.link(row) if self.link else "")

    def ordering(self, descending: bool) -> list[str]:
        """The fields for ``order_by``; one that is declared with a minus turns the other way."""
        names = (self.sort,) if isinstance(self.sort, str) else self.sort
        return [turned(name) if descending else name for name in names]


def turned(name: str) -> str:
    """An ordering field the other way round."""
    return name[1:] if name.startswith("-") else f"-{name}"


def follow(row, path: str):
    """The value at the end of a dotted path; nothing when a part of it is missing."""
    value = row
    for part in path.split("."):
        value = getattr(value, part, None)
        if callable(value):
            value = value()
    return value


@dataclass(frozen=True)
class SavedFilter:
    """A named view of the list: ``query`` is its part of the address, such as ``state=open``."""

    title: str
    query: str


class ListShape(Shape):
    """``visible()`` gives the rows; ``columns`` how they read; ``filterset_class`` how they are narrowed.

    ``default_sort`` is a column's key, with a minus for descending. ``counted_filters`` maps the name of
    a filter to the field whose values are counted beside its choices (one query each). ``file_columns``
    are what a file holds where that is more than the page shows; they are read without making records.
    """

    template_name = "shapes/list.html"
    columns: list[Column] = []
    filterset_class = None
    default_sort = ""
    page_size = 50
    export_name = "list"
    empty = Empty()
    saved_filters: list[SavedFilter] = []
    counted_filters: dict[str, str] = {}
    file_columns: list[FileColumn] = []

    def visible(self):
        """The rows that this person may see."""
        raise NotImplementedError

    def actions(self) -> list[Link]:
        """Buttons beside the title; the first is the main one."""
        return []

    def ticks(self) -> Ticks | None:
        """What this person may do with rows that are ticked; None: no tick boxes."""
        return None

    def on_export(self, rows, kind: str) -> None:
        """Called before a file leaves, so that a room can write who exported what."""

    def get(self, request, *args, **kwargs):
        everything = self.visible()
        self.filterset = self.make_filterset(everything)
        rows = self.filterset.qs if self.filterset else everything
        self.column, self.descending = self.asked_order()
        if self.column:
            rows = rows.order_by(*self.column.ordering(self.descending), "pk")
        kind = request.GET.get("format", "")
        if kind in EXPORTS:
            return self.export(rows, kind)
        return self.render_to_response(self.get_context_data(rows=rows))

    def make_filterset(self, rows):
        """The filter of this request, or None."""
        if self.filterset_class is None:
            return None
        return self.filterset_class(self.request.GET or None, queryset=rows, request=self.request)

    def asked_order(self) -> tuple[Column | None, bool]:
        """The column to sort by and whether it runs downwards; an unknown one is the default."""
        sortable = {column.key: column for column in self.columns if column.sort}
        asked = self.request.GET.get("sort", "")
        if asked.removeprefix("-") not in sortable:
            asked = self.default_sort
        return sortable.get(asked.removeprefix("-")), asked.startswith("-")

    def export(self, rows, kind: str):
        """The list with its filters as a file."""
        self.on_export(rows, kind)
        return EXPORTS[kind](self.lines(rows), self.export_name)

    def files_columns(self) -> list[FileColumn]:
        """The columns of a file, where they are not those of the page."""
        return self.file_columns

    def lines(self, rows):
        """The headings, then each row, read in blocks while the file is written."""
        columns = self.files_columns()
        if columns:
            yield from exports.lines_of(rows, columns)
            return
        yield [column.title for column in self.columns]
        for row in rows.iterator(chunk_size=500):
            yield [column.for_file(row) for column in self.columns]

    def headings(self) -> list[Heading]:
        """The heads of the columns, with the address that sorts by each."""
        return [self.heading(column) for column in self.columns]

    def heading(self, column: Column) -> Heading:
        """One head; a second click on the sorted column turns it round."""
        here = self.column is column
        state = ("descending" if self.descending else "ascending") if here else "none"
        asked = f"-{column.key}" if here and not self.descending else column.key
        url = address(self.request.GET, sort=asked, page=None, tick=None) if column.sort else ""
        return Heading(column.title, column.numeric, url, state)

    def counts(self) -> dict[str, dict[str, int]]:
        """For each counted filter: value → number of rows this person may see."""
        found = {}
        for name, source in self.counted_filters.items():
            pairs = self.visible().order_by().values_list(source).annotate(n=Count("pk", distinct=True))
            found[name] = {str(value): number for value, number in pairs}
        return found

    def get_context_data(self, rows, **kwargs):
        page = page_of(rows, self.request.GET.get("page", ""), self.page_size)
        if self.filterset:
            add_counts(self.filterset.form, self.counts())
        ticks = self.ticks()
        lines = [self.cells(row) for row in page]
        if ticks:
            lines = self.with_ticks(page, lines)
        names = {
            "table": Table(self.get_title(), self.headings(), lines, caption_hidden=True),
            "ticks": ticks,
            "all_ticked": self.all_ticked,
            "tick_url": address(self.request.GET, tick=None if self.all_ticked else "all"),
            "pages": pages_of(page, self.request.GET),
            "page_obj": page,
            "filter_form": self.filterset.form if self.filterset else None,
            "is_filtered": self.is_filtered(),
            "no_match": NO_MATCH,
            "empty": self.empty,
            "actions": self.actions(),
            "saved": self.saved(),
            "kept_query": self.kept_query(),
            "csv_url": address(self.request.GET, format="csv", page=None, tick=None),
            "xlsx_url": address(self.request.GET, format="xlsx", page=None, tick=None),
        }
        return super().get_context_data(**{**names, **kwargs})

    @property
    def all_ticked(self) -> bool:
        """Whether the address asks for every row of the page to be ticked."""
        return self.request.GET.get("tick") == "all"

    def with_ticks(self, page, lines: list[list[Cell]]) -> list[list[Cell]]:
        """The same lines with a tick box before each."""
        ticked = self.all_ticked
        return [
            [replace(first, tick=str(row.pk), ticked=ticked), *rest]
            for row, (first, *rest) in zip(page, lines, strict=True)
        ]

    def cells(self, row) -> list[Cell]:
        return [column.cell(row) for column in self.columns]

    def is_filtered(self) -> bool:
        """Whether a filter narrows the list."""
        names = self.filterset.filters if self.filterset else ()
        return any(self.request.GET.get(key) for key in self.request.GET if key.split("-")[0] in names)

    def saved(self) -> list[dict]:
        """The saved filters, the current one marked."""
        here = "&".join(f"{k}={v}" for k, v in self.request.GET.items() if k not in {"page", "sort", "tick"} and v)
        return [
            {"title": one.title, "url": f"?{one.query}", "current": one.query == here} for one in self.saved_filters
        ]

    def kept_query(self) -> list[tuple[str, str]]:
        """What the filter form must carry along: the order."""
        sort = self.request.GET.get("sort", "")
        return [("sort", sort)] if sort else []


def add_counts(form, counts: dict[str, dict[str, int | None]]) -> None:
    """Write the number of rows behind each choice: *Open (12)*. One whose number is None was not counted."""
    for name, numbers in counts.items():
        widget = form.fields[name].widget
        widget.choices = [
            (value, label if str(value) == "" or found is None else f"{label} ({found})")
            for value, label in widget.choices
            for found in [numbers.get(str(value), 0)]
        ]
