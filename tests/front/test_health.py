"""/healthz and /readyz tell the truth."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.db.utils import OperationalError

from safeguarding.notices import heartbeat
from tests.services import free_port


@pytest.fixture
def worker_ticked(db):
    heartbeat.beat(heartbeat.TICK, "nothing to do")


def test_the_living_process_says_so_without_the_database(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"The portal is alive.\n")


@pytest.mark.usefixtures("worker_ticked")
def test_a_portal_with_everything_it_needs_is_ready(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"The portal is ready.\n")


@pytest.mark.django_db
def test_a_portal_whose_worker_never_came_is_not_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"No worker has reported yet" in answer.content


@pytest.mark.usefixtures("worker_ticked")
def test_a_portal_whose_worker_fell_silent_says_since_when(client):
    with time_machine.travel(datetime.timedelta(minutes=11) + datetime.datetime.now(datetime.UTC)):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"No worker has reported since" in answer.content


@pytest.mark.usefixtures("worker_ticked")
def test_redis_away_is_said(client, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"Redis does not answer" in answer.content


@pytest.mark.usefixtures("worker_ticked")
def test_a_database_older_than_the_release_is_said(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'notices'")

    assert b"older than this release: run manage.py migrate" in client.get("/readyz").content


@pytest.mark.django_db
def test_a_database_that_is_away_is_said(client):
    def away(*_):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")
