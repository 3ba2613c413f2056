"""Where a report stands: its parts with what is done in each, and what happens next, in sentences."""

from collections import Counter

from django.db.models import Count, Prefetch, Q, prefetch_related_objects

from reports.models import Fact, Report, Section
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.design.dates import counted, long_date

MOST_DATES = 40
State = Report.State


def sections_of(report: Report) -> list[Section]:
    """The parts in their order, each with its author, its facts, and ``open_comments``: how many wait for an answer.

    Two statements, and none when they are asked for again. What stands behind the facts is not read.
    """
    facts = Prefetch("facts", Fact.objects.defer("records", "parameters", "definition"))
    waiting = Count("comments", filter=Q(comments__answered_at__isnull=True))
    rows = Section.objects.select_related("author").annotate(open_comments=waiting)
    rows = rows.order_by("position", "pk").prefetch_related(facts)
    prefetch_related_objects([report], Prefetch("sections", rows))
    return list(report.sections.all())


def dates_of(report: Report) -> list[Deadline]:
    """The report's own open dates, the earliest first; those of its parts stand with the parts."""
    rows = Deadline.objects.filter(state=Deadline.State.OPEN, subject_kind="report", subject_id=report.pk)
    return list(rows.order_by("due_on", "pk")[:MOST_DATES])


def facts_missing(section: Section) -> int:
    """How many of the facts that a part shows were never taken."""
    return len(set(section.facts_wanted) - {fact.key for fact in section.facts.all()})


def is_late(section: Section) -> bool:
    """Whether its author's date has passed and it is not done."""
    return bool(section.due_on and not section.done_at and section.due_on < wall.today())


def what_next(report: Report, sections: list[Section]) -> list[str]:
    """What is to be done now, by whom, by when: a sentence each. ``sections`` come from ``sections_of``."""
    if report.may_be_written:
        return [*_of_the_parts(sections), *_NEXT[report.state]]
    return [*_NEXT[report.state], *_of_publishing(report)]


def _of_the_parts(sections: list[Section]) -> list[str]:
    missing = sum(facts_missing(section) for section in sections)
    found = (
        [f"{counted(missing, 'fact').capitalize()} {_is(missing)} not taken yet. Take the facts."] if missing else []
    )
    found += _authors(sections)
    alone = [one for one in sections if not one.author_id and not one.done_at and one.kind != Section.Kind.SCRUTINY]
    if alone:
        found.append(f"{counted(len(alone), 'part').capitalize()} {_has(len(alone))} no author. Ask somebody to write.")
    waiting = sum(section.open_comments for section in sections)
    if waiting:
        found.append(f"{counted(waiting, 'comment').capitalize()} {_waits(waiting)} for an answer.")
    found += [
        f"“{section.title}” is empty. The report cannot be sealed without it."
        for section in sections
        if section.kind == Section.Kind.CHANGED and not section.words.strip()
    ]
    return found


def _authors(sections: list[Section]) -> list[str]:
    """Who still writes what: a sentence for each author and date, the earliest first."""
    owed = Counter((one.due_on, str(one.author)) for one in sections if one.author_id and not one.done_at)
    found = []
    for (due_on, author), number in sorted(owed.items(), key=lambda pair: (pair[0][0] is None, str(pair[0]))):
        by = f" by {long_date(due_on)}" if due_on else ""
        late = ", which has passed" if due_on and due_on < wall.today() else ""
        found.append(f"{author} writes {counted(number, 'part')}{by}{late}.")
    return found


_NEXT = {
    State.DRAFT: ["When the parts are written, the support team takes the report further, under Sign-off."],
    State.COMMENTS: [
        "The partners read the draft and comment on its parts. Then the support team takes it further, under Sign-off."
    ],
    State.SCRUTINY: ["Independent scrutiny writes its statement. Then the support team seals the report for sign-off."],
    State.SIGNING: ["Those who sign read the sealed report and answer. Nothing in it changes until they have."],
    State.SIGNED: ["Everybody who signs has answered."],
    State.PUBLISHED: [],
}


def _of_publishing(report: Report) -> list[str]:
    if report.state == State.PUBLISHED:
        return [f"Anybody may read it from {long_date(report.publish_on)}."]
    if report.due_on:
        return [f"It is to be published by {long_date(report.due_on)}."]
    return []


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _waits(number: int) -> str:
    return "waits" if number == 1 else "wait"
