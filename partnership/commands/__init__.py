"""The only doors through which an arrangement comes into the database."""

from partnership.commands.changes import Changes
from partnership.commands.load import load_arrangement, take_force

__all__ = ["Changes", "load_arrangement", "take_force"]
