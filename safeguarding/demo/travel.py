"""Playing many cases at once on one line of time, each act at its own past moment."""

import datetime
import heapq
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from simple_history.signals import pre_create_historical_record

from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

Script = Iterator[datetime.datetime]

_acting: ContextVar = ContextVar("who acts in the demo", default=None)


def play(scripts: Iterable[Script]) -> list[str]:
    """Run every script in the order of time. A script yields the moment at which it goes on.

    What comes next of all scripts is done next, so that references, reminders and history are in
    the order in which they would have come about. Moments that have not been are left out, with
    the rest of their script. So is the rest of a script that a rule of this arrangement is against;
    the reasons are returned.
    """
    waiting: list[tuple[datetime.datetime, int, Script]] = []
    now, against = wall.now(), []
    for place, script in enumerate(scripts):
        _go_on(script, place, waiting, now)
    with _history_in_its_time():
        while waiting:
            moment, place, script = heapq.heappop(waiting)
            try:
                with wall.standing_at(moment), transaction.atomic():
                    _go_on(script, place, waiting, now)
            except Refused as refused:
                against += refused.reasons
    return against


def _go_on(script: Script, place: int, waiting: list, now: datetime.datetime) -> None:
    moment = next(script, None)
    if moment is not None and moment < now:
        heapq.heappush(waiting, (moment, place, script))


def do(command, *, by, **fields):
    """Call ``command`` as ``by``, whose name the trail of changes then carries."""
    token = _acting.set(by)
    try:
        return command(**fields, by=by)
    finally:
        _acting.reset(token)


@contextmanager
def _history_in_its_time():
    pre_create_historical_record.connect(_date_and_sign)
    try:
        yield
    finally:
        pre_create_historical_record.disconnect(_date_and_sign)


def _date_and_sign(history_instance, **_) -> None:
    history_instance.history_date = wall.now()
    history_instance.history_user = _acting.get()
