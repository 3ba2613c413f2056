"""One change to many actions: what it would do to each, which refuse it, and then the change itself, one by one."""

import copy
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from partnership.commands.actions import change_action, confirm_closing, hand_over, move_due
from partnership.models import Action
from partnership.rules import actions as rules
from partnership.rules import smart
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import say_date

MOST = 200
NOT_YOURS = "Only its owner, its group's chair and the support team change this action."


@dataclass(frozen=True)
class Move:
    """Another due date, for one reason."""

    due_on: datetime.date
    reason: str

    def reasons(self, action: Action, by) -> list[str]:
        """What is against it, in the words of the command that would refuse it."""
        if not rules.may_work_on(by, action):
            return [NOT_YOURS]
        return rules.reasons_against_moving(action, self.due_on, self.reason, wall.today())

    def words(self, action: Action) -> str:
        """What would happen."""
        return f"Due on {say_date(self.due_on)} instead of {say_date(action.due_on)}"

    def make(self, action: Action, by) -> None:
        """Call the command."""
        move_due(action=action, due_on=self.due_on, reason=self.reason, by=by)


@dataclass(frozen=True)
class HandOver:
    """Another owner for all of them."""

    owner_person: object = None
    owner_agency: object = None
    owner_post: object = None
    reason: str = ""

    def reasons(self, action: Action, by) -> list[str]:
        if not rules.may_work_on(by, action):
            return [NOT_YOURS]
        reasons = rules.reasons_against_change(action)
        same = (self.owner_person, self.owner_agency, self.owner_post) == (
            action.owner_person,
            action.owner_agency,
            action.owner_post,
        )
        if not reasons and same:
            return [f"It belongs to {rules.owner_words(action)} already. Choose somebody else."]
        return reasons

    def words(self, action: Action) -> str:
        after = copy.copy(action)
        after.owner_person, after.owner_agency, after.owner_post = (
            self.owner_person,
            self.owner_agency,
            self.owner_post,
        )
        return f"From {rules.owner_words(action)} to {rules.owner_words(after)}"

    def make(self, action: Action, by) -> None:
        names = {"owner_person": self.owner_person, "owner_agency": self.owner_agency, "owner_post": self.owner_post}
        hand_over(action=action, reason=self.reason, by=by, **names)


@dataclass(frozen=True)
class Serve:
    """The priority that they serve."""

    priority: object

    def reasons(self, action: Action, by) -> list[str]:
        if not rules.may_work_on(by, action):
            return [NOT_YOURS]
        reasons = rules.reasons_against_change(action)
        if not reasons and action.priority_id == self.priority.pk:
            return [f"It serves “{self.priority}” already."]
        after = copy.copy(action)
        after.priority = self.priority
        gaps = [] if action.urgent else smart.missing(after)
        return reasons or [f"{gap.word}: {gap.sentence[0].lower()}{gap.sentence[1:]}." for gap in gaps]

    def words(self, action: Action) -> str:
        before = f" instead of “{action.priority}”" if action.priority_id else ""
        return f"Serves “{self.priority}”{before}"

    def make(self, action: Action, by) -> None:
        change_action(action=action, priority=self.priority, by=by)


@dataclass(frozen=True)
class Confirm:
    """Those whose owner asks to close them are done."""

    months: tuple[int, ...]
    words_said: str = ""

    def reasons(self, action: Action, by) -> list[str]:
        return rules.reasons_against_deciding_closing(by, action) or rules.reasons_against_months(self.months, action)

    def words(self, action: Action) -> str:
        return "Closed, and its impact is checked later"

    def make(self, action: Action, by) -> None:
        confirm_closing(action=action, months=self.months, words=self.words_said, by=by)


@dataclass(frozen=True)
class Would:
    """What a change would do to one action: the words, or the sentences that are against it."""

    action: Action
    words: str
    reasons: list[str]


def preview(*, actions: Iterable[Action], change, by) -> list[Would]:
    """What ``change`` would do to each of ``actions``. Writes nothing."""
    found = []
    for action in actions:
        reasons = change.reasons(action, by)
        found.append(Would(action, "" if reasons else change.words(action), reasons))
    return found


def change_many(*, actions: Iterable[Action], change, by) -> tuple[list[Action], list[Would]]:
    """Make ``change`` wherever nothing is against it, each as a change of its own.

    Gives those that were changed and those that were not, with the sentences. One that is refused leaves the
    others as they are.
    """
    changed, refused = [], []
    for would in preview(actions=actions, change=change, by=by):
        reasons = would.reasons
        if not reasons:
            try:
                change.make(would.action, by)
            except Refused as refusal:
                reasons = list(refusal.reasons)
        if reasons:
            refused.append(Would(would.action, "", reasons))
        else:
            changed.append(would.action)
    return changed, refused
