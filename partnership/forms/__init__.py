"""The questions of the partnership's pages, a file per noun."""

from partnership.forms.closures import ClosureForm, ConfirmClosureForm, ConfirmForm

__all__ = ["ClosureForm", "ConfirmClosureForm", "ConfirmForm"]
