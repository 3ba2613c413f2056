"""The case at a glance, and everything that happened."""

from dataclasses import replace

from accounts.access import describe_addresses
from accounts.policy import Permission
from reviews.overview import ACT_PAGES, ADVISERS_ACTS, BY_HAND, DECIDERS_ACTS, explained, overview_of, owners_of
from reviews.views.base import CasePage
from safeguarding.design.cells import Event, Link
from safeguarding.history import trail
from safeguarding.history.commands import steps_of

OF_AN_ACTION = ("review", "what", "due_on", "done_on", "done_note", "agency__name")


class Case(CasePage):
    """Day N of 15, what is next and whose it is, the steps, the law's dates, what happened lately."""

    template_name = "reviews/case.html"
    tab = "Overview"

    def get_context_data(self, **kwargs):
        review = self.review
        named = list(review.named.filter(until__isnull=True).values_list("address", flat=True))
        names = describe_addresses({*named, *owners_of(review.clock)}, review.partnership.key)
        overview = overview_of(review.clock, until=review.ended_at, names=names)
        return super().get_context_data(
            overview=overview,
            law_date=side_by_side(overview)[0],
            our_date=side_by_side(overview)[1],
            button=self.next_button(overview),
            decide=self.decide_button(),
            children=review.referral.children.all(),
            agreed_actions=review.agreed_actions.select_related("agency").only(*OF_AN_ACTION),
            calls=review.calls.all(),
            seen_by=[names[address] for address in named],
            steps=events(steps_of(review.subject)[:8]),
            **kwargs,
        )

    def decide_button(self) -> Link | None:
        """What waits for the decision maker, whatever else is open."""
        waits = self.review.stage == "submitted" and self.may(Permission.DECIDE_REVIEW)
        return Link(*ACT_PAGES["decided"][:1], self.at(ACT_PAGES["decided"][1])) if waits else None

    def next_button(self, overview) -> Link | None:
        """The one thing to press now, for whoever may do it."""
        step = overview.next
        if step is None or self.review.ended_at:
            return None
        words, tail = ACT_PAGES.get(step.act, BY_HAND)
        if step.act in DECIDERS_ACTS:
            allowed = self.may(Permission.DECIDE_REVIEW) and self.review.stage == "submitted"
        elif step.act in ADVISERS_ACTS:
            allowed = self.may(Permission.ADVISE_ON_REVIEW)
        else:
            allowed = self.runs
        return Link(words, self.at(tail)) if allowed else None


def side_by_side(overview):
    """The law's date that matters now and the partnership's own for the same act, or its next step."""
    law = next((step for step in overview.law_steps if step.state in {"open", "late"}), None)
    law = law or next(iter(overview.law_steps), None)
    same = next((step for step in overview.local_steps if law and step.act and step.act == law.act), None)
    still = [step for step in overview.local_steps if step.state not in {"met", "not-needed"}]
    ours = same or next(iter([*still, *overview.local_steps]), None)
    return law and explained(law), ours and explained(ours)


def events(steps) -> list[Event]:
    """History lines for the time line component."""
    return [Event(title=step.what, on=step.at, by=step.by_name) for step in steps]


class HistoryPage(CasePage):
    """Everything that happened, newest first, and every change of what was written."""

    template_name = "reviews/history.html"
    tab = "History"

    def get_context_data(self, **kwargs):
        steps = steps_of(self.review.subject)
        return super().get_context_data(steps=events(steps), changes=changes_of(self.review), **kwargs)


def changes_of(review) -> list[trail.Line]:
    """The trail of the referral and of the rapid review as it was written, newest first."""
    written = [("Referral", review.referral), ("Rapid review", getattr(review, "outcome", None))]
    lines = [
        replace(line, title=f"{name}: {line.title}")
        for name, record in written
        if record
        for line in trail.changes(record, exclude=("version", "authored_by"))
    ]
    return sorted(lines, key=lambda line: line.on, reverse=True)
