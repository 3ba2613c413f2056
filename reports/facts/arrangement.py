"""The arrangement: who the partners are, what changed in it, and how its priorities got on."""

import datetime

from partnership.arrangement import Arrangement
from partnership.comparison import Section, compare
from partnership.models import ArrangementVersion, Part
from reports.facts.frame import Frame
from reports.facts.period import end_of
from reports.facts.reading import actions as action_reading
from reports.facts.reading import plans as plan_reading
from reports.facts.reading.partnership import parts, priorities
from reports.facts.registry import Definition, register
from reports.facts.saying import few, noun, sentence, were
from reports.facts.value import Cell, Chart, Grid, Item, Taken
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted, long_date

ROOM = "Arrangement"


def _stood(frame: Frame, one) -> bool:
    """Whether a part or a priority stood at some time in the period."""
    begun = one.starts_on is None or one.starts_on <= frame.until_on
    return one.current and begun and (one.ends_on is None or one.ends_on >= frame.from_on)


def partners(frame: Frame) -> Taken:
    """The statutory partners by name, and how many relevant agencies there are in each sector."""
    found = [part for part in frame.shared(parts).values() if _stood(frame, part)]
    if not found:
        return Taken(empty="The arrangement names no agencies. Load it, and take this fact again.")
    sectors: dict[str, list[Part]] = {}
    for part in found:
        sectors.setdefault(part.sector_title, []).append(part)
    rows = tuple((title, *_of_sector(here)) for title, here in sectors.items())
    statutory = [part for part in found if part.statutory]
    total = ("All sectors", *_of_sector(found))
    says = sentence(
        f"{counted(len(statutory), 'statutory safeguarding partner')} and "
        f"{counted(total[2], 'relevant agency', 'relevant agencies')} in {counted(len(rows), 'sector')}"
    )
    return Taken(
        says=says,
        table=Grid(
            "Agencies by sector", ("Sector", "Statutory partners", "Relevant agencies", "To be named"), rows, total
        ),
        chart=Chart("stacked", "Agencies by sector", (1, 2), says),
        items=tuple(Item(part.name, part.get_statutory_display()) for part in statutory),
        notes=("To be named are relevant agencies that the arrangement leaves to be identified.",),
    )


def _of_sector(here: list[Part]) -> tuple[int, int, int]:
    statutory = sum(bool(part.statutory) for part in here)
    return statutory, len(here) - statutory, sum(part.to_be_identified for part in here)


# What changed


def _versions(frame: Frame) -> list[ArrangementVersion]:
    """Every version that was in force before the period's end, the oldest first, without their documents."""
    rows = ArrangementVersion.objects.filter(partnership=frame.partnership, in_force_from__lte=frame.until_on)
    return list(rows.defer("document").order_by("in_force_from", "pk"))


def _in_force(versions: list[ArrangementVersion], on: datetime.date) -> ArrangementVersion | None:
    """As ``partnership.arrangement.version_in_force`` has it: the one that began last and is not over."""
    begun = [one for one in versions if one.in_force_from <= on and (one.in_force_to is None or one.in_force_to >= on)]
    return begun[-1] if begun else None


def changes(frame: Frame) -> Taken:
    """The versions that were in force, and in counts what differs between the first and the last of them."""
    versions = frame.shared(_versions)
    first, last = _in_force(versions, frame.from_on), _in_force(versions, end_of(frame))
    shown = [one for one in versions if one == first or one.in_force_from >= frame.from_on]
    if not shown:
        return Taken(empty="No version of the arrangement was in force in this period.")
    sections = _compared(first, last) if first and last and first != last else []
    lines = sum(section.count for section in sections)
    return Taken(
        says=_changed_words(shown, sections, lines, first),
        table=_differences(sections, lines) if sections else None,
        items=tuple(_version(one) for one in shown),
    )


def _compared(first: ArrangementVersion, last: ArrangementVersion) -> list[Section]:
    """What differs between two versions; one statement."""
    rows = ArrangementVersion.objects.filter(pk__in=[first.pk, last.pk])
    documents = dict(rows.values_list("pk", "document"))
    before, after = (Arrangement(documents[one.pk], one.pk) for one in (first, last))
    return compare(before, after)


