"""What independent scrutiny did: its groups' meetings and reports, what they escalated, the advice given on reviews."""

from partnership.chair_facts.period import moments
from reports.facts.actions import LIST
from reports.facts.frame import Frame
from reports.facts.reading import accounts, actions, meetings, plans
from reports.facts.reading.partnership import SCRUTINY, groups, name_of
from reports.facts.registry import Definition, register
from reports.facts.saying import kept, noun, sentence, too_many, were
from reports.facts.value import Figure, Grid, Taken, percent
from reviews.models import Advice
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted

SCRUTINEER = "role:scrutineer"


def _groups(frame: Frame) -> set[int]:
    """The ids of the independent scrutiny groups."""
    return {pk for pk, group in frame.shared(groups).items() if group.function == SCRUTINY}


def _is_scrutinys(frame: Frame, due: plans.Due) -> bool:
    """Whether a report due is that of a scrutiny group, or of the scrutineer."""
    by_name = "scrutin" in due.from_whom.lower()
    return due.from_group_id in _groups(frame) or due.owner == SCRUTINEER or by_name


def reports(frame: Frame) -> Taken:
    """The reports, meetings, escalations and actions of independent scrutiny."""
    due = [one for one in frame.shared(plans.reports_due) if _is_scrutinys(frame, one)]
    received = [one for one in due if one.received_on]
    figures = (
        _figure("due", f"{noun(len(due), 'report')} due", [one.subject for one in due], "the list of reports due"),
        _figure("received", "received", [one.subject for one in received], "the list of reports due"),
        *_of_groups(frame),
        _raised(frame),
        _advice(frame),
    )
    if not any(figure.number for figure in figures) and not _groups(frame):
        return Taken(empty="The portal has no record of independent scrutiny in this period.")
    return Taken(says=_words(frame, len(due), len(received)), figures=figures, table=_table(frame, due))


def _figure(key: str, label: str, subjects: list[Subject], where: str) -> Figure:
    return Figure(key, label, len(subjects), too_many(len(subjects), where), kept(subjects))


def _of_groups(frame: Frame) -> tuple[Figure, ...]:
    """What scrutiny groups met and escalated."""
    here = _groups(frame)
    met = [meetings.subject_of(frame, one) for one in meetings.held(frame) if one.group_id in here]
    raised = [one.subject for one in accounts.raised_in(frame) if one.from_group_id in here]
    answered = [one.subject for one in accounts.answered_in(frame) if one.from_group_id in here]
    return (
        _figure("met", f"{noun(len(met), 'meeting')} of scrutiny groups", met, "the list of meetings"),
        _figure(
            "escalated", f"{noun(len(raised), 'escalation')} from scrutiny groups", raised, "the list of escalations"
        ),
        _figure("answered", "of their escalations answered", answered, "the list of escalations"),
    )


def _raised(frame: Frame) -> Figure:
    """Actions of the period that were raised from independent scrutiny."""
    number = sum(row.raised for row in frame.shared(actions.counted) if row.source == SCRUTINY)
    rows = [row.subject for row in frame.shared(actions.records) if row.raised and row.source == SCRUTINY]
    return Figure(
        "actions", f"{noun(number, 'action')} raised from scrutiny", number, too_many(number, LIST), kept(rows)
    )


def _advice(frame: Frame) -> Figure:
    """How often independent advice was given on a rapid review in the period; one statement."""
    first, after = moments(frame.from_on, frame.until_on)
    review = {"submission__review__partnership": frame.partnership}
    number = Advice.objects.filter(given_at__gte=first, given_at__lt=after, **review).count()
    return Figure("advice", f"{noun(number, 'piece')} of advice on rapid reviews", number, counts=True)


def _words(frame: Frame, due: int, received: int) -> str:
    said = f"{were(due, 'report', what='due')} from independent scrutiny"
    there = counted(len(_groups(frame)), "scrutiny group")
    return sentence(said, f"{received:,} received", f"the arrangement names {there}")


def _table(frame: Frame, due: list[plans.Due]) -> Grid | None:
    """Who owed reports, and how many came."""
    whose: dict[str, list[plans.Due]] = {}
    for one in due:
        name = name_of(frame, one.from_group_id) if one.from_group_id else one.from_whom
        whose.setdefault(name, []).append(one)
    rows, records = [], {}
    for place, name in enumerate(sorted(whose, key=str.casefold)):
        in_time = sum(one.in_time for one in whose[name])
        received = sum(one.received_on is not None for one in whose[name])
        rows.append((name, len(whose[name]), received, in_time, percent(in_time, len(whose[name]))))
        records[place] = tuple(one.subject for one in whose[name])
    headings = ("From", "Reports due", "Received", "Of these in time", "In time, share")
    return Grid("Reports of independent scrutiny", headings, tuple(rows), records=records) if rows else None


register(
    Definition(
        "scrutiny.reports",
        "Independent scrutiny",
        "Reports that were due in the period from scrutiny groups and the independent scrutineer, meetings and "
        "escalations of scrutiny groups, actions raised from scrutiny, and advice given on rapid reviews before their "
        "decision.",
        "Independent scrutiny",
        reports,
    ),
)
