"""Telling people: a row in the caller's transaction, once, with words from a short list."""

import datetime

import pytest
from django.db import transaction

from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.notices.commands import choose_how, mark_read, tell, try_again
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_each_person_is_told_once_however_often_they_are_named(news, owner, support_officer):
    assert len(news(owner, support_officer, owner)) == 2


def test_the_key_says_what_whom_and_when(news, owner, case):
    (notice,) = news(owner, kind="deadline", due_on=datetime.date(2026, 4, 14), lead=2)

    assert notice.key == f"deadline:rapid-review:{case.id}:person-{owner.pk}:2026-04-14:lead-2"


def test_the_same_reminder_twice_adds_nothing(news, owner):
    news(owner, kind="deadline", due_on=datetime.date(2026, 4, 14), lead=2)

    assert news(owner, kind="deadline", due_on=datetime.date(2026, 4, 14), lead=2) == []


def test_a_chaser_pressed_twice_on_one_day_is_one_and_the_next_day_another(news, owner, at):
    due = datetime.date(2026, 4, 14)

    assert [len(news(owner, due_on=due)), len(news(owner, due_on=due))] == [1, 0]
    at(8)
    assert len(news(owner, due_on=due)) == 1


def test_news_without_a_date_is_told_each_time(news, owner, at):
    news(owner)
    at(7, 9, 1)

    assert len(news(owner)) == 1


def test_an_occasion_is_told_once_for_good(news, owner, at):
    news(owner, occasion="submission-2")
    at(9)

    assert news(owner, occasion="submission-2") == []


@pytest.mark.django_db(transaction=True)
def test_nobody_is_told_of_what_was_rolled_back(news, owner):
    with transaction.atomic():
        news(owner)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()


@pytest.mark.parametrize("noun", ["the death of J.R.", "a rapid review about J.R.", ""])
def test_case_words_cannot_be_passed_as_a_noun(news, owner, noun):
    with pytest.raises(ValueError, match="not a registered noun"):
        news(owner, noun=noun)


def test_case_words_cannot_be_passed_as_a_kind(news, owner):
    with pytest.raises(ValueError, match="not a kind of notice"):
        news(owner, kind="J.R. has died")


@pytest.mark.parametrize("url", ["/reviews/?child=JR", "https://elsewhere.example/", "/reviews/J R/"])
def test_a_message_links_to_a_plain_path_only(owner, url):
    subject = Subject("rapid-review", 1, "RR-2026-001", url)

    with pytest.raises(ValueError, match="plain path"):
        tell(people=[owner], kind="x", subject=subject, noun="a task", partnership_key="riverside")


@pytest.mark.django_db(transaction=True)
def test_with_a_broker_the_id_alone_is_handed_over_on_commit(news, owner, settings, monkeypatch):
    settings.REDIS_URL, sent = "redis://127.0.0.1:1/0", []
    monkeypatch.setattr(
        "safeguarding.notices.commands.current_app.send_task", lambda name, args: sent.append((name, args))
    )

    (notice,) = news(owner)

    assert sent == [("safeguarding.notices.tasks.deliver", [notice.pk])]


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_loses_nothing_and_breaks_nothing(news, owner, settings, monkeypatch, caplog):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    def away(name, args):
        raise ConnectionError

    monkeypatch.setattr("safeguarding.notices.commands.current_app.send_task", away)
    news(owner)

    assert Notice.objects.get().state == "waiting"


def test_only_ones_own_notices_can_be_marked_as_read(news, owner, support_officer):
    news(owner, support_officer)

    assert mark_read(notices=Notice.objects.all(), by=owner) == 1
    assert Notice.objects.unread().get().recipient == support_officer


def test_a_notice_that_has_not_failed_cannot_be_tried_again(news, owner, support_officer):
    (notice,) = news(owner)

    with pytest.raises(Refused, match="not failed any more"):
        try_again(notice=notice, by=support_officer)


def test_a_way_of_e_mail_that_does_not_exist_is_refused(owner):
    with pytest.raises(Refused) as refusal:
        choose_how(how="pigeon", by=owner)

    assert refusal.value.field == "how"
