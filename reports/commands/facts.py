"""Facts are taken once into the draft, and taken anew when somebody asks for it, until the report is sealed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from reports import content
from reports.facts.frame import Frame
from reports.facts.registry import Definition, known
from reports.facts.taking import frame_of, gather
from reports.facts.value import Taken
from reports.models import Fact, Report, Section
from reports.rules import facts as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import counted
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

CHANGED = "report-facts-changed"
ROWS_AT_ONCE = 100


@dataclass(frozen=True)
class Difference:
    """A fact that would be another if it were taken now: what was kept, what it would be, and how that differs."""

    fact: Fact
    fresh: Taken
    words: tuple[str, ...]


def differences(report: Report, keys: Iterable[str] | None = None) -> list[Difference]:
    """The facts of ``report`` that have changed since they were taken, in their order; of ``keys`` where given."""
    kept = [fact for section in _sections(report) for fact in section.facts.all()]
    wanted = [fact for fact in kept if keys is None or fact.key in set(keys)]
    return _differences(wanted, gather(frame_of(report), [fact.key for fact in wanted]))


def _differences(kept: list[Fact], fresh: dict[str, Taken]) -> list[Difference]:
    compared = (
        (fact, fresh[fact.key], rules.changes(fact.value, fresh[fact.key].as_json()))
        for fact in kept
        if fact.key in fresh
    )
    return [Difference(fact, taken, tuple(words)) for fact, taken, words in compared if words]


@transaction.atomic
def take_facts(*, report: Report, by) -> Report:
    """Take the facts that sections want and do not have yet; those that nobody wants any more go, the rest stay.

    Raises Refused once the report is sealed.
    """
    report = _hold(report)
    _refuse(rules.reasons_against_taking(report))
    sections = _sections(report)
    _drop_unwanted(sections)
    number = _take_missing(report, sections, by)
    if number:
        note(subject=report.subject, what=f"Took {counted(number, 'fact')}", kind="facts", by=by)
    return report


@transaction.atomic
def refresh_facts(*, report: Report, keys: Iterable[str] | None = None, by) -> list[Difference]:
    """Take all facts anew, or those of ``keys``; gives those that have changed, as they were and as they are.

    With all of them the ones that were never taken are taken as well. Authors of sections in which something changed
    are told. Raises Refused once the report is sealed, and for a key that the report does not show.
    """
    report = _hold(report)
    sections = _sections(report)
    kept = [fact for section in sections for fact in section.facts.all()]
    chosen = None if keys is None else set(keys)
    _refuse(rules.reasons_against_refreshing(report, chosen, {fact.key for fact in kept}))
    frame = frame_of(report)
    wanted = [fact for fact in kept if chosen is None or fact.key in chosen]
    fresh = gather(frame, [fact.key for fact in wanted])
    changed = _differences(wanted, fresh)
    _keep_fresh(wanted, fresh, frame, by)
    new = _take_missing(report, sections, by, frame) if chosen is None else 0
    said = f"Took {counted(len(fresh) + new, 'fact')} anew; {counted(len(changed), 'of them', 'of them')} changed"
    note(subject=report.subject, what=said, kind="facts", by=by)
    _tell_authors(report, changed, by)
    return changed


def _hold(report: Report) -> Report:
    """The report as it is now, held until the end: two people at once take its facts one after the other."""
    found = Report.objects.select_for_update(of=("self",)).select_related("partnership", "group")
    return found.get(pk=report.pk)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)


def _sections(report: Report) -> list[Section]:
    return list(report.sections.select_related("author").prefetch_related("facts"))


def _drop_unwanted(sections: list[Section]) -> None:
    unwanted = [fact.pk for section in sections for fact in section.facts.all() if fact.key not in section.facts_wanted]
    if unwanted:
        Fact.objects.filter(pk__in=unwanted).delete()


def _take_missing(report: Report, sections: list[Section], by, frame: Frame | None = None) -> int:
    """How many were taken: each fact once, though several sections show it."""
    missing = {section: _missing_in(section) for section in sections}
    frame = frame or frame_of(report)
    taken = gather(frame, [key for keys in missing.values() for key in keys])
    definitions = {one.key: one for one in known(taken, group=report.group_id is not None)}
    rows = [
        _filled(Fact(section=section, position=position), definitions[key], taken[key], frame, by)
        for section, keys in missing.items()
        for key, position in keys.items()
        if key in taken
    ]
    Fact.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    return len(rows)


def _missing_in(section: Section) -> dict[str, int]:
    """The keys that a section wants and has not, each with its place."""
    there = {fact.key for fact in section.facts.all()}
    places = {key: place for place, key in enumerate(dict.fromkeys(section.facts_wanted))}
    return {key: place for key, place in places.items() if key not in there}


def _keep_fresh(facts: list[Fact], fresh: dict[str, Taken], frame: Frame, by) -> None:
    definitions = {one.key: one for one in known(fresh, group=frame.group is not None)}
    rows = [_filled(fact, definitions[fact.key], fresh[fact.key], frame, by) for fact in facts if fact.key in fresh]
    names = ["title", "definition", "parameters", "value", "records", "taken_at", "taken_by", "digest"]
    Fact.objects.bulk_update(rows, names, batch_size=ROWS_AT_ONCE)


def _filled(fact: Fact, definition: Definition, taken: Taken, frame: Frame, by) -> Fact:
    fact.key, fact.title, fact.definition = definition.key, definition.title, definition.says
    fact.parameters, fact.value, fact.records = parameters_of(frame), taken.as_json(), taken.records()
    fact.taken_at, fact.taken_by = wall.now(), by
    fact.digest = digest_of(fact)
    return fact


def parameters_of(frame: Frame) -> dict:
    """What a fact was asked with: whose, for which days (2026-04-07), and on which day."""
    return {
        "partnership": frame.partnership.key,
        "group": frame.group.key if frame.group else "",
        "from": frame.from_on.isoformat(),
        "until": frame.until_on.isoformat(),
        "on": frame.today.isoformat(),
    }


def digest_of(fact: Fact) -> str:
    """SHA-256 over what was asked and what came of it: the same words and numbers have the same digest."""
    return content.digest({"key": fact.key, "parameters": fact.parameters, "value": fact.value})


def _tell_authors(report: Report, changed: list[Difference], by) -> None:
    authors = {one.fact.section.author for one in changed} - {None, by}
    tell(
        people=sorted(authors, key=lambda person: person.pk),
        kind=CHANGED,
        subject=report.subject,
        noun="a report",
        partnership_key=report.partnership.key,
        by=by,
    )
