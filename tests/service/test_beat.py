"""The day's digest leaves once, however often beat and worker are killed, and however many there are."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from safeguarding.clock.subject import Subject
from safeguarding.notices import heartbeat
from safeguarding.notices.commands import choose_how, tell
from safeguarding.notices.models import Notice, Run
from tests.service.conftest import kill
from tests.services import wait_until

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]
# A working Monday in winter, in working hours.
MONDAY = datetime.datetime(2027, 1, 11, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def digest_waits(support_officer, partnership):
    """Two notices for somebody who wants everything once a day."""
    choose_how(how="digest", by=support_officer)
    for number in (1, 2):
        case = Subject("test-case", support_officer.pk, f"RR-2026-00{number}", f"/reviews/{number}/")
        tell(
            people=[support_officer], kind="date-moved", subject=case, noun="a rapid review",
            partnership_key=partnership.key, occasion=f"move-{number}",
        )  # fmt: skip


def finished_digests():
    return Run.objects.filter(job="digests", finished_at__isnull=False).count()


@pytest.mark.usefixtures("digest_waits")
def test_beat_killed_and_restarted_sends_the_digest_once(celery, redis_url, mail):
    with celery("worker", redis_url=redis_url, now=MONDAY):
        with celery("beat", redis_url=redis_url, now=MONDAY) as beat:
            wait_until(finished_digests, seconds=60, what="the digest")
            kill(beat)
        beats = {heartbeat.last_tick()}
        with celery("beat", redis_url=redis_url, now=MONDAY), celery("beat", redis_url=redis_url, now=MONDAY):
            wait_until(lambda: beats.add(heartbeat.last_tick()) or len(beats) > 3, seconds=60, what="more ticks")

    assert len(mail.accepted) == 1
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}
