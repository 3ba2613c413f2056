"""The groups of the demo at work: who sits where, their meetings, actions, plans and reports."""

from safeguarding.demo.work.scripts import scripts
from safeguarding.demo.work.seats import take_seats

__all__ = ["scripts", "take_seats"]
