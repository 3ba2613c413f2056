"""What keeps the time: the tick, its heartbeat, the daily jobs, the loop."""

import datetime
import io
import threading

import pytest
from django.core.management import CommandError, call_command

from safeguarding.clock import wall
from safeguarding.notices import heartbeat, hooks, jobs, loop, tasks
from safeguarding.notices.delivery import NotSent
from safeguarding.notices.models import Notice, Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def daily(monkeypatch):
    """A daily job that counts how often it was done."""
    calls = []
    monkeypatch.setattr(hooks, "_daily", {"count": lambda: calls.append(wall.today())})
    return calls


def test_a_tick_leaves_a_heartbeat(at):
    jobs.tick()

    assert heartbeat.last_tick() == wall.now()
    assert heartbeat.last_ran() == "Reminders last ran on Tuesday 7 April 2026, 9am."


def test_silence_is_noticed_after_ten_minutes_of_working_hours(at):
    jobs.tick()
    at(7, 9, 10)
    assert not heartbeat.is_silent()

    at(7, 9, 11)
    assert heartbeat.is_silent()


def test_silence_at_night_is_no_alarm(at):
    at(7, 3)

    assert not heartbeat.is_silent()


def test_a_part_that_fails_keeps_no_other_from_running_and_leaves_no_heartbeat(news, owner, monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(jobs, "sweep", broken)
    (notice,) = news(owner)

    with pytest.raises(RuntimeError):
        jobs.tick()
    notice.refresh_from_db()
    assert (notice.state, heartbeat.last_tick()) == ("sent", None)


def test_a_daily_job_is_done_once_a_day_after_three(daily, at):
    for day, hour in [(7, 2), (7, 3), (7, 9), (8, 1), (8, 12)]:
        at(day, hour)
        jobs.run_daily_jobs()

    assert daily == [datetime.date(2026, 4, 7), datetime.date(2026, 4, 8)]


def test_a_job_that_fails_is_done_again_at_the_next_tick(at):
    def fails():
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        heartbeat.once("job", wall.now(), fails)
    assert heartbeat.once("job", wall.now(), lambda: None)


def test_a_job_whose_process_died_is_taken_up_after_an_hour(at):
    planned_for = wall.now()
    Run.objects.create(job="job", planned_for=planned_for, started_at=planned_for)
    assert not heartbeat.once("job", planned_for, lambda: None)

    at(7, 10, 1)
    assert heartbeat.once("job", planned_for, lambda: None)


def test_the_delivery_task_carries_an_id_and_raises_after_the_row_is_safe(news, owner, settings):
    settings.EMAIL_BACKEND = "tests.notices.mail_servers.Away"
    (notice,) = news(owner)

    with pytest.raises(NotSent):
        tasks.deliver(notice.pk)
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == ("waiting", 1)


def test_the_delivery_task_of_a_row_that_is_not_there_does_nothing():
    assert tasks.deliver(12345) is None


def test_the_loop_goes_on_after_a_fault_and_says_its_type_only(monkeypatch):
    stop, said, turns = threading.Event(), [], iter([RuntimeError("J.R."), None])

    def tick():
        fault = next(turns)
        if fault:
            raise fault
        stop.set()
        return "1 reminders written, 0 messages sent"

    monkeypatch.setattr(loop.jobs, "tick", tick)
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    loop.run(said.append, stop, every=0.01)

    assert [line[9:] for line in said] == ["failed: RuntimeError; trying again", "1 reminders written, 0 messages sent"]


def test_a_second_worker_is_refused(tmp_path, settings):
    settings.VAR = tmp_path

    with loop.only_one(tmp_path / "work.lock"), pytest.raises(CommandError, match="running already") as refused:
        call_command("work")

    assert refused.value.returncode == 3


def test_one_round_can_be_asked_for(news, owner, at):
    news(owner)
    out = io.StringIO()

    call_command("work", "--once", stdout=out)

    assert out.getvalue() == "0 reminders written, 1 messages sent\n"
    assert Notice.objects.get().state == "sent"
