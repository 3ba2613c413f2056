"""A statement that was made for days that never come is the one that its own frame would have made."""

import datetime

import pytest
from django.db import connection

from reports.facts.frame import Frame
from reports.facts.reading import made_once
from reports.facts.registry import offered
from reports.facts.taking import gather
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)
# From and until, in days from today: over long ago, ended yesterday, running to its last day, still to come.
PERIODS = [(-900, -536), (-91, -1), (-20, 0), (-20, 345), (40, 400)]


@pytest.fixture(params=PERIODS)
def any_frame(request, partnership):
    first, last = (wall.today() + days * A_DAY for days in request.param)
    return Frame(partnership, first, last, wall.today())


@pytest.fixture
def asked(monkeypatch):
    """What a gathering asks for, with what it asks besides the frame."""
    seen, usual = [], made_once.made

    def note(frame, asked, *more):
        seen.append((asked, more))
        return usual(frame, asked, *more)

    monkeypatch.setattr(made_once, "made", note)
    monkeypatch.setattr(made_once, "_made", {})
    return seen


def sent_of(query):
    return query.get_compiler(connection=connection).as_sql()


def test_every_statement_is_what_the_frame_itself_would_ask(any_frame, asked):
    gather(any_frame, offered())

    assert len(asked) > 20
    for build, more in tuple(asked):
        statement = made_once.made(any_frame, build, *more)
        if statement:
            assert (statement.sql, statement.values_for(any_frame)) == sent_of(build(any_frame, *more).query), build


def test_so_is_every_statement_about_one_group(any_frame, asked, quality):
    one = Frame(any_frame.partnership, any_frame.from_on, any_frame.until_on, any_frame.today, quality)
    gather(one, offered(group=True))

    for build, more in tuple(asked):
        statement = made_once.made(one, build, *more)
        if statement:
            assert (statement.sql, statement.values_for(one)) == sent_of(build(one, *more).query), build


def test_a_day_that_cannot_be_known_again_is_an_error(any_frame, make_action):
    def far_off(frame):
        return type(make_action()).objects.filter(due_on=frame.from_on - 200 * A_DAY).values_list("pk")

    with pytest.raises(ValueError, match="has no name"):
        made_once.rows(any_frame, far_off)