def _version(one: ArrangementVersion) -> Item:
    name = f"Version {one.version}" + (f", edition {one.edition}" if one.edition > 1 else "")
    return Item(name, f"In force from {long_date(one.in_force_from)}.", one.subject)


def _differences(sections: list[Section], lines: int) -> Grid:
    rows = tuple(
        (section.title, len(section.new), len(section.changed), len(section.gone), section.count)
        for section in sections
    )
    total = ("All parts", *(sum(row[n] for row in rows) for n in (1, 2, 3)), lines)
    headings = ("Part of the arrangement", "New", "Changed", "No longer named", "In all")
    return Grid("What changed in the arrangement", headings, rows, total)


def _changed_words(shown: list, sections: list[Section], lines: int, first) -> str:
    said = sentence(were(len(shown), "version", what="in force in the period"))
    if sections:
        many = counted(lines, "difference")
        return f"{said} {sentence(f'{many} in {list_words(section.title.lower() for section in sections)}')}"
    if first is None:
        return f"{said} None was in force when the period began, so there is nothing to compare."
    return f"{said} Nothing in it changed."


# Priorities


PROGRESS, LITTLE, NONE, NO_WORK = "Progress", "Little progress", "No progress", "No work recorded"
HEADINGS = (
    "Priority", "Objectives", "Achieved", "At risk or off track", "Milestones done", "Actions closed", "Actions open",
    "Actions late", "Progress",
)  # fmt: skip


def progress(frame: Frame) -> Taken:
    """Each priority with the objectives and actions under it, and whether they show progress."""
    under = ((one, _under(frame, one.pk)) for one in frame.shared(priorities).values())
    rows = tuple((one.title, *work) for one, work in under if _stood(frame, one) or work[-1] != NO_WORK)
    if not rows:
        return Taken(empty="The arrangement names no priorities for this period, and no work serves an earlier one.")
    little = [row[0] for row in rows if row[-1] != PROGRESS]
    good = len(rows) - len(little)
    says = sentence(
        f"{few(good)} of {counted(len(rows), 'priority', 'priorities')} {noun(good, 'shows', 'show')} progress"
    )
    if little:
        says += f" Little or none is shown for {list_words(little)}."
    return Taken(
        says=says,
        table=Grid("Work under each priority", HEADINGS, rows),
        chart=Chart("stacked", "Actions under each priority", (5, 6), says),
    )


def _under(frame: Frame, pk: int) -> tuple[Cell, ...]:
    objectives = [row for row in frame.shared(plan_reading.objectives) if row.priority_id == pk]
    every = sum(row.number for row in objectives if row.health != "given-up")
    achieved = sum(row.number for row in objectives if row.health == "achieved")
    behind = sum(row.number for row in objectives if row.health in plan_reading.BEHIND)
    done = sum(row.done_then for row in frame.shared(plan_reading.milestones) if row.priority_id == pk)
    actions = [row for row in frame.shared(action_reading.counted) if row.priority_id == pk]
    closed, open_, late = (action_reading.total(actions, kind) for kind in ("closed", "open", "late"))
    word = _progress(every + closed + open_, achieved + done + closed, behind + late)
    return every, achieved, behind, done, closed, open_, late, word


def _progress(work: int, done: int, behind: int) -> str:
    """In a word: whether what was achieved, done or closed is more than what is behind or late."""
    if not work:
        return NO_WORK
    if not done:
        return NONE
    return PROGRESS if done >= behind else LITTLE


register(
    Definition(
        "arrangement.partners",
        "The partners",
        "Statutory safeguarding partners and relevant agencies of the arrangement in force that had their part at some "
        "time in the period, by sector.",
        ROOM,
        partners,
    ),
    Definition(
        "arrangement.changes",
        "What changed in the arrangement",
        "Versions of the arrangement that were in force at some time in the period. Differences are counted line by "
        "line between the version that was in force when the period began and the one at its end.",
        ROOM,
        changes,
    ),
    Definition(
        "arrangement.priorities",
        "Progress on the priorities",
        "Priorities of the arrangement in the period, and earlier ones that work still serves, with the objectives and "
        "actions under them. No progress: no "
        "objective is achieved, and no milestone was done and no action closed in the period. Little progress: fewer "
        "were achieved, done and closed than are at risk, off track or late at the end.",
        ROOM,
        progress,
    ),
)
