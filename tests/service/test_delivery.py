"""A notice arrives, once, whatever is killed on the way."""

import datetime

import pytest
from django.db import transaction
from redis import Redis

from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice
from tests.service.conftest import kill
from tests.services import free_port, redis, wait_until

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]
LATER = datetime.timedelta(minutes=5)


@transaction.atomic
def tell_and_change_ones_mind(tell_of_a_case):
    tell_of_a_case()
    raise Refused("On second thoughts, no.")


def state_of(notice):
    return Notice.objects.get(pk=notice.pk).state


def test_a_notice_told_in_a_transaction_arrives(celery, redis_url, mail, tell_of_a_case):
    with celery("worker", redis_url=redis_url):
        notice = tell_of_a_case()
        wait_until(lambda: state_of(notice) == "sent", seconds=40, what="the delivery")

    assert [message["To"] for message in mail.accepted] == [notice.recipient.email]
    assert "RR-2026-007" not in mail.accepted[0]["Subject"]


def test_what_is_rolled_back_is_neither_written_nor_sent(redis_url, tell_of_a_case):
    with pytest.raises(Refused):
        tell_and_change_ones_mind(tell_of_a_case)

    assert not Notice.objects.exists()
    assert Redis.from_url(redis_url).llen("celery") == 0


def test_a_worker_killed_in_the_middle_delivers_after_all_and_once(celery, redis_url, mail, tell_of_a_case):
    mail.answering.clear()
    with celery("worker", redis_url=redis_url) as worker:
        notice = tell_of_a_case()
        assert mail.arrived.wait(timeout=40)
        kill(worker)
    assert state_of(notice) == "claimed"
    mail.answering.set()

    later = datetime.datetime.now(datetime.UTC) + LATER
    with celery("worker", redis_url=redis_url, now=later), celery("beat", redis_url=redis_url, now=later):
        wait_until(lambda: state_of(notice) == "sent", seconds=60, what="the second delivery")

    assert Notice.objects.filter(state="sent", attempts=2).count() == Notice.objects.count() == 1
    assert len(mail.accepted) == 1


def test_without_redis_the_row_waits_and_the_sweep_takes_it_later(celery, settings, monkeypatch, mail, tell_of_a_case):
    port = free_port()
    settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"
    monkeypatch.setenv("CELERY_BROKER_URL", settings.REDIS_URL)
    notice = tell_of_a_case()
    assert state_of(notice) == "waiting"

    with redis(port) as address, celery("worker", redis_url=address), celery("beat", redis_url=address):
        wait_until(lambda: state_of(notice) == "sent", seconds=60, what="the sweep")

    assert len(mail.accepted) == 1


def test_a_mail_server_that_refuses_leaves_the_row_waiting_where_a_person_sees_it(
    celery, redis_url, mail, tell_of_a_case
):
    mail.refusing = True
    with celery("worker", redis_url=redis_url):
        notice = tell_of_a_case()
        wait_until(lambda: Notice.objects.get(pk=notice.pk).result, seconds=40, what="the refusal")

    refused = Notice.objects.get(pk=notice.pk)
    assert refused.state == "waiting"
    assert "The mail server did not take it" in refused.result
