"""Which reminders are owed on which day, whatever was missed in between."""

import datetime
from itertools import islice

import pytest

from safeguarding.clock.commands import calendar_for, mark_reminded, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.reminders import next_reminder, owed_leads, reminder_dates
from safeguarding.clock.subject import Subject

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}
LADDER = {
    "leads": [5, 2, 0],
    "overdue-every": 2,
    "climb": [{"after": 1, "to": "manager"}, {"after": 3, "to": "role:business_manager"}],
}


def deadline(due, *, told=None, **ladder):
    return Deadline(state="open", due_on=due, reminded_to=told, ladder={**LADDER, **ladder})


def first(n, kept, calendar):
    return [(reminder.on, reminder.lead) for reminder in islice(reminder_dates(kept, calendar), n)]


def test_reminders_lead_up_in_working_days_and_go_on_while_overdue(calendar):
    assert first(7, deadline(DEC[16]), calendar) == [
        (DEC[9], 5),
        (DEC[14], 2),
        (DEC[16], 0),
        (DEC[17], -1),
        (DEC[18], -2),
        (DEC[21], -3),
        (DEC[22], -4),
    ]


def test_leads_step_over_bank_holidays(calendar):
    assert first(3, deadline(DEC[30]), calendar)[:2] == [(DEC[21], 5), (DEC[24], 2)]


def test_the_day_itself_is_told_on_the_last_working_day_before(calendar):
    assert (DEC[24], 0) in first(3, deadline(DEC[26]), calendar)


def test_overdue_reminders_never_stop(calendar):
    kept = deadline(DEC[16], told=datetime.date(2028, 6, 1))

    assert next_reminder(kept, calendar) in (datetime.date(2028, 6, 2), datetime.date(2028, 6, 5))


def test_the_ladder_climbs(calendar):
    climbed = {reminder.lead: reminder.climb for reminder in islice(reminder_dates(deadline(DEC[16]), calendar), 7)}

    assert (climbed[0], climbed[-1], climbed[-2]) == ((), ("manager",), ("manager",))
    assert climbed[-3] == ("manager", "role:business_manager")


@pytest.mark.parametrize("state", ["met", "not-needed", "paused", "waiting"])
def test_only_open_deadlines_remind(calendar, state):
    kept = deadline(DEC[16])
    kept.state = state

    assert next_reminder(kept, calendar) is None


def test_after_three_days_without_a_sweep_each_owed_reminder_is_there_once(calendar):
    kept = deadline(DEC[16], told=DEC[11])

    assert [lead for lead, _ in owed_leads(kept, DEC[17], calendar)] == [2, 0, -1]


def test_what_was_told_is_not_owed_again(calendar):
    assert owed_leads(deadline(DEC[16], told=DEC[14]), DEC[15], calendar) == []


def test_reminders_end_where_the_calendar_ends(calendar):
    assert len(list(reminder_dates(deadline(datetime.date(2030, 12, 20)), calendar))) < 12


@pytest.fixture
def give(db, on_monday, person):
    subject = Subject("information-request", 5, "SR-2026-007", "/requests/5/")

    def give(due):
        return set_deadline(
            subject=subject,
            step="answer",
            title="Answer",
            due=due,
            owner="agency:3",
            partnership_key="riverside",
            by=person,
        )

    return give


def told(kept, on):
    mark_reminded(deadlines=[kept], on=on, calendars={"riverside": calendar_for("riverside")})
    kept.refresh_from_db()
    return kept


def test_a_reminder_of_before_the_date_was_set_is_not_owed(give):
    assert give(DEC[9]).next_reminder_on == DEC[7]
    assert give(DEC[8]).next_reminder_on == DEC[8]


def test_a_date_that_is_past_when_it_is_set_reminds_at_once(give):
    assert give(DEC[1]).next_reminder_on == DEC[7]


def test_telling_moves_on_to_the_next_reminder(give):
    kept = told(give(DEC[16]), DEC[9])

    assert (kept.next_reminder_on, kept.reminded_to) == (DEC[14], DEC[9])


def test_a_date_moved_within_the_month_owes_its_reminders_anew(give, on_monday, calendar):
    told(give(DEC[14]), DEC[10])
    on_monday.move_to(datetime.datetime(2026, 12, 10, 12, tzinfo=datetime.UTC))
    moved = give(DEC[17])

    assert owed_leads(moved, DEC[10], calendar) == [(5, ())]


def test_an_extended_step_owes_nothing_for_its_old_date(clock, enter, row, calendar):
    enter("anchored", "referral", on=DEC[1])
    assert row("meeting").next_reminder_on == DEC[8]

    enter("extended", "meeting", n=5, unit="working-days", reason="Late return")
    assert (row("meeting").due_on, row("meeting").next_reminder_on) == (DEC[22], DEC[15])


def test_a_finished_step_reminds_no_more(clock, enter, row):
    enter("anchored", "referral", on=DEC[1])
    enter("met", "meeting", on=DEC[4])

    assert row("meeting").next_reminder_on is None
