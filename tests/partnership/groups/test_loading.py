"""An arrangement that is loaded again leaves alone what was set up on screen."""

import datetime

import pytest

from partnership.commands import load_arrangement
from partnership.commands.groups import close_group, set_quorum, set_up_task_group
from partnership.files import read
from partnership.models import Group
from safeguarding.clock import wall
from tests.partnership.conftest import seed

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def insider(make_person, buckinghamshire):
    return make_person("Bea Bucks", "business_manager", partnership=buckinghamshire)


@pytest.fixture
def on_screen(buckinghamshire, insider, make_person):
    """A task and finish group under the executive of Buckinghamshire."""
    executive = Group.objects.get(partnership=buckinghamshire, key="executive")
    today = wall.today()
    return set_up_task_group(
        partnership=buckinghamshire,
        name="Peer audit",
        purpose="Look at ten files",
        parent=executive,
        starts_on=today,
        ends_on=today + 30 * A_DAY,
        chair=make_person("Lea Leader", "observer", partnership=buckinghamshire),
        experts=["A parent"],
        by=insider,
    )


def load():
    return load_arrangement(data=read(seed("buckinghamshire")))


def test_a_group_set_up_on_screen_stays_as_it_is(on_screen):
    changes = load()

    on_screen.refresh_from_db()
    assert on_screen.current
    assert [place.described for place in on_screen.members.all()] == ["A parent"]
    assert not changes


def test_even_when_the_file_has_a_group_of_that_key(on_screen):
    Group.objects.filter(key="exploitation").delete()
    Group.objects.filter(pk=on_screen.pk).update(key="exploitation")

    changes = load()

    on_screen.refresh_from_db()
    assert on_screen.name == "Peer audit"
    assert any("is left as it is" in note for note in changes.notes)


def test_the_quorum_in_figures_and_the_end_of_a_group_are_kept(buckinghamshire, insider):
    group = Group.objects.get(partnership=buckinghamshire, key="task-and-finish")
    set_quorum(group=group, heads=2, partners=2, by=insider)
    close_group(group=group, outcome="All done", on=wall.today(), by=insider)

    load()

    group.refresh_from_db()
    assert (group.quorum_heads, group.quorum_partners, group.closed_on) == (2, 2, wall.today())
