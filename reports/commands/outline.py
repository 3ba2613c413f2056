"""Change the parts of a report: add, rename, move, drop, choose their facts."""

from django.db import transaction
from django.utils.text import slugify

from reports.commands.facts import take_facts
from reports.commands.sections import NOUN, drop_dates
from reports.models import Report, Section
from reports.rules import outline as rules
from reports.rules.checklist import edition_for
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

UP, DOWN = "up", "down"
LONGEST_KEY = 50


def _refuse(reasons: list[str], field: str | None = None) -> None:
    if reasons:
        raise Refused(*reasons, field=field)


def _hold(report: Report) -> Report:
    """The report as it stands, held until the change is done. Raises Refused when it is sealed."""
    held = Report.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=report.pk)
    _refuse(rules.reasons_against_changing(held))
    return held


def _hold_section(section: Section) -> tuple[Report, Section]:
    report = _hold(section.report)
    found = report.sections.filter(pk=section.pk).first()
    _refuse([] if found else ["The part is not in the report any more. Somebody dropped it meanwhile."])
    found.report = report
    return report, found


@transaction.atomic
def add_section(*, report: Report, title: str, by, hint: str = "", after: Section | None = None) -> Section:
    """A part of the report's own, behind ``after`` or at the end. Raises Refused."""
    report = _hold(report)
    title = " ".join(title.split())
    _refuse(rules.reasons_against_title(report, title), "title")
    rows = list(report.sections.all())
    if len(rows) >= rules.MOST_SECTIONS:
        raise Refused(f"A report has at most {rules.MOST_SECTIONS} parts. Put what you mean into one that there is.")
    section = Section(report=report, key=_free_key(title, rows), title=title, hint=hint.strip(), position=len(rows))
    section.save()
    place = next((at for at, row in enumerate(rows) if after and row.pk == after.pk), len(rows) - 1) + 1
    _put_in_order([*rows[:place], section, *rows[place:]])
    note(subject=report.subject, what=f"Part {place + 1} was added", kind="outline", by=by)
    return section


def _free_key(title: str, rows: list[Section]) -> str:
    taken = {row.key for row in rows}
    stem = slugify(title)[:LONGEST_KEY].strip("-_") or "part"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def _put_in_order(rows: list[Section]) -> None:
    for place, row in enumerate(rows):
        if row.position != place:
            row.position = place
            row.save(update_fields=["position"])


@transaction.atomic
def rename_section(*, section: Section, title: str, by, hint: str | None = None) -> Section:
    """Another title for a part, and what its author is asked to write. What it answers stays. Raises Refused."""
    report, section = _hold_section(section)
    title = " ".join(title.split())
    _refuse(rules.reasons_against_title(report, title, besides=section), "title")
    section.title = title
    section.hint = section.hint if hint is None else hint.strip()
    section.save(update_fields=["title", "hint"])
    note(subject=report.subject, what=f"{_named(section)} was renamed", kind="outline", by=by)
    return section


def _named(section: Section) -> str:
    return f"Part {section.position + 1}"


@transaction.atomic
def move_section(*, section: Section, to: str, by) -> Section:
    """One place up or down (``to`` is ``up`` or ``down``); at the end of the list it stays. Raises Refused."""
    if to not in (UP, DOWN):
        raise Refused("A part moves up or down. Use the buttons beside it.")
    report, section = _hold_section(section)
    rows = list(report.sections.all())
    here = next(place for place, row in enumerate(rows) if row.pk == section.pk)
    there = here + (-1 if to == UP else 1)
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        note(subject=report.subject, what=f"Part {here + 1} was moved {to}", kind="outline", by=by)
    _put_in_order(rows)
    return next(row for row in rows if row.pk == section.pk)


@transaction.atomic
def drop_section(*, section: Section, by) -> None:
    """A part leaves the report with its facts and its comments; whoever still writes it or commented on it is told.

    Raises Refused for one that the law asks for.
    """
    report, section = _hold_section(section)
    rows = list(report.sections.all())
    _refuse(rules.reasons_against_dropping(section, rows, edition_for(report)))
    drop_dates(section=section, by=by)
    told = {
        "report-part-not-asked": rules.told_of_dropping(section),
        "report-part-dropped": rules.commenters_told_of_dropping(section),
    }
    name, others = _named(section), [row for row in rows if row.pk != section.pk]
    section.delete()
    _put_in_order(others)
    note(subject=report.subject, what=f"{name} was dropped", kind="outline", by=by)
    for kind, people in told.items():
        tell(
            people=[person for person in people if person != by],
            kind=kind,
            subject=report.subject,
            noun=NOUN,
            partnership_key=report.partnership.key,
            by=by,
        )


@transaction.atomic
def choose_facts(*, section: Section, keys: list[str], by) -> Section:
    """The facts that a part shows, in this order. New ones are taken now, those not wanted any more go. Raises Refused."""
    report, section = _hold_section(section)
    keys = list(dict.fromkeys(keys))
    _refuse(rules.reasons_against_facts(report, keys), "facts")
    section.facts_wanted = keys
    section.save(update_fields=["facts_wanted"])
    note(subject=report.subject, what=f"{_named(section)} shows other facts", kind="outline", by=by)
    take_facts(report=report, by=by)
    for fact in section.facts.all():
        if fact.position != keys.index(fact.key):
            fact.position = keys.index(fact.key)
            fact.save(update_fields=["position"])
    return section
