"""Decisions of the partnership's groups."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, IntegerField, Value, When

from partnership.models import GroupDecision
from reports.facts.frame import Frame
from reports.facts.reading.made_once import rows as rows_of
from reports.facts.reading.partnership import EXECUTIVE, in_order, name_of, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import kept, noun, sentence, too_many, were
from reports.facts.value import Figure, Grid, Item, Taken
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted, long_date

MOST = 60
REGISTER = "the register of decisions"


class Row(NamedTuple):
    """A decision of the period, without its words; ``subject`` is its own."""

    pk: int
    reference: str
    group_id: int
    restricted: bool
    replaced_by_id: int | None

    get_absolute_url = GroupDecision.get_absolute_url
    subject = GroupDecision.subject


def _of_frame(frame: Frame):
    rows = GroupDecision.objects.order_by().filter(decided_on__range=(frame.from_on, frame.until_on))
    return rows.filter(group=frame.group) if frame.group else rows.filter(group__partnership=frame.partnership)


def made(frame: Frame) -> list[Row]:
    """The decisions of the period, the oldest first; one statement."""
    return [Row(*row) for row in rows_of(frame, _made)]


def _made(frame: Frame):
    return _of_frame(frame).order_by("decided_on", "pk").values_list(*Row._fields)


def _listed(frame: Frame) -> tuple[Item, ...]:
    """The decisions that may be quoted, the executive's first, each by its day; one statement."""
    records = {row.pk: row.subject for row in frame.shared(made)}
    return tuple(_item(frame, records[pk], *row) for pk, *row in rows_of(frame, _quoted, MOST))


def _quoted(frame: Frame, most: int):
    first = Case(When(group__kind=EXECUTIVE, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = _of_frame(frame).filter(restricted=False).annotate(place=first).order_by("place", "decided_on", "pk")
    return rows.values_list("pk", "group_id", "decided_on", "words")[:most]


def _item(frame: Frame, record: Subject, group_id: int, on: datetime.date, words: str) -> Item:
    return Item(f"{name_of(frame, group_id)}, {long_date(on)}", words, record)


def key_decisions(frame: Frame) -> Taken:
    """The decisions of the period in their words; restricted ones are only counted."""
    decisions = frame.shared(made)
    if not decisions:
        return Taken(empty="No decisions were recorded in this period.")
    order = in_order(frame, {row.group_id for row in decisions})
    rows = tuple((name_of(frame, pk), *_numbers(row for row in decisions if row.group_id == pk)) for pk in order)
    total = ("All groups", *_numbers(decisions))
    items = _listed(frame)
    number = len(decisions)
    records = kept(row.subject for row in decisions)
    headings = ("Group", "Decisions", "Of these restricted", "Of these replaced since")
    return Taken(
        says=_words(number, total[2], len(order)),
        figures=(Figure("made", noun(number, "decision"), number, too_many(number, REGISTER), records),),
        table=Grid("Decisions by group", headings, rows, unless_one(frame, total)),
        items=items,
        notes=_notes(number - total[2] - len(items)),
    )


def _numbers(rows: Iterable[Row]) -> tuple[int, int, int]:
    """How many, how many of them restricted, how many replaced since."""
    found = list(rows)
    return len(found), sum(row.restricted for row in found), sum(row.replaced_by_id is not None for row in found)


def _words(made: int, restricted: int, groups: int) -> str:
    said = f"{were(made, 'decision', what='made')} by {counted(groups, 'group')}"
    return sentence(said, f"{counted(restricted, 'of them', 'of them')} restricted" if restricted else "")


def _notes(more: int) -> tuple[str, ...]:
    if more <= 0:
        return ()
    return (f"The {MOST} listed begin with those of the executive; {more:,} more stand in {REGISTER}.",)


register(
    Definition(
        "decisions.key",
        "Key decisions",
        "Decisions that groups recorded in the period, with the day on which each was made. Restricted decisions are "
        "counted and not quoted.",
        "Decisions",
        key_decisions,
        of_group=True,
    ),
)
