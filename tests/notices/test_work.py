"""`manage.py work` as a real process: it ticks, refuses a twin, and ends when it is told to."""

import os
import signal
import subprocess
import sys

import pytest

from safeguarding.notices.models import Heartbeat
from tests.service.conftest import ROOT, database_address
from tests.services import wait_until

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(tmp_path):
    """``worker()``: a process on the test's database; ended afterwards."""
    started = []
    environment = {
        **os.environ,
        "SAFEGUARDING_MODE": "demo",
        "SAFEGUARDING_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "safeguarding.settings",
        "DATABASE_URL": database_address(),
        "EMAIL_HOST": "",
    }

    def start():
        command = [sys.executable, "manage.py", "work"]
        started.append(
            subprocess.Popen(
                command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def beating():
    return Heartbeat.objects.filter(job="tick").exists()


def test_it_ticks_and_ends_cleanly_when_told_to(worker):
    process = worker()
    wait_until(beating, seconds=60, what="the first tick")

    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=30)

    assert process.returncode == 0
    assert said.startswith("The worker has started.\n")
    assert said.endswith("The worker has stopped.\n")


def test_a_twin_is_refused_in_a_sentence(worker):
    worker()
    wait_until(beating, seconds=60, what="the first tick")

    twin = worker()

    assert "A worker is running already; two are never needed." in twin.communicate(timeout=60)[0]
    assert twin.returncode == 3
