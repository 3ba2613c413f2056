"""An action as it is raised: with its deadline, its stream and its notice."""

import datetime

import pytest

from partnership.commands import actions
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.notices.models import Notice


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


@pytest.fixture
def asked(raised, owner):
    """``asked(…)``: an action with evidence whose owner asked to close it."""

    def asked(*, by=owner, **fields):
        action = raised(**fields)
        actions.add_evidence(action=action, words="The guide is out", evidence_on=wall.today(), by=by)
        return actions.ask_to_close(action=action, by=by)

    return asked


@pytest.fixture
def closed(asked, quality_chair):
    """``closed(6, 12)``: an action that the chair confirmed, with its impact checks."""
    return lambda *months, **fields: actions.confirm_closing(
        action=asked(**fields), months=months or (6,), by=quality_chair
    )


@pytest.fixture
def deadline():
    """``deadline(action, "due")``: that deadline of the action."""
    return lambda action, step="due": Deadline.objects.get(subject_kind="action", subject_id=action.pk, step=step)


@pytest.fixture
def told(django_user_model):
    """``told("action-moved")``: the people who had such a notice."""
    return lambda kind: {notice.recipient for notice in Notice.objects.filter(kind=kind).select_related("recipient")}
