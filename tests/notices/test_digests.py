"""One e-mail a day for each person."""

import pytest
from django.core import mail

from safeguarding.notices import jobs
from safeguarding.notices.commands import choose_how
from safeguarding.notices.digests import send_digests, send_digests_if_due
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_reminders(make_deadline, at):
    """The owner is owed three reminders on Friday 10 April; the sweep has run before the working day."""
    for step in ("panel-notified", "meeting-held", "submitted"):
        make_deadline(step=step)
    at(10, 6)
    jobs.tick()


def test_reminders_are_gathered_into_one_message_at_eight(three_reminders, at, owner):
    assert mail.outbox == []
    at(10, 8)

    jobs.tick()

    assert [message.to for message in mail.outbox] == [[owner.email]]
    assert mail.outbox[0].subject == "OFFICIAL: 3 notices for you on Friday 10 April 2026"


def test_a_digest_has_a_line_and_a_link_for_each_in_both_bodies(three_reminders, at):
    at(10, 8)
    send_digests()

    line, link = "A deadline on a rapid review is due on Tuesday 14 April 2026", "/reviews/RR-2026-012/"
    for body in (mail.outbox[0].body, mail.outbox[0].alternatives[0][0]):
        assert (body.count(line), body.count(link), "Notify the Panel" in body) == (3, 3, False)


def test_everybody_gets_a_digest_of_their_own(news, owner, support_officer, at):
    news(owner, support_officer, kind="deadline")
    at(8, 8)

    assert (send_digests(), sorted(m.to[0] for m in mail.outbox)) == (2, [owner.email, support_officer.email])


def test_two_clocks_that_fire_at_eight_send_one_digest(three_reminders, at):
    at(10, 8)

    assert [send_digests_if_due(), send_digests_if_due()] == [True, False]
    assert len(mail.outbox) == 1


def test_a_machine_that_was_off_at_eight_sends_the_digest_when_it_is_back(make_deadline, at):
    make_deadline()
    at(10, 14)

    jobs.tick()

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("day", "hour"), [(11, 9), (6, 9), (10, 7), (10, 19)])
def test_no_digest_outside_working_hours(news, owner, at, day, hour):
    news(owner, kind="deadline")
    at(day, hour)

    assert (send_digests_if_due(), mail.outbox) == (False, [])


def test_an_evening_does_not_use_up_the_next_days_digest(news, owner, at):
    at(10, 19)
    news(owner, kind="deadline")
    send_digests_if_due()
    at(13, 8)

    assert (send_digests_if_due(), len(mail.outbox)) == (True, 1)


def test_whoever_wants_everything_once_a_day_gets_news_in_the_digest(news, owner, at):
    choose_how(how="digest", by=owner)
    jobs.tick()
    news(owner)
    jobs.tick()
    at(8, 8)
    jobs.tick()

    assert [message.subject for message in mail.outbox] == ["OFFICIAL: 1 notice for you on Wednesday 8 April 2026"]


def test_a_date_that_is_here_is_not_held_back_until_tomorrow(make_deadline, at):
    at(14, 8)
    jobs.tick()
    make_deadline()
    at(14, 14)

    jobs.tick()

    assert [message.subject for message in mail.outbox] == [
        "OFFICIAL: A deadline on a rapid review is due on Tuesday 14 April 2026"
    ]


def test_a_refused_digest_is_tried_again_the_same_day(three_reminders, at, settings):
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.notices.mail_servers.Away"
    at(10, 8)
    jobs.tick()
    settings.EMAIL_BACKEND = working
    at(10, 8, 2)

    jobs.tick()

    assert len(mail.outbox) == 1
    assert set(Notice.objects.values_list("state", "attempts")) == {("sent", 2)}


def test_the_digest_leaves_out_a_case_that_may_no_longer_be_seen(three_reminders, at, owner, hidden):
    hidden.add(owner.pk)
    at(10, 8)

    assert (send_digests(), set(Notice.objects.values_list("state", flat=True))) == (0, {"dropped"})


def test_what_is_urgent_is_never_left_to_the_digest(news, owner):
    news(owner, kind="deadline", urgent=True)

    assert send_digests() == 0
