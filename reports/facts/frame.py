"""What facts are taken for: a partnership or one of its groups, and a period; with what they read in common."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from accounts.models import Partnership
from partnership.models import Group


@dataclass
class Frame:
    """A partnership (or a group of it) and London days, both included. ``today`` is the day of the taking.

    Facts that read the same rows read them once: ``shared`` keeps what the first of them read.
    """

    partnership: Partnership
    from_on: datetime.date
    until_on: datetime.date
    today: datetime.date
    group: Group | None = None
    _kept: dict = field(default_factory=dict, repr=False)

    def shared(self, read: Callable[["Frame"], object]):
        """What ``read(frame)`` gives, read once for all facts."""
        if read not in self._kept:
            self._kept[read] = read(self)
        return self._kept[read]
