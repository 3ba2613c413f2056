"""The overview of a report: its parts as a task list, the guidance's checklist, its dates."""

from accounts.access import describe_addresses
from reports.models import Report, Section
from reports.outlines import Outline
from reports.rules.checklist import Checked
from reports.rules.overview import facts_missing, is_late
from safeguarding.clock import wall
from safeguarding.design.cells import Cell, Heading, Link, Row, Table, Tag
from safeguarding.design.dates import long_date, short_date

PARTS = ("Part", "Facts", "Author", "Due", "Open comments", "Stands")
DATES = ("What", "Who", "By", "Stands")
CHECKS = ("What it asks for", "Answered in", "Stands")


def parts_table(sections: list[Section]) -> Table:
    """The parts of the report, each a link to where it is written."""
    headings = [Heading(title, numeric=title == "Open comments") for title in PARTS]
    return Table("Parts of the report", headings, [_part(one) for one in sections], caption_hidden=True)


def _part(section: Section) -> list[Cell]:
    values = (
        section.title,
        _facts(section),
        section.author or "Nobody yet",
        section.due_on,
        section.open_comments,
        tag_of(section),
    )
    cells = [Cell(value, PARTS[place], numeric=place == 4) for place, value in enumerate(values)]
    return [Cell(section.title, PARTS[0], url=section.get_absolute_url()), *cells[1:]]


def _facts(section: Section) -> str:
    wanted = len(section.facts_wanted)
    if not wanted:
        return "None"
    taken = wanted - facts_missing(section)
    return f"{taken} of {wanted} taken" if taken < wanted else f"{wanted} taken"


def tag_of(section: Section) -> Tag:
    """How a part stands."""
    if section.done_at:
        return Tag("done", "Done")
    if is_late(section):
        return Tag("late", "Late")
    return Tag("open", "Being written") if section.words.strip() else Tag("new", "Nothing written")


def checks_table(edition_title: str, checks: list[Checked]) -> Table:
    """What the guidance asks for, where it is answered, and what is empty."""
    rows = [[Cell(value, CHECKS[place]) for place, value in enumerate(_check(one))] for one in checks]
    return Table(f"What {edition_title} asks for", [Heading(title) for title in CHECKS], rows, caption_hidden=True)


def _check(checked: Checked) -> tuple:
    where = [Link(section.title, section.get_absolute_url()) for section in checked.sections]
    return checked.requirement.title, where or "No part", Tag(checked.tag, checked.stands)


def dates_table(dates, partnership_key: str) -> Table:
    """The report's open dates: what, whose, by when."""
    whose = describe_addresses({one.owner for one in dates}, partnership_key)
    rows = [[Cell(value, DATES[place]) for place, value in enumerate(_date(one, whose))] for one in dates]
    return Table("Dates of the report", [Heading(title) for title in DATES], rows, caption_hidden=True)


def _date(deadline, whose: dict) -> tuple:
    late = deadline.due_on < wall.today()
    return (
        deadline.title,
        whose.get(deadline.owner, ""),
        deadline.due_on,
        Tag("late") if late else Tag("open", "On time"),
    )


def about_rows(report: Report, outline: Outline | None) -> list[Row]:
    """What the report is: its period, its outline, by when it is published and who says so."""
    rows = [
        Row("Period", f"{short_date(report.from_on)} to {short_date(report.until_on)}"),
        Row("Group", report.group.name if report.group else ""),
        Row("Outline", outline.title if outline else report.outline),
        Row("Publish by", _due(report, outline)),
        Row("Who signs", SIGNED_BY.get(outline.signed_by, "") if outline else ""),
        Row("Begun", f"{report.begun_by}, {long_date(report.begun_at)}"),
    ]
    return [row for row in rows if row.value]


SIGNED_BY = {
    "statutory-partners": "The statutory partners",
    "group-chair": "The chair of the group",
    "nobody": "Nobody: it goes out from the support team",
}


def _due(report: Report, outline: Outline | None) -> list[str] | str:
    if outline is not None and not outline.public:
        return "It stays inside the partnership"
    said = [long_date(report.due_on)] if report.due_on else []
    if outline is not None:
        said += [words for words in (outline.due_words, outline.due.source if outline.due else "") if words]
    return said or "No date is set"
