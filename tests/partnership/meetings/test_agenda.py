"""The agenda: what is gathered, once; the order; what is restricted and from whom."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership.commands import agenda, papers, templates
from partnership.commands.meetings import cancel_meeting
from partnership.models import AgendaItem, ChairReport, Escalation, Meeting, ReportDue
from partnership.rules.meetings import sees_restricted
from partnership.rules.standing import MARK, MARK_TITLE
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from tests.work import A_DAY

Source = AgendaItem.Source


def titles(meeting):
    return list(meeting.items.values_list("title", flat=True))


def sources(meeting):
    return list(meeting.items.values_list("source", flat=True))


@pytest.fixture
def build(support_officer):
    return lambda meeting: agenda.build_agenda(meeting=meeting, by=support_officer)


@pytest.fixture
def escalation(quality, executive, quality_chair):
    return Escalation.objects.create(
        reference="E-2026-001",
        from_group=quality,
        to_group=executive,
        title="School nurses",
        what="None",
        ask="Decide",
        raised_on=wall.today(),
        raised_by=quality_chair,
    )


def test_a_group_without_a_template_gets_the_usual_items_with_the_four_prompts(built):
    assert titles(built)[0] == "Welcome, apologies and deputies"
    assert titles(built)[-1] == "Any other business and the next meeting"
    assert "How were the voices of children and families heard?" in built.items.get(title__startswith="What this").notes


def test_building_again_adds_nothing(built, build):
    before = titles(built)

    assert build(built) == []
    assert titles(built) == before


@pytest.fixture
def came_up(executive, quality, quality_chair, escalation, make_action):
    """An action past its date, an escalation, a chair's report and a report due, all for the executive."""
    today = wall.today()
    due = {"key": "lado", "title": "Designated officer’s report", "from_whom": "LADO", "due_on": today}
    ReportDue.objects.create(**due, partnership=executive.partnership, owner="role:support_team", to_group=executive)
    sent = {"state": "sent", "begun_by": quality_chair, "sent_by": quality_chair, "sent_at": wall.now()}
    period = {"from_on": today - 90 * A_DAY, "until_on": today}
    make_action(group=executive, due=-3)
    return ChairReport.objects.create(**sent, **period, group=quality, to_group=executive)


def test_everything_that_came_up_stands_where_the_template_marks_it(executive, came_up, make_meeting, build):
    meeting = make_meeting(group=executive)

    build(meeting)

    gathered = [Source.OVERDUE, Source.ESCALATION, Source.CHAIRS_REPORT, Source.REPORT]
    assert sources(meeting) == [*2 * [Source.TEMPLATE], *gathered, *3 * [Source.TEMPLATE]]


def test_an_escalation_and_a_report_know_on_which_agenda_they_are(executive, came_up, escalation, make_meeting, build):
    meeting = make_meeting(group=executive)

    build(meeting)

    assert meeting.items.get(source=Source.ESCALATION).escalations_to_answer.get() == escalation
    assert meeting.items.get(source=Source.CHAIRS_REPORT).chair_reports.get() == came_up


def test_what_is_new_since_is_added_and_what_was_taken_off_stays_off(executive, escalation, make_meeting, build):
    meeting = make_meeting(group=executive)
    build(meeting)
    agenda.remove_item(item=meeting.items.get(about_kind="escalation"), by=escalation.raised_by)
    agenda.remove_item(item=meeting.items.first(), by=escalation.raised_by)
    other = Escalation.objects.create(
        **{
            field.attname: getattr(escalation, field.attname)
            for field in Escalation._meta.fields
            if field.attname not in {"id", "reference", "answered_at_item_id"}
        },
        reference="E-2026-002",
    )

    added = build(meeting)

    assert [item.about_id for item in added] == [other.pk]


def test_an_item_that_was_renamed_does_not_come_twice(built, build, support_officer):
    first = built.items.first()

    agenda.change_item(item=first, fields={"title": "Hello"}, by=support_officer)

    assert build(built) == []


