"""Where an action stands: the same in Python and in SQL, with its words."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Partnership, Person
from partnership.models import Action
from partnership.rules.status import STATUSES, in_status, lateness_days, status_of
from safeguarding.design.tags import MEANINGS

TODAY = datetime.date(2026, 4, 7)
RAISED = TODAY - datetime.timedelta(days=60)
days = st.integers(-20, 20).map(lambda n: TODAY + datetime.timedelta(days=n))
past = st.none() | st.integers(0, 20).map(lambda n: TODAY - datetime.timedelta(days=n))


class TheTwoPartitions(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(days, past, past, past), min_size=1, max_size=6))
    def test_an_action_is_in_the_one_status_that_its_columns_say(self, drawn):
        partnership, _ = Partnership.objects.get_or_create(key="p", name="P", short_name="P")
        people = [Person.objects.get_or_create(email=f"{n}@example.org", name=n)[0] for n in ("owner", "other")]
        for number, columns in enumerate(drawn):
            make(partnership, people, number, *columns)

        for action in Action.objects.all():
            found = [key for key in STATUSES if Action.objects.filter(in_status(key, TODAY), pk=action.pk).exists()]
            assert found == [status_of(action, TODAY).key]


def make(partnership, people, number, due_on, blocked, asked, closed):
    owner, other = people
    return Action.objects.create(
        partnership=partnership, reference=f"A-{number}", what="Do", raised_on=RAISED, raised_by=other, due_on=due_on,
        original_due_on=due_on, owner_person=owner, blocked_since=blocked, blocked_by="A lock" if blocked else "",
        closing_asked_on=asked, closed_on=closed, closed_by=other if closed else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "words", "tag"),
    [(-12, "12 days late", "late"), (0, "Due today", "due"), (1, "Due tomorrow", "due"), (8, "On track", "open")],
)
def test_the_words_say_how_late_or_how_soon(days, words, tag):
    status = status_of(Action(due_on=TODAY + datetime.timedelta(days=days)), TODAY)

    assert (status.words, status.tag) == (words, tag)


def test_a_blocked_action_that_is_late_says_both():
    action = Action(due_on=TODAY - datetime.timedelta(days=3), blocked_since=TODAY, blocked_by="A contract")

    assert status_of(action, TODAY).words == "Blocked, three days late"


def test_waiting_for_the_confirmation_makes_nobody_late():
    action = Action(due_on=TODAY, closing_asked_on=TODAY)

    assert lateness_days(action, TODAY + datetime.timedelta(days=30)) == 0


def test_every_status_has_a_colour_of_the_design():
    actions = [Action(due_on=TODAY), Action(due_on=TODAY, blocked_since=TODAY), Action(due_on=TODAY, closed_on=TODAY)]

    assert {status_of(action, TODAY).tag for action in actions} <= set(MEANINGS)
