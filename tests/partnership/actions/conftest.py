"""An action as it is raised: with its deadline, its stream and its notice."""

import datetime

import pytest

from partnership.commands import actions
from safeguarding.clock import wall


@pytest.fixture
def in_days():
    """``in_days(14)``: that day."""
    return lambda days: wall.today() + datetime.timedelta(days=days)


@pytest.fixture
def smart(partnership, quality, in_days):
    """Everything that a SMART action says; ``partnership`` has no priorities to choose from."""
    return {
        "partnership": partnership,
        "group": quality,
        "what": "Write a guide to neglect for schools",
        "measure": "The guide is on every school's site",
        "means": "Two days of an officer, which the council gives",
        "difference": "A hungry child is asked why",
        "due_on": in_days(30),
    }


@pytest.fixture
def owner(quality_member):
    """A member of the group, of a partner agency, who owns things."""
    return quality_member


@pytest.fixture
def raised(smart, owner, support_officer):
    """``raised(…)``: a SMART action of the member, raised by the support team."""

    def raised(**fields):
        if not {"owner_agency", "owner_post", "owner_person"} & set(fields):
            fields["owner_person"] = owner
        fields.setdefault("by", support_officer)
        return actions.raise_action(**{**smart, **fields})

    return raised
