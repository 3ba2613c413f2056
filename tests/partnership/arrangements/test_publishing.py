"""Publishing a draft: when it may not, what it does, who hears of it."""

import datetime

import pytest

from partnership.arrangement import in_force as arrangement_in_force
from partnership.commands import take_force
from partnership.commands.approvals import record_approval, take_back_approval
from partnership.commands.drafts import change_facts, change_item, remove_item, save_text
from partnership.commands.publishing import publish_draft
from partnership.models import ArrangementVersion, Priority
from partnership.rules.approvals import partners_without_approval
from partnership.rules.drafts import read_draft, warnings_before_publishing
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


def approve(draft, manager, key="thames-valley-police", **fields):
    agency = draft.partnership.part_set.get(agency__key=key).agency
    fields.setdefault("on", wall.today())
    return record_approval(draft=draft, agency=agency, body="Chief officers", by=manager, **fields)


def test_it_becomes_a_version_that_waits_for_its_day(draft, manager, in_force, buckinghamshire):
    draft = change_item(draft=draft, part="priorities", item={"key": "water", "title": "Open water"}, by=manager)

    version = publish_draft(draft=draft, by=manager)

    assert (version.version, version.published_on) == ("2099", wall.today())
    assert arrangement_in_force(buckinghamshire).version == in_force.version
    assert not Priority.objects.filter(key="water").exists()

    take_force(on=datetime.date(2099, 4, 1))
    assert Priority.objects.get(key="water").current


def test_one_whose_day_has_come_takes_force_at_once(draft, manager, buckinghamshire):
    draft = change_facts(draft=draft, facts={"in-force-from": wall.today().isoformat()}, by=manager)

    publish_draft(draft=draft, by=manager)

    assert arrangement_in_force(buckinghamshire).version == "2099"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"version": "2019-06"}, "Version 2019-06 exists already"),
        ({"in-force-from": "2019-06-01"}, "must begin after that day"),
        ({"in-force-from": "2020-01-01", "in-force-to": "2020-12-31"}, "last day is over"),
    ],
)
def test_it_is_refused_with_the_reason(draft, manager, facts, reason):
    draft = change_facts(draft=draft, facts=facts, by=manager)

    with pytest.raises(Refused, match=reason):
        publish_draft(draft=draft, by=manager)
    assert ArrangementVersion.objects.count() == 1


def test_faults_stand_against_it(draft, manager):
    draft = save_text(draft=draft, text=draft.text.replace("unit: months", "unit: month"), by=manager)

    with pytest.raises(Refused, match="The draft has two faults"):
        publish_draft(draft=draft, by=manager)


def test_it_is_published_once(draft, manager):
    publish_draft(draft=draft, by=manager)

    with pytest.raises(Refused, match="published or given up meanwhile"):
        publish_draft(draft=draft, by=manager)


def test_everybody_with_a_role_is_told_once_and_nobody_else(draft, manager, watcher, neighbour):
    version = publish_draft(draft=draft, by=manager)

    told = Notice.objects.filter(kind="arrangement-published")

    assert [notice.recipient for notice in told] == [watcher]
    assert told[0].due_on == version.in_force_from


def test_its_review_is_a_date_on_the_clock(draft, manager):
    draft = change_facts(draft=draft, facts={"review-on": "2100-03-01"}, by=manager)

    version = publish_draft(draft=draft, by=manager)

    deadline = Deadline.objects.get(subject_kind="arrangement", subject_id=version.pk)
    assert (deadline.due_on, deadline.owner) == (datetime.date(2100, 3, 1), "role:support_team")


def test_approvals_are_carried_over_to_the_version(draft, manager):
    approve(draft, manager)

    version = publish_draft(draft=draft, by=manager)

    assert [approval.agency.key for approval in version.approvals.all()] == ["thames-valley-police"]


def test_the_latest_answer_of_a_partner_counts(draft, manager):
    arrangement = read_draft(draft).arrangement
    first = approve(draft, manager, on=wall.today() - A_DAY)
    assert "Thames Valley Police" not in partners_without_approval(arrangement, [first])

    later = approve(draft, manager, approved=False, note_on_it="The limits are too long.")

    assert "Thames Valley Police" in partners_without_approval(arrangement, [later, first])


def test_missing_approvals_warn_and_do_not_block(draft, manager, in_force):
    (warning,) = warnings_before_publishing(draft, read_draft(draft), in_force)

    assert "No approval is recorded of" in warning
    assert publish_draft(draft=draft, by=manager)


def test_people_in_groups_that_it_drops_are_counted(draft, manager, in_force, make_person, buckinghamshire):
    make_person("Mo Member", "group_member", partnership=buckinghamshire, group_key="strategic-training")
    draft = remove_item(draft=draft, part="groups", key="strategic-training", by=manager)

    warnings = warnings_before_publishing(draft, read_draft(draft), in_force)

    assert "One person sits in groups that it no longer names." in warnings


@pytest.mark.parametrize(
    ("answer", "reason"),
    [({"on": wall.today() + A_DAY}, "lies ahead"), ({"approved": False}, "Say why it was sent back")],
)
def test_an_answer_that_cannot_be_is_refused(draft, manager, answer, reason):
    with pytest.raises(Refused, match=reason):
        approve(draft, manager, **answer)


def test_an_answer_recorded_by_mistake_is_taken_out_until_it_is_published(draft, manager):
    take_back_approval(approval=approve(draft, manager), by=manager)
    stays = approve(draft, manager)
    publish_draft(draft=draft, by=manager)

    stays.refresh_from_db()
    with pytest.raises(Refused, match="Its approvals stay"):
        take_back_approval(approval=stays, by=manager)
