"""While the meeting runs."""

import datetime

import pytest

from partnership.commands import minutes as commands
from partnership.models import Action, AgendaItem, Meeting
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


def refusal_of(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(**arguments)
    return " ".join(refused.value.reasons)


def test_whoever_opens_the_meeting_minutes_it_and_the_chair_chairs(running, support_officer, quality_chair):
    assert (running.state, running.minuted_by, running.chaired_by) == ("open", support_officer, quality_chair)


def test_a_meeting_of_next_week_is_not_opened_today(make_meeting, support_officer):
    meeting = make_meeting(days=7)

    assert "Open it on that day" in refusal_of(commands.open_meeting, meeting=meeting, by=support_officer)


def test_a_meeting_is_opened_once(running, support_officer):
    assert "opened already" in refusal_of(commands.open_meeting, meeting=running, by=support_officer)


def test_what_was_said_is_kept_with_who_wrote_it(running, support_officer):
    item = running.items.first()

    saved = commands.save_item(item=item, version=item.version, said="Members agreed.", by=support_officer)

    item.refresh_from_db()
    assert (item.said, item.changed_by, saved.conflicts) == ("Members agreed.", support_officer, {})


def test_an_outcome_that_does_not_exist_is_refused(running, support_officer):
    item = running.items.first()

    said = refusal_of(commands.save_item, item=item, version=1, outcome="victory", by=support_officer)

    assert "Choose one of the outcomes" in said


def test_nothing_is_written_once_the_chair_has_the_minutes(drafted, support_officer):
    item = drafted.items.first()

    said = refusal_of(commands.save_item, item=item, version=item.version, said="More.", by=support_officer)

    assert "with the chair" in said


def test_an_answer_to_a_prompt_is_kept(running, support_officer):
    commands.save_prompt(meeting=running, prompt="voice", words="Two young people came.", version=0, by=support_officer)

    assert running.answers.get().words == "Two young people came."


def test_there_are_four_prompts_and_no_others(running, support_officer):
    said = refusal_of(commands.save_prompt, meeting=running, prompt="money", words="x", version=0, by=support_officer)

    assert "not one of the questions" in said


def test_an_action_is_raised_in_one_line_and_the_rest_follows(running, support_officer, quality_member):
    item = running.items.first()

    action = commands.raise_from_item(
        item=item,
        what="Write to schools",
        due_on=wall.today() + datetime.timedelta(days=14),
        owner_person=quality_member,
        by=support_officer,
    )

    item.refresh_from_db()
    assert (action.urgent, action.source, action.origin_url) == (True, "meeting", running.get_absolute_url())
    assert (action.item, item.outcome) == (item, "action")


def test_an_action_of_a_restricted_item_is_restricted(running, support_officer, quality_member):
    item = running.items.create(title="Private", position=9, restricted=True)

    due = wall.today() + datetime.timedelta(days=14)
    commands.raise_from_item(item=item, what="Do it", due_on=due, owner_person=quality_member, by=support_officer)

    assert Action.objects.get().restricted


def test_an_item_is_escalated_with_what_is_asked(running, support_officer, executive):
    item = running.items.first()
    commands.save_item(item=item, version=1, said="Two agencies disagree.", by=support_officer)

    escalation = commands.escalate_item(item=item, ask="Decide who leads.", by=support_officer)

    item.refresh_from_db()
    assert (escalation.to_group, escalation.what, item.outcome) == (executive, "Two agencies disagree.", "escalation")


def test_an_item_is_escalated_once(running, support_officer):
    item = running.items.first()
    commands.escalate_item(item=item, ask="Decide.", by=support_officer)

    assert "already" in refusal_of(commands.escalate_item, item=item, ask="Decide.", by=support_officer)


def test_items_come_up_during_the_meeting(running, support_officer):
    commands.add_item(meeting=running, title="A new matter", by=support_officer)

    assert running.items.last().title == "A new matter"


def test_items_that_were_not_reached_are_carried_forward(running, support_officer):
    first = running.items.first()
    commands.record_outcome(item=first, outcome="discussion", said="Talked.", by=support_officer)

    commands.close_meeting(meeting=running, by=support_officer)

    outcomes = list(running.items.values_list("outcome", flat=True))
    assert outcomes == ["discussion", AgendaItem.Outcome.DEFERRED, AgendaItem.Outcome.DEFERRED]


def test_a_meeting_ends_once(running, support_officer):
    commands.close_meeting(meeting=running, by=support_officer)

    assert "ended already" in refusal_of(commands.close_meeting, meeting=running, by=support_officer)


def test_a_forum_keeps_what_people_bring(make_group, make_meeting, support_officer, agency):
    forum = make_group("Forum", kind="forum")
    meeting = make_meeting(days=0, group=forum)
    commands.open_meeting(meeting=meeting, by=support_officer)

    commands.contribute(meeting=meeting, agency=agency, words="Waiting lists grow.", by=support_officer)

    assert meeting.contributions.get().agency == agency
    assert Meeting.objects.get(pk=meeting.pk).state == "open"


def test_a_contribution_says_whose_it_is(running, support_officer):
    assert "Say which agency" in refusal_of(commands.contribute, meeting=running, words="Yes.", by=support_officer)
