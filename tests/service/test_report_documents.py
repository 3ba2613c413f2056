"""A report's document is made by a real worker; one that is killed half way leaves nothing half made."""

import datetime
from contextlib import ExitStack

import pytest

from reports.commands.papers import ask_for_document
from reports.models import ReportJob
from safeguarding.documents.models import DocumentVersion
from safeguarding.documents.turns import place, places
from tests.reports.conftest import report, version  # noqa: F401 - fixtures
from tests.service.conftest import kill
from tests.services import wait_until

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]
LATER = datetime.timedelta(minutes=12)


def state_of(job):
    return ReportJob.objects.values_list("state", flat=True).get(pk=job.pk)


def test_the_worker_makes_it_and_the_web_process_does_not(celery, redis_url, report, support_officer):  # noqa: F811
    with celery("worker", redis_url=redis_url):
        job = ask_for_document(report=report, kind="pdf", by=support_officer)
        assert not DocumentVersion.objects.exists()
        wait_until(lambda: state_of(job) == "made", seconds=60, what="the document")

    assert DocumentVersion.objects.get().extension == "pdf"


def test_a_worker_killed_half_way_leaves_nothing_and_another_takes_it_up(
    celery,
    redis_url,
    report,  # noqa: F811
    support_officer,
):
    with celery("worker", redis_url=redis_url) as worker:
        job = ask_for_document(report=report, kind="pdf", by=support_officer)
        wait_until(lambda: state_of(job) == "making", seconds=40, what="the beginning")
        kill(worker)
    assert (state_of(job), DocumentVersion.objects.count()) == ("making", 0)

    later = datetime.datetime.now(datetime.UTC) + LATER
    with celery("worker", redis_url=redis_url, now=later), celery("beat", redis_url=redis_url, now=later):
        wait_until(lambda: state_of(job) == "made", seconds=90, what="the second try")

    assert ReportJob.objects.get().attempts == 2
    assert DocumentVersion.objects.count() == 1


def test_a_worker_of_many_processes_with_one_place_left_makes_one_document_at_a_time(
    celery,
    redis_url,
    report,  # noqa: F811
    support_officer,
):
    at_once = []

    def all_made():
        states = list(ReportJob.objects.values_list("state", flat=True))
        at_once.append(states.count("making"))
        return states.count("made") == len(states)

    with ExitStack() as taken, celery("worker", redis_url=redis_url, processes=4):
        for _ in range(places() - 1):
            taken.enter_context(place())
        for kind in ReportJob.Kind.values:
            ask_for_document(report=report, kind=kind, by=support_officer)
        wait_until(all_made, seconds=90, what="four documents")

    assert set(at_once) == {0, 1}
