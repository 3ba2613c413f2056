"""Documents of reports: what notices call them, and the sweep that makes what the messenger missed."""

from reports.making import make_waiting
from safeguarding.notices.hooks import register_each_tick
from safeguarding.notices.words import register_noun

# A report itself is "a report" in messages: this names none of its records.
register_noun("a document of a report")
register_each_tick("documents of reports", make_waiting)
