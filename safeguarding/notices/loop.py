"""The embedded default: one process that keeps the time when there is no Celery."""

import signal
import threading
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from django.db import close_old_connections

from safeguarding.clock import wall
from safeguarding.locks import locked
from safeguarding.notices import jobs

EVERY_SECONDS = 10
LONGEST_PAUSE = 300


class AlreadyRunning(Exception):  # noqa: N818 - it is what the other process does
    """Another loop holds the lock."""


@contextmanager
def only_one(lock: Path):
    """Hold ``lock`` for as long as the block lasts. Raises AlreadyRunning where another process does."""
    with locked(lock) as is_mine:
        if not is_mine:
            raise AlreadyRunning
        yield


def run(say: Callable[[str], None], stop: threading.Event, every: float = EVERY_SECONDS) -> None:
    """Tick every ten seconds until ``stop`` is set; after a fault wait longer each time, up to five minutes.

    Only the type of a fault is said: its text may quote a record.
    """
    faults = 0
    while not stop.is_set():
        close_old_connections()
        try:
            did, faults = jobs.tick(), 0
            if not did.startswith("0 reminders written, 0 "):
                say(f"{wall.now():%H:%M:%S} {did}")
        except Exception as fault:  # the loop outlives whatever happens in one round
            faults += 1
            say(f"{wall.now():%H:%M:%S} failed: {type(fault).__name__}; trying again")
        stop.wait(min(every * 2**faults, LONGEST_PAUSE) if faults else every)


def stop_on_signals(stop: threading.Event) -> None:
    """SIGTERM and SIGINT end the loop after the round that is running."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
