"""Begin a report."""

from django.db import transaction

from accounts.models import Partnership
from partnership.arrangement import in_force, of_version
from partnership.models import Group
from reports.commands.dates import set_dates
from reports.commands.facts import take_facts
from reports.facts.registry import known
from reports.models import Report, ReportMove, Section
from reports.outlines import Outline, PlannedPart, outline_in, outline_of, period_of
from reports.outlines.periods import due_on
from reports.rules import beginning as rules
from reports.rules.outline import LONGEST_TITLE, begins_with
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note


def _refuse(reasons: list[str], field: str) -> None:
    if reasons:
        raise Refused(*reasons, field=field)


@transaction.atomic
def begin_report(*, partnership: Partnership, outline: str, label: str, by, group: Group | None = None) -> Report:
    """A draft on the period that ``label`` names, by the outline of a key, with its sections and its facts taken.

    Its parts begin as the report of the year before left them, if there is one. Raises Refused for an unknown outline
    or period, a period that has not begun, a group that does not fit, and a second report on the same.
    """
    plan = outline_of(partnership, outline)
    label = label.strip().lower()
    from_on, until_on = period_of(plan, label)
    _refuse(rules.reasons_against_group(plan, partnership, group), "group")
    _refuse(rules.reasons_against_period(from_on), "label")
    # Two people who begin the same at once: the second waits here and is told of the first's.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    same = Report.objects.filter(partnership=partnership, outline=plan.key, group=group)
    _refuse(rules.reasons_against_second(same.filter(label=label).first()), "label")
    report = Report.objects.create(
        partnership=partnership,
        group=group,
        arrangement_id=in_force(partnership).version_id,
        outline=plan.key,
        edition=plan.edition.key if plan.edition else "",
        title=rules.title_of(plan, label, group),
        label=label,
        from_on=from_on,
        until_on=until_on,
        due_on=due_on(plan, until_on),
        begun_by=by,
    )
    ReportMove.objects.create(report=report, state=report.state, by=by)
    last = same.filter(until_on__lt=from_on).order_by("-until_on").first()
    _add_sections(report, _parts(plan, last))
    note(subject=report.subject, what="The report was begun", kind="begun", by=by)
    set_dates(report=report, by=by)
    return take_facts(report=report, by=by)


def _parts(plan: Outline, last: Report | None) -> list[PlannedPart]:
    if last is None:
        return list(plan.parts)
    return begins_with(plan, list(last.sections.all()), _outline_then(last))


def _outline_then(last: Report) -> Outline | None:
    """The outline that last year's report began with; None where the arrangement of then has it no more."""
    try:
        return outline_in(of_version(last.arrangement_id), last.outline)
    except Refused:
        return None


def _add_sections(report: Report, parts: list[PlannedPart]) -> None:
    for position, part in enumerate(parts):
        Section.objects.create(
            report=report,
            position=position,
            key=part.key[:60],
            kind=part.kind,
            title=short(part.title),
            hint=part.hint,
            covers=list(part.covers),
            facts_wanted=[fact.key for fact in known(part.facts, group=report.group_id is not None)],
        )


def short(title: str) -> str:
    """A heading of an arrangement file may be longer than a title: cut at a word."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 2].rsplit(' ', 1)[0]} …"
