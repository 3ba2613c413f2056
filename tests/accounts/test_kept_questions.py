"""What a person may see is put into SQL once, and still follows every change of what they hold."""

import datetime

import pytest
import time_machine
from django.core.exceptions import EmptyResultSet

from accounts import access
from accounts.access import forget, steps_visible_to, visible_ids
from accounts.models import Person
from partnership.models import Membership
from safeguarding.clock import wall
from safeguarding.history.commands import note


def sql_of(person, kind):
    forget(person)
    try:
        return visible_ids(person, kind).order_by().query.get_compiler("default").as_sql()
    except EmptyResultSet:
        return None


@pytest.mark.parametrize("kind", sorted(access._subjects))
@pytest.mark.parametrize("role", ["support_team", "group_member", "agency_lead", "executive_member"])
def test_a_cut_depends_on_nothing_but_holdings(make_person, agency, quality, kind, role):
    person = make_person("Some Body", role, agency=agency, group_key=quality.key)

    with time_machine.travel(datetime.datetime(2026, 7, 7, 9, tzinfo=wall.LONDON)):
        morning = sql_of(person, kind)
    with time_machine.travel(datetime.datetime(2026, 7, 7, 17, tzinfo=wall.LONDON)):
        evening = sql_of(person, kind)

    assert morning == evening


def test_a_role_that_ended_ends_what_is_seen(quality_member, quality, make_action, support_officer):
    action = make_action()
    note(subject=action.subject, what="Moved on.", by=support_officer)
    assert steps_visible_to(quality_member).count() == 1

    quality_member.appointments.update(ends_on=wall.today() - datetime.timedelta(days=1))
    forget(quality_member)

    assert steps_visible_to(quality_member).count() == 0


def test_whoever_is_only_invited_from_now_on_no_longer_sees_what_is_restricted(
    quality_member, quality, make_meeting, support_officer
):
    decision = quality.decisions.create(
        reference="D-1", words="Kept.", decided_on=wall.today(), restricted=True, recorded_by=support_officer
    )
    note(subject=decision.subject, what="Recorded.", by=support_officer)
    assert steps_visible_to(quality_member).count() == 1

    Membership.objects.filter(appointment__person=quality_member).update(standing="invited")

    assert steps_visible_to(Person.objects.get(pk=quality_member.pk)).count() == 0


def test_the_same_question_is_built_once(support_officer, monkeypatch):
    asked = []
    monkeypatch.setattr(access, "visible_ids", lambda person, kind: asked.append(kind) or visible_ids(person, kind))
    monkeypatch.setattr(access, "_questions", {})

    for _ in range(2):
        list(steps_visible_to(Person.objects.get(pk=support_officer.pk)))

    assert sorted(asked) == sorted(set(access._subjects) - access._without_story)
