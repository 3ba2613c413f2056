"""Delivery: by claim, in working hours, with retries that a person can see."""

import pytest
from django.core import mail

from safeguarding.notices import delivery, rules
from safeguarding.notices.commands import choose_how, try_again
from safeguarding.notices.delivery import deliver, deliver_waiting
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db
FAULTY = "tests.notices.mail_servers.{}"


@pytest.fixture
def mail_server(settings):
    """``mail_server("Away")``: one of tests/notices/mail_servers.py."""

    def choose(name):
        settings.EMAIL_BACKEND = FAULTY.format(name)

    return choose


def state(notice):
    notice.refresh_from_db()
    return notice.state


def test_news_leaves_at_once_in_working_hours(news, owner):
    (notice,) = news(owner)

    assert deliver_waiting() == 1
    assert (state(notice), notice.attempts, len(mail.outbox)) == ("sent", 1, 1)


@pytest.mark.parametrize(
    ("day", "hour", "month"),
    [(11, 10, 4), (6, 10, 4), (7, 7, 4), (7, 18, 4), (28, 12, 12)],
    ids=["Saturday", "Easter Monday", "before eight", "after six", "Boxing Day's substitute"],
)
def test_outside_working_hours_news_waits_and_urgent_news_does_not(news, owner, at, day, hour, month):
    at(day, hour, month=month)
    waits, urgent = news(owner)[0], news(owner, urgent=True, occasion="now")[0]

    deliver_waiting()

    assert (state(waits), state(urgent)) == ("waiting", "sent")


def test_what_waited_over_the_weekend_leaves_on_monday_at_eight(news, owner, at):
    at(11, 10)
    (notice,) = news(owner)
    at(13, 7, 59)
    deliver_waiting()
    assert state(notice) == "waiting"

    at(13, 8)
    deliver_waiting()
    assert state(notice) == "sent"


def test_a_reminder_waits_for_the_digest(news, owner):
    (notice,) = news(owner, kind="deadline")

    assert (deliver_waiting(), state(notice)) == (0, "waiting")


def test_whoever_wants_each_message_gets_a_reminder_as_it_comes(news, owner):
    choose_how(how="each", by=owner)
    (notice,) = news(owner, kind="deadline")

    assert (deliver_waiting(), state(notice)) == (1, "sent")


def test_a_claimed_notice_is_not_taken_by_a_second_worker(news, owner):
    (notice,) = news(owner)
    delivery.claim([notice.pk], delivery.wall.now())

    assert (deliver(notice.pk), deliver_waiting(), mail.outbox) == ("claimed", 0, [])


def test_a_dead_workers_claim_is_taken_over(news, owner, at):
    (notice,) = news(owner)
    delivery.claim([notice.pk], delivery.wall.now())
    at(7, 9, 4)

    deliver_waiting()

    assert (state(notice), notice.attempts, len(mail.outbox)) == ("sent", 2, 1)


def test_a_redelivered_task_takes_over_a_stale_claim_by_itself(news, owner, at):
    (notice,) = news(owner)
    delivery.claim([notice.pk], delivery.wall.now())
    at(7, 9, 4)

    assert deliver(notice.pk) == "sent"


def test_a_late_worker_cannot_overwrite_what_another_did(news, owner, at):
    (notice,) = news(owner)
    token = delivery.claim([notice.pk], delivery.wall.now())
    at(7, 9, 4)
    deliver_waiting()

    delivery._put_back(token, [notice], "Timeout")

    assert state(notice) == "sent"


def test_a_refused_message_waits_longer_each_time_and_then_fails_where_a_person_sees_it(news, owner, at, mail_server):
    mail_server("Away")
    (notice,) = news(owner)

    waits = []
    for _ in range(rules.MOST_ATTEMPTS):
        with pytest.raises(delivery.NotSent):
            deliver(notice.pk)
        notice.refresh_from_db()
        waits.append((notice.next_try_at - delivery.wall.now()).total_seconds() / 60)
        Notice.objects.filter(pk=notice.pk).update(next_try_at=delivery.wall.now())

    assert waits[:5] == [1, 5, 15, 60, 240]
    assert (state(notice), notice.attempts) == ("failed", 6)
    assert notice.result == "The mail server did not take it (ConnectionRefusedError). Tried 6 of 6 times."


def test_a_failed_notice_put_back_by_a_person_is_sent(news, owner, support_officer):
    (notice,) = news(owner)
    Notice.objects.update(state="failed", attempts=6, result="The mail server did not take it.")

    try_again(notice=Notice.objects.get(), by=support_officer)
    deliver_waiting()

    assert state(notice) == "sent"


def test_a_poisoned_notice_does_not_hold_up_the_others(news, owner, support_officer, mail_server):
    mail_server("RefusesOlu")
    poisoned, fine = news(owner, support_officer)

    assert deliver_waiting() == 1
    assert (state(poisoned), state(fine)) == ("waiting", "sent")


def test_a_mail_server_that_is_away_is_not_asked_for_every_row(news, make_person, mail_server):
    mail_server("Away")
    news(*[make_person(f"Person {n}", "observer") for n in range(6)])

    deliver_waiting()

    assert Notice.objects.filter(attempts=1).count() == delivery.GIVE_UP_AFTER


def test_the_fault_names_no_address(news, owner, mail_server, caplog):
    mail_server("RefusesOlu")
    news(owner)

    deliver_waiting()

    assert "SMTPRecipientsRefused" in caplog.text
    assert owner.email not in caplog.text + Notice.objects.get().result


def test_nobody_hears_of_a_case_they_may_no_longer_see(news, owner, hidden):
    (notice,) = news(owner)
    hidden.add(owner.pk)

    deliver_waiting()

    assert (state(notice), notice.result, mail.outbox) == ("dropped", "This person may no longer see the record.", [])


def test_a_closed_account_gets_nothing(news, owner):
    (notice,) = news(owner)
    owner.is_active = False
    owner.save()

    deliver_waiting()

    assert (state(notice), mail.outbox) == ("dropped", [])


def test_a_row_whose_every_try_died_fails_instead_of_coming_round_for_ever(news, owner, at):
    (notice,) = news(owner)
    Notice.objects.update(state="claimed", claimed_at=delivery.wall.now(), attempts=rules.MOST_ATTEMPTS)
    at(7, 9, 4)

    deliver_waiting()

    assert (state(notice), mail.outbox) == ("failed", [])
