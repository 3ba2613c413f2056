"""How many papers a machine makes at once: one, and one more for each processor beyond two.

A place is a locked file beside the documents, so that the place of a worker that is killed is free at that moment.
Every process that writes documents there takes its place: workers, the sweep, machines that share the disk.
"""

import contextlib
import os
from collections.abc import Iterator

from safeguarding.documents import store
from safeguarding.locks import locked

WAIT_SECONDS = 3


class NoPlaceFree(Exception):  # noqa: N818 - not a fault: ask again in a moment
    """As many papers are being made on this machine as it makes at once."""


# For Celery's tasks that make papers: come back in a moment, as often as it takes. The row waits meanwhile.
COMES_BACK = {"autoretry_for": (NoPlaceFree,), "max_retries": None, "default_retry_delay": WAIT_SECONDS}


def places() -> int:
    """How many papers this machine makes at once: one processor at least is left to the web server."""
    return max(1, (os.cpu_count() or 1) - 1)


@contextlib.contextmanager
def place() -> Iterator[None]:
    """A place to make a paper, for as long as the block lasts. Raises NoPlaceFree when all are taken."""
    for number in range(places()):
        with locked(store.folder() / f"place-{number}.lock") as is_mine:
            if is_mine:
                yield
                return
    raise NoPlaceFree("Other papers are being made on this machine.")
