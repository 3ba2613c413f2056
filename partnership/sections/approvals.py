"""Which governance bodies of the partners have approved an arrangement."""

from collections.abc import Iterable

from partnership.arrangement import Arrangement
from partnership.sections.common import day
from safeguarding.design import dates
from safeguarding.design.cells import Table

HEADINGS = ["Partner", "Body", "Answer", "When", "Note"]


def approvals(arrangement: Arrangement, recorded: Iterable = ()) -> Table | None:
    """What the file says and what was recorded on screen (rows of ``Approval``), the file's first."""
    rows = [_of_file(one, arrangement) for one in arrangement.document["partnership"]["approvals"]]
    rows += [_recorded(one) for one in recorded]
    return Table.of("Approvals", HEADINGS, rows, caption_hidden=True) if rows else None


def _of_file(one: dict, arrangement: Arrangement) -> tuple:
    partner = arrangement.agency(one["agency"])["name"] if "agency" in one else ""
    return partner, one["body"], "Approved", day(one, "on"), one.get("note", "")


def _recorded(one) -> tuple:
    answer = "Approved" if one.approved else "Sent back"
    return one.agency.name, one.body, answer, dates.long_date(one.on), one.note
