"""Several workers at once: each notice leaves once, each reminder is written once."""

import threading

import pytest
from django.core import mail
from django.db import connections

from safeguarding.notices import digests
from safeguarding.notices.delivery import deliver
from safeguarding.notices.models import Notice
from safeguarding.notices.sweeping import sweep

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(work, workers=6):
    """Run ``work()`` in several threads that start together; their faults."""
    gate, faults = threading.Barrier(workers), []

    def run():
        gate.wait()
        try:
            work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_a_notice_that_six_workers_want_is_sent_once(news, owner):
    (notice,) = news(owner, urgent=True)

    faults = all_at_once(lambda: deliver(notice.pk))

    notice.refresh_from_db()
    assert (faults, len(mail.outbox), notice.state, notice.attempts) == ([], 1, "sent", 1)


def test_sweeps_side_by_side_write_each_reminder_once(make_deadline, at, monkeypatch):
    monkeypatch.setattr("safeguarding.notices.sweeping.BATCH", 3)
    for number in range(12):
        make_deadline(step=f"step-{number}")
    at(10)

    faults = all_at_once(sweep, workers=4)

    assert (faults, Notice.objects.count(), sweep()) == ([], 12, 0)


def test_digests_side_by_side_are_one_message(news, owner):
    for number in range(5):
        news(owner, kind="deadline", occasion=f"step-{number}")

    faults = all_at_once(digests.send_digests, workers=4)

    assert (faults, len(mail.outbox)) == ([], 1)
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}


def test_the_same_telling_from_two_sides_is_one_notice(news, owner):
    faults = all_at_once(lambda: news(owner, occasion="submission-1"), workers=4)

    assert (faults, Notice.objects.count()) == ([], 1)
