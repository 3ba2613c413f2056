"""The only doors through which an action changes, a file per thing that happens to it."""

from partnership.commands.actions.raising import bring_in, change_action, raise_action

__all__ = ["bring_in", "change_action", "raise_action"]