def test_what_the_last_meeting_did_not_reach_is_carried_with_its_restriction(make_meeting, build):
    last = make_meeting(days=-30, state=Meeting.State.DRAFTED, opened_at=wall.now() - 30 * A_DAY)
    item = last.items.create(title="Neglect", position=1, restricted=True, outcome=AgendaItem.Outcome.DEFERRED)
    last.items.create(title="Done", position=2, outcome=AgendaItem.Outcome.DISCUSSION)
    meeting = make_meeting()

    build(meeting)
    build(meeting)

    carried = meeting.items.get(source=Source.CARRIED)
    assert (carried.title, carried.carried_from, carried.restricted) == ("Neglect", item, True)


def test_what_was_added_for_a_cancelled_meeting_comes_to_the_next(make_meeting, support_officer, build):
    first, second = make_meeting(days=7), make_meeting(days=14)
    agenda.put_on_agenda(meeting=first, title="Neglect", by=support_officer)
    cancel_meeting(meeting=first, reason="Snow", by=support_officer)

    build(second)

    assert "Neglect" in titles(second)


def test_a_paper_for_the_chair_to_place_gets_an_item_of_its_own(meeting, quality_member, upload, build):
    paper = papers.send_paper(meeting=meeting, title="Audit", upload=upload(), restricted=True, by=quality_member)

    build(meeting)
    build(meeting)

    paper.refresh_from_db()
    assert (paper.item.title, paper.item.restricted, paper.item.led_by) == ("Audit", True, "Mo Member")


def test_the_same_matter_is_put_on_an_agenda_once(executive, escalation, make_meeting, support_officer, build):
    build(make_meeting(group=executive))
    asked = {"group": executive, "title": "School nurses", "source": Source.ESCALATION, "about": escalation.subject}

    first = agenda.put_on_next(**asked, by=support_officer)

    assert agenda.put_on_next(**asked, by=support_officer) == first


def test_without_a_built_agenda_there_is_no_next_to_put_it_on(executive, escalation, make_meeting, support_officer):
    make_meeting(group=executive)

    put = agenda.put_on_next(
        group=executive, title="x", source=Source.ESCALATION, about=escalation.subject, by=support_officer
    )

    assert put is None


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-2, 9)), max_size=6))
def test_however_items_are_moved_they_stay_numbered_from_one(built, support_officer, moves):
    for which, place in moves:
        agenda.order_item(item=list(built.items.all())[which], place=place, by=support_officer)

    positions = list(built.items.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_an_item_goes_where_it_is_put(built, support_officer):
    last = built.items.last()

    agenda.order_item(item=last, place=1, by=support_officer)

    assert built.items.first() == last


def test_once_the_meeting_has_opened_its_agenda_stays(built, support_officer):
    Meeting.objects.filter(pk=built.pk).update(state=Meeting.State.OPEN)
    built.refresh_from_db()

    with pytest.raises(Refused, match="in progress"):
        agenda.put_on_agenda(meeting=built, title="Late", by=support_officer)


def test_who_sees_what_is_restricted(built, quality, seat, make_person, executive_member, quality_member, outsider):
    guest = make_person("Gil Guest")
    seat(guest, quality, standing="invited")
    item = agenda.put_on_agenda(meeting=built, title="Personal", restricted=True, by=quality_member)

    def seen(person):
        return AgendaItem.objects.visible_to(person).filter(pk=item.pk).exists()

    people = (quality_member, executive_member, guest, outsider)
    assert [seen(person) for person in people] == [True, False, False, False]
    assert [sees_restricted(person, quality) for person in people] == [True, False, False, False]


def test_the_standing_agenda_is_taken_changed_and_put_in_order(quality, make_meeting, support_officer, build):
    templates.begin_template(group=quality, by=support_officer)
    line = templates.add_line(group=quality, title="Voice first", purpose="discussion", by=support_officer)
    templates.order_line(line=line, place=1, by=support_officer)
    meeting = make_meeting()

    build(meeting)

    assert titles(meeting)[0] == "Voice first"
    assert MARK_TITLE not in titles(meeting)


def test_the_mark_is_moved_but_never_removed_and_no_title_stands_twice(quality, support_officer):
    lines = templates.begin_template(group=quality, by=support_officer)
    mark = next(line for line in lines if line.purpose == MARK)

    with pytest.raises(Refused, match="only be moved"):
        templates.remove_line(line=mark, by=support_officer)
    with pytest.raises(Refused, match="already"):
        templates.add_line(group=quality, title=lines[0].title.upper(), purpose="decision", by=support_officer)
