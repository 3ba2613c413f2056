"""Decisions of the partnership's groups."""

from typing import NamedTuple

from django.db.models import Case, Count, IntegerField, Q, Value, When

from partnership.models import GroupDecision
from reports.facts.frame import Frame
from reports.facts.reading.partnership import EXECUTIVE, in_order, name_of
from reports.facts.registry import Definition, register
from reports.facts.saying import MOST_RECORDS, sentence, too_many, were
from reports.facts.value import Figure, Grid, Item, Taken
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted, long_date

MOST = 60
REGISTER = "the register of decisions"


class Counted(NamedTuple):
    """How many decisions a group made in the period, which of them are restricted or were replaced since."""

    group_id: int
    made: int
    restricted: int
    replaced: int


def _of_frame(frame: Frame):
    rows = GroupDecision.objects.order_by().filter(decided_on__range=(frame.from_on, frame.until_on))
    return rows.filter(group=frame.group) if frame.group else rows.filter(group__partnership=frame.partnership)


def by_group(frame: Frame) -> list[Counted]:
    """The decisions of the period by group; one statement."""
    numbers = {
        "made": Count("pk"),
        "hidden": Count("pk", filter=Q(restricted=True)),
        "gone": Count("pk", filter=Q(replaced_by__isnull=False)),
    }
    rows = _of_frame(frame).values("group_id").annotate(**numbers)
    return [Counted(*row) for row in rows.values_list("group_id", *numbers)]


def _listed(frame: Frame) -> list[Item]:
    """The decisions that may be quoted, the executive's first, each group's in the order of their days."""
    first = Case(When(group__kind=EXECUTIVE, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = _of_frame(frame).filter(restricted=False).annotate(place=first).order_by("place", "decided_on", "pk")
    columns = ("pk", "reference", "group_id", "decided_on", "words")
    return [_item(frame, *row) for row in rows.values_list(*columns)[:MOST]]


def _item(frame: Frame, pk: int, reference: str, group_id: int, on, words: str) -> Item:
    return Item(f"{name_of(frame, group_id)}, {long_date(on)}", words, _subject(pk, reference))


def _subject(pk: int, reference: str) -> Subject:
    return GroupDecision(pk=pk, reference=reference).subject


def _records(frame: Frame, made: int) -> tuple[Subject, ...]:
    if made > MOST_RECORDS:
        return ()
    rows = _of_frame(frame).order_by("decided_on", "pk").values_list("pk", "reference")
    return tuple(_subject(*row) for row in rows)


def key_decisions(frame: Frame) -> Taken:
    """The decisions of the period in their words; restricted ones are only counted."""
    groups = {row.group_id: row for row in frame.shared(by_group)}
    if not groups:
        return Taken(empty="No decisions were recorded in this period.")
    made, restricted, replaced = (sum(row[n] for row in groups.values()) for n in (1, 2, 3))
    items = _listed(frame)
    rows = tuple((name_of(frame, pk), *groups[pk][1:]) for pk in in_order(frame, groups))
    headings = ("Group", "Decisions", "Of these restricted", "Of these replaced since")
    return Taken(
        says=_words(made, restricted, len(groups)),
        figures=(Figure("made", "decisions", made, too_many(made, REGISTER), _records(frame, made)),),
        table=Grid("Decisions by group", headings, rows, ("All groups", made, restricted, replaced)),
        items=tuple(items),
        notes=_notes(made - restricted - len(items)),
    )


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
