"""The sub-navigation that the partnership's pages share, and the one that the meetings' pages share."""

from django.urls import reverse

from accounts.policy import Permission
from safeguarding.design.cells import Tab

P = Permission

# (title, the name of its address, what the person needs); a page says its title to be the current one.
PARTNERSHIP = (
    ("Arrangement", "partnership:arrangement", P.SEE_ARRANGEMENT),
    ("Groups", "groups:groups", P.SEE_ARRANGEMENT),
    ("Agencies", "partnership:agencies", P.SEE_ARRANGEMENT),
    ("Work plans", "plans:plans", P.SEE_WORK),
    ("Reports due", "reports:due", P.SEE_WORK),
    ("Funding", "funding:contributions", P.SEE_FUNDING),
    ("Calendar", "partnership:calendar", P.SEE_ARRANGEMENT),
)
MEETINGS = (
    ("Meetings", "meetings:meetings", P.SEE_WORK),
    ("Decisions", "minutes:decisions", P.SEE_WORK),
    ("Escalations", "reports:escalations", P.SEE_WORK),
    ("Chairs' reports", "reports:chair_reports", P.SEE_WORK),
)


def partnership_tabs(page, current: str) -> list[Tab]:
    """Arrangement, groups, agencies …: those that the person may open. ``current`` is the title of this page's."""
    return _tabs(PARTNERSHIP, page, current)


def meeting_tabs(page, current: str) -> list[Tab]:
    """Meetings, decisions, escalations, chairs' reports: those that the person may open."""
    return _tabs(MEETINGS, page, current)


def _tabs(entries, page, current: str) -> list[Tab]:
    may_open = [(title, name) for title, name, permission in entries if page.may(permission)]
    return [Tab(title, reverse(name), current=title == current) for title, name in may_open]
