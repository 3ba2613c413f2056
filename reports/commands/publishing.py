"""Publishing a signed report, and whom it is sent to."""

from reports.commands.dates import set_dates

__all__ = ["set_dates"]
