"""Facts: the rooms' own register themselves; what authors hear when figures change under their words."""

from importlib import import_module

from reports.commands.facts import CHANGED
from safeguarding.notices.words import register_kind

import_module("reports.facts")
register_kind(
    CHANGED,
    "Figures in {noun} that you write for have changed",
    "Sign in to see whether your words still fit them.",
)
