"""What every member takes back, and the register of decisions."""

import datetime

import pytest

from partnership.commands import decisions
from partnership.commands import minutes as commands
from partnership.models import GroupDecision
from partnership.rules.passing_on import passing_on_by_agency
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.notices.models import Notice
from tests.partnership.minutes.test_taking import refusal_of


def test_each_member_is_asked_and_has_a_date(approved, quality_member, quality_chair):
    owners = Deadline.objects.filter(step__startswith="pass-on").values_list("owner", flat=True)

    assert set(owners) == {f"person:{quality_member.pk}", f"person:{quality_chair.pk}"}
    assert Notice.objects.get(kind="pass-on").recipient == quality_member


def test_a_member_says_that_they_have_and_the_rate_follows(approved, quality_member, quality):
    commands.say_passed_on(meeting=approved, how="Team meeting", by=quality_member)

    today = wall.today()
    found = {one.agency.key: one.rate for one in passing_on_by_agency(quality, today, today)}
    assert found == {"river-trust": 100, "river-police": 0}
    assert Deadline.objects.get(step=f"pass-on-{quality_member.pk}").state == "met"


def test_it_says_how(approved, quality_member):
    assert "Say how" in refusal_of(commands.say_passed_on, meeting=approved, how=" ", by=quality_member)


def test_nobody_else_says_it_for_them(approved, support_officer):
    assert "not asked" in refusal_of(commands.say_passed_on, meeting=approved, how="x", by=support_officer)


def test_a_meeting_with_nothing_to_say_asks_nobody(running, support_officer, quality_chair):
    commands.close_meeting(meeting=running, by=support_officer)
    commands.send_to_chair(meeting=running, by=support_officer)
    commands.approve_minutes(meeting=running, by=quality_chair)

    assert not running.passed_on.exists()


def test_the_page_shows_what_to_pass_on(client, approved, quality_member):
    client.force_login(quality_member)
    text = client.get(f"/meetings/{approved.pk}/passing-on/").content.decode()

    assert "The audit found good work." in text
    assert "The audit is repeated." in text


@pytest.fixture
def decision(quality, support_officer):
    return decisions.record_decision(
        group=quality, words="The guide is adopted.", decided_on=wall.today(), by=support_officer
    )


def record(quality, by, **fields):
    values = {"group": quality, "words": "Yes.", "decided_on": wall.today(), "by": by} | fields
    return refusal_of(decisions.record_decision, **values)


def test_decisions_are_not_of_tomorrow_nor_older_than_their_group(quality, support_officer):
    a_day = datetime.timedelta(days=1)

    assert "future" in record(quality, support_officer, decided_on=wall.today() + a_day)
    assert "began on" in record(quality, support_officer, decided_on=quality.starts_on - a_day)


def test_a_newer_decision_takes_the_place_of_an_older_one(decision, support_officer):
    newer = decisions.replace_decision(
        decision=decision, words="It is withdrawn.", decided_on=wall.today(), by=support_officer
    )

    assert (decision.replaced_by, list(newer.replaces.all())) == (newer, [decision])


def test_a_decision_is_replaced_once(decision, support_officer):
    again = {"decision": decision, "words": "No.", "decided_on": wall.today(), "by": support_officer}
    decisions.replace_decision(**again)

    assert "already" in refusal_of(decisions.replace_decision, **again)


def test_a_restricted_item_makes_a_restricted_decision(running, support_officer):
    item = running.items.create(title="Private", position=9, restricted=True)

    made = decisions.record_decision(
        group=running.group, words="Yes.", decided_on=wall.today(), item=item, by=support_officer
    )

    assert made.restricted


def listed(client, person, query=""):
    client.force_login(person)
    return client.get(f"/decisions/{query}").content.decode()


def test_the_register_is_cut_for_three_people(client, decision, quality_member, agency_lead, outsider):
    shown = [decision.reference in listed(client, who) for who in (quality_member, agency_lead, outsider)]

    assert shown == [True, False, False]


@pytest.mark.parametrize(
    ("query", "found"),
    [("?words=guide", True), ("?words=audit", False), ("?in_force=true", True), ("?in_force=false", False)],
)
def test_the_register_is_filtered(client, decision, support_officer, query, found):
    assert (decision.reference in listed(client, support_officer, query)) is found


def test_a_decision_says_where_it_came_from(client, approved, quality_chair):
    client.force_login(quality_chair)
    text = client.get(f"/decisions/{GroupDecision.objects.get().pk}/").content.decode()

    assert str(approved) in text
