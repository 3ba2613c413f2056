"""What follows rapid reviews: the Panel's replies, practice reviews, recommendations, their actions and impact."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from partnership.models import ImpactCheck
from reports.facts.frame import Frame
from reports.facts.period import end_of
from reports.facts.reading import reviews as reading
from reports.facts.registry import Definition, register
from reports.facts.reviews import ROOM, figure_of, records_of, reviews_behind
from reports.facts.saying import few, kept, sentence, were
from reports.facts.value import Chart, Figure, Grid, Taken, percent
from reviews.choices import Reply
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted, in_words

Finding = ImpactCheck.Finding


def panel(frame: Frame) -> Taken:
    """What the national Panel said of the decisions."""
    rows = frame.shared(reading.panel_replies)
    if not rows:
        return Taken(empty="No reply of the national Panel was received in this period.")
    by_kind = [(kind.label, [row for row in rows if row.kind == kind]) for kind in Reply]
    by_kind = [(label, found) for label, found in by_kind if found]
    agrees = sum(row.kind == Reply.AGREES for row in rows)
    return Taken(
        says=f"The Panel agreed in {few(agrees)} of {counted(len(rows), 'reply', 'replies')}.",
        table=Grid(
            "Replies of the national Panel",
            ("Reply", "Replies"),
            tuple((label, len(found)) for label, found in by_kind),
            ("All replies", len(rows)),
            records={place: reviews_behind(found) for place, (_, found) in enumerate(by_kind)},
        ),
    )


@dataclass(frozen=True)
class Practice:
    """A practice review at the end of the period: published when, if at all, and by which day it was owed."""

    subject: Subject
    title: str
    started_on: datetime.date
    published_on: datetime.date | None
    due_on: datetime.date | None

    def months(self, until: datetime.date) -> int:
        """Whole months from its start to its publication, or to ``until``."""
        end = self.published_on or until
        whole = (end.year - self.started_on.year) * 12 + end.month - self.started_on.month
        return whole - (end.day < self.started_on.day)

    def is_late(self, until: datetime.date) -> bool:
        return self.due_on is not None and (self.published_on or until) > self.due_on


def practices(frame: Frame) -> list[Practice]:
    """Practice reviews that were started in the period or not yet published when it began."""
    published, due, end = {}, {}, end_of(frame)
    for row in frame.shared(reading.deadlines):
        if row.subject_kind == "practice-review":
            published[row.subject_id, row.step] = row.met_on
            due[row.subject_id, row.step] = row.due_on if row.source == "law" else None
    found = []
    for row in frame.shared(reading.practice_reviews):
        days = [published.get((row.subject.id, step)) for step in row.steps]
        owed = [due.get((row.subject.id, step)) for step in row.steps]
        on = min((day for day in days if day and day <= end), default=None)
        if on is None or on >= frame.from_on:
            found.append(Practice(row.subject, row.title, row.started_on, on, max(filter(None, owed), default=None)))
    return found


def practice(frame: Frame) -> Taken:
    """Practice reviews begun, published and open, by kind, with the months they took."""
    rows, end = frame.shared(practices), end_of(frame)
    if not rows:
        return Taken(empty="No practice review was begun, published or open in this period.")
    begun = [row for row in rows if row.started_on >= frame.from_on]
    published = [row for row in rows if row.published_on]
    going = [row for row in rows if not row.published_on]
    titles = sorted({row.title for row in rows})
    by_title = {title: [row for row in rows if row.title == title] for title in titles}
    says = sentence(
        were(len(begun), "practice review", what="begun"),
        f"{few(len(published))} published",
        f"{few(len(going))} open at the end",
    )
    return Taken(
        says=says,
        figures=(
            figure_of("begun", "begun", begun),
            figure_of("published", "published", published),
            figure_of("open", "open at the end", going),
            Figure("months", "months for the longest that was published", _longest(published, end)),
            Figure("months-open", "months for the longest that is open", _longest(going, end)),
        ),
        table=Grid(
            "Practice reviews by kind",
            ("Kind of review", "Begun", "Published", "Later than the law asks", "Open", "Months, the longest"),
            tuple((title, *_practice_line(by_title[title], frame)) for title in titles),
            ("All reviews", *_practice_line(rows, frame)),
            records={place: records_of(by_title[title]) for place, title in enumerate(titles)},
        ),
        notes=("Months are whole months from the day a review was begun to its publication or the end of the period.",),
    )


def _practice_line(rows: list[Practice], frame: Frame) -> tuple:
    end = end_of(frame)
    return (
        sum(row.started_on >= frame.from_on for row in rows),
        sum(row.published_on is not None for row in rows),
        sum(row.is_late(end) for row in rows),
        sum(row.published_on is None for row in rows),
        _longest(rows, end),
    )


def _longest(rows: list[Practice], end: datetime.date) -> int | None:
    return max((row.months(end) for row in rows), default=None)


def recommendations(frame: Frame) -> Taken:
    """Recommendations of the period and earlier ones still at work, with where their actions stand."""
    rows, end = frame.shared(reading.recommendations), end_of(frame)
    if not rows:
        return Taken(empty="No recommendation was made in this period, and none from before had an open action.")
    new, old = [row for row in rows if row.new], [row for row in rows if not row.new]
    groups = [("Made in the period", new), ("Made earlier, with actions still open", old)]
    groups = [(title, found) for title, found in groups if found]
    lines = [(title, *_standing(found, end)) for title, found in groups]
    total = _standing(rows, end)
    says = " ".join((sentence(were(len({row.pk for row in new}), "recommendation", what="made")), _of_actions(total)))
    actions = [row for row in rows if row.action]
    return Taken(
        says=says,
        figures=(
            Figure("made", "recommendations made", len({row.pk for row in new}), records=reviews_behind(new)),
            Figure(
                "closed", "actions closed", total[3], records=_actions(row for row in actions if row.is_closed(end))
            ),
            Figure("late", "actions late", total[4], records=_actions(row for row in actions if row.is_late(end))),
        ),
        table=Grid(
            "Recommendations and where their actions stand",
            ("Recommendations", "Number", "Without an action", "Actions", "Closed", "Late", "Under way"),
            tuple(lines),
            ("All recommendations", *total),
            records={place: _actions(row for row in found if row.action) for place, (_, found) in enumerate(groups)},
        ),
        chart=Chart("stacked", "Where actions from recommendations stand", (4, 5, 6), says),
    )


def _of_actions(total: tuple) -> str:
    _, _, actions, closed, late, _ = total
    if not actions:
        return "None of them has an action yet."
    return f"Of {counted(actions, 'action')} from these and earlier ones, {few(closed)} closed and {few(late)} late."


def _standing(rows: list[reading.RecommendationRow], end: datetime.date) -> tuple:
    """Recommendations, those without an action, actions, and of these closed, late and under way."""
    actions = [row for row in rows if row.action]
    closed, late = sum(row.is_closed(end) for row in actions), sum(row.is_late(end) for row in actions)
    return (
        len({row.pk for row in rows}),
        len({row.pk for row in rows if not row.action}),
        len(actions),
        closed,
        late,
        len(actions) - closed - late,
    )


def _actions(rows: Iterable[reading.RecommendationRow]) -> tuple[Subject, ...]:
    return kept(reading.distinct(row.action for row in rows if row.action))


def impact(frame: Frame) -> Taken:
    """What the impact checks of these actions found, and those that are owed."""
    rows, end = frame.shared(reading.impact_checks), end_of(frame)
    if not rows:
        return Taken(empty="No impact check of an action from a recommendation was done or owed in this period.")
    done = [row for row in rows if row.done_on and row.done_on <= end]
    by_finding = [(finding.label, [row for row in done if row.finding == finding]) for finding in Finding]
    groups = [*by_finding, ("Owed by the end of the period, not done then", [row for row in rows if row not in done])]
    changed = sum(row.finding in {Finding.CHANGED, Finding.PARTLY} for row in done)
    says = f"{were(len(done), 'impact check', what='done').capitalize()}. {in_words(changed).capitalize()} found a difference."
    return Taken(
        says=says,
        figures=(
            Figure("done", "impact checks done", len(done), records=_checked(done)),
            Figure("changed", "found that it made a difference, wholly or in part", changed),
            Figure("share", "of the checks done found a difference", percent(changed, len(done))),
            Figure("owed", "owed and not done", len(rows) - len(done), records=_checked(groups[-1][1])),
        ),
        table=Grid(
            "Impact checks of actions from recommendations",
            ("What was found", "Impact checks"),
            tuple((label, len(found)) for label, found in groups),
            ("All impact checks", len(rows)),
            records={place: _checked(found) for place, (_, found) in enumerate(groups)},
        ),
        chart=Chart("bars", "What impact checks found", (1,), says),
    )


def _checked(rows: Iterable[ImpactCheck]) -> tuple[Subject, ...]:
    return kept(reading.distinct(row.action.subject for row in rows))


register(
    Definition(
        "reviews.panel",
        "What the national Panel replied",
        "Replies of the national Child Safeguarding Practice Review Panel that were received in the period.",
        ROOM,
        panel,
    ),
    Definition(
        "reviews.practice",
        "Practice reviews begun, published and open",
        "Reviews that a rapid review led to and that were begun in the period, published in it, or open at its end. "
        "Later than the law asks counts those published, or still open, after the day that the law or its guidance "
        "sets.",
        ROOM,
        practice,
    ),
    Definition(
        "reviews.recommendations",
        "Recommendations and their actions",
        "Recommendations of rapid reviews that were decided in the period, and earlier ones with an action that was "
        "open when it began. Closed, late and under way are where the actions stood at its end, late by their due "
        "dates as they are now.",
        ROOM,
        recommendations,
    ),
    Definition(
        "reviews.impact",
        "Impact checks of recommendations",
        "Impact checks of actions from recommendations, six or twelve months after the action was closed: those done "
        "in the period by what they found, and those due by its end and not done then.",
        ROOM,
        impact,
    ),
)
