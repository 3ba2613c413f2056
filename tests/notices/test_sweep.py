"""The sweep: every owed reminder exactly once, whatever happened to the worker in between."""

import datetime

import pytest
from django.core import mail

from safeguarding.clock.commands import drop_deadline, meet_deadline
from safeguarding.notices import delivery, digests
from safeguarding.notices.commands import choose_how
from safeguarding.notices.models import Notice
from safeguarding.notices.sweeping import sweep
from tests.notices.conftest import TUESDAY

pytestmark = pytest.mark.django_db


def test_nothing_is_owed_before_the_first_lead(make_deadline, at):
    make_deadline()
    at(9)

    assert sweep() == 0


def test_the_owner_is_told_two_working_days_before_over_the_weekend(make_deadline, at, owner, told):
    make_deadline()
    at(10)

    assert (sweep(), told(owner)) == (1, [("deadline", 2)])


def test_a_second_sweep_adds_nothing(make_deadline, at):
    make_deadline()
    at(10)
    sweep()

    assert (sweep(), Notice.objects.count()) == (0, 1)


def test_an_outage_of_three_days_loses_nothing_and_repeats_nothing(make_deadline, at, owner):
    make_deadline()
    at(10)
    sweep()
    at(15, 14)

    sweep()
    sweep()

    rows = Notice.objects.filter(recipient=owner).order_by("pk")
    assert list(rows.values_list("lead", "state")) == [(2, "waiting"), (0, "dropped"), (-1, "waiting")]


def test_a_reminder_that_is_late_says_so(make_deadline, at, owner):
    choose_how(how="each", by=owner)
    make_deadline()
    at(13, 10)
    sweep()

    delivery.deliver_waiting()

    assert "This reminder should have reached you on Friday 10 April 2026." in mail.outbox[0].body


def test_a_reminder_in_time_does_not_apologise(make_deadline, at, owner):
    choose_how(how="each", by=owner)
    make_deadline()
    at(10, 10)
    sweep()

    delivery.deliver_waiting()

    assert "should have reached" not in mail.outbox[0].body


def test_it_is_never_silent_while_overdue_and_climbs(make_deadline, at, owner, business_manager, told):
    make_deadline()
    for day in (14, 15, 16, 17, 20, 21):
        at(day)
        sweep()

    assert [lead for _, lead in told(owner)][-5:] == [-1, -2, -3, -4, -5]
    assert told(owner.manager) == [("escalated", lead) for lead in (-1, -2, -3, -4, -5)]
    assert told(business_manager) == [("escalated", lead) for lead in (-3, -4, -5)]


def test_nothing_is_owed_on_saturday_and_sunday(make_deadline, at):
    make_deadline(due=datetime.date(2026, 4, 10))
    at(10)
    sweep()

    assert [at(day) or sweep() for day in (11, 12)] == [0, 0]


def test_a_date_that_moved_away_is_not_reminded_of(make_deadline, at, owner, told):
    make_deadline()
    make_deadline(due=datetime.date(2026, 4, 30))
    at(14)

    assert (sweep(), told(owner)) == (0, [])


def test_a_reminder_written_before_the_date_moved_is_not_sent(make_deadline, at, owner):
    make_deadline()
    at(10, 7)
    sweep()
    make_deadline(due=datetime.date(2026, 4, 30))
    at(10)

    digests.send_digests()

    assert (mail.outbox, Notice.objects.get().result) == ([], "The date has been met or has moved since.")


def test_a_move_within_the_month_owes_a_new_reminder(make_deadline, at, owner, told):
    make_deadline()
    at(10)
    sweep()
    make_deadline(due=datetime.date(2026, 4, 21))
    at(17)
    sweep()

    assert told(owner) == [("deadline", 2), ("deadline", 2)]
    assert Notice.objects.filter(due_on=datetime.date(2026, 4, 21)).count() == 1


@pytest.mark.parametrize(
    "end",
    [
        lambda d, by: meet_deadline(deadline=d, on=d.updated_at.date(), by=by),
        lambda d, by: drop_deadline(deadline=d, by=by),
    ],
)
def test_what_is_done_or_not_needed_is_not_reminded_of(make_deadline, at, owner, end):
    end(make_deadline(), owner)
    at(15)

    assert sweep() == 0


def test_a_post_that_nobody_holds_does_not_make_the_date_silent(make_deadline, at, business_manager, told):
    make_deadline(address="role:scrutineer")
    at(10)
    sweep()

    assert told(business_manager) == [("deadline", 2)]


def test_everybody_at_an_address_is_told(make_deadline, at, agency_lead, make_person, agency, told):
    second = make_person("Second Lead", "agency_lead", agency=agency)
    make_deadline(address=f"agency:{agency.pk}")
    at(10)
    sweep()

    assert told(agency_lead) == told(second) == [("deadline", 2)]


def test_two_steps_of_one_case_on_one_day_are_two_reminders(make_deadline, at, owner, told):
    make_deadline(step="panel-notified")
    make_deadline(step="meeting-held")
    at(10)

    assert (sweep(), told(owner)) == (2, [("deadline", 2)] * 2)


def test_ten_times_the_deadlines_cost_no_more_statements(make_deadline, at, django_assert_max_num_queries):
    for number in range(30):
        make_deadline(step=f"step-{number}")
    at(10)

    with django_assert_max_num_queries(14):
        assert sweep() == 30


def test_a_sweep_of_several_batches_misses_nobody(make_deadline, at, monkeypatch):
    monkeypatch.setattr("safeguarding.notices.sweeping.BATCH", 4)
    for number in range(10):
        make_deadline(step=f"step-{number}")
    at(10)

    assert (sweep(), sweep(), Notice.objects.count()) == (10, 0, 10)


def test_the_due_date_is_the_one_of_the_deadline(make_deadline, at):
    make_deadline()
    at(10)
    sweep()

    notice = Notice.objects.get()
    assert (notice.due_on, notice.owed_on, notice.noun) == (TUESDAY, datetime.date(2026, 4, 10), "a rapid review")
