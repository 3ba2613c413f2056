"""What the arrangement's page shows: each section from the document, as the components take it."""

from partnership.sections.approvals import approvals
from partnership.sections.people import boards, groups, sectors, state_of
from partnership.sections.place import about, area, facts, partners
from partnership.sections.priorities import priorities
from partnership.sections.work import plans, procedures, rapid_review, reporting, terms

__all__ = [
    "about",
    "approvals",
    "area",
    "boards",
    "facts",
    "groups",
    "partners",
    "plans",
    "priorities",
    "procedures",
    "rapid_review",
    "reporting",
    "sectors",
    "state_of",
    "terms",
]
