"""Real Celery processes on the test's own database, a real Redis and a small mail server."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as portal
from django.db import connection, transaction
from redis import Redis

from safeguarding.clock.subject import Subject
from safeguarding.notices.commands import tell
from tests import services
from tests.bed.mail import mail_server

ROOT = Path(__file__).resolve().parents[2]
CELERY = [str(Path(sys.executable).with_name("celery")), "-A", "tests.service.celery_app"]


@pytest.fixture(scope="session")
def redis_server():
    """The address of the run's private Redis: the one that ``make test`` started, or one of our own."""
    if os.environ.get("TEST_REDIS_URL") and not os.environ.get("PYTEST_XDIST_WORKER"):
        yield os.environ["TEST_REDIS_URL"]
        return
    try:
        with services.redis() as address:
            yield address
    except services.NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture
def redis_url(redis_server, settings, monkeypatch):
    """A Redis with nothing in it, which this process hands its messages to."""
    Redis.from_url(redis_server).flushall()
    settings.REDIS_URL = redis_server
    monkeypatch.setenv("CELERY_BROKER_URL", redis_server)
    return redis_server


@pytest.fixture
def mail():
    with mail_server() as server:
        yield server


@pytest.fixture
def environment(transactional_db, mail):
    """The settings of a process of the portal that works on this test's database."""
    return {
        **os.environ,
        "SAFEGUARDING_MODE": "production" if connection.vendor == "postgresql" else "demo",
        "SAFEGUARDING_VAR": str(portal.VAR),
        "DJANGO_SETTINGS_MODULE": "safeguarding.settings",
        "SECRET_KEY": "k3y-of-the-service-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": "portal.example,127.0.0.1",
        "SITE_ADDRESS": "https://portal.example",
        "DATABASE_URL": database_address(),
        "REDIS_URL": "",
        "DOCUMENTS_FOLDER": str(portal.MEDIA_ROOT),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail.port),
        "EMAIL_USE_TLS": "no",
        "DEFAULT_FROM_EMAIL": "portal@portal.example",
    }


def database_address():
    """The address of the database that this test writes to."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    secret = f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else ""
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgres://{known['USER']}{secret}@{port}/{known['NAME']}?host={known['HOST']}"


@pytest.fixture
def celery(environment, tmp_path):
    """``with celery("worker", redis_url=…, now=None, processes=1) as child``: a real process of Celery, in a session of its own."""

    def celery(role, *, redis_url, now=None, processes=1):
        options = {
            "worker": [
                "--concurrency",
                str(processes),
                "--loglevel",
                "WARNING",
                "--without-gossip",
                "--without-mingle",
            ],
            "beat": ["--schedule", str(tmp_path / "beat"), "--pidfile", "", "--max-interval", "1"],
        }[role]
        theirs = {**environment, "REDIS_URL": redis_url, "TEST_NOW": now.isoformat() if now else ""}
        theirs.pop("CELERY_BROKER_URL", None)
        said = (tmp_path / f"{role}.log").open("a")
        return services.process([*CELERY, role, *options], cwd=ROOT, env=theirs, stdout=said, stderr=subprocess.STDOUT)

    return celery


@pytest.fixture
def tell_of_a_case(support_officer, partnership):
    """``tell_of_a_case(occasion="…")`` tells the support officer something urgent, in a transaction of its own."""

    def tell_of_a_case(occasion="news", **more):
        case = Subject("test-case", support_officer.pk, "RR-2026-007", "/reviews/7/")
        with transaction.atomic():
            made = tell(
                people=[support_officer], kind="decision-needed", subject=case, noun="a rapid review",
                urgent=True, partnership_key=partnership.key, occasion=occasion, **more,
            )  # fmt: skip
        return made[0]

    return tell_of_a_case


def kill(child):
    """End a process and all its children at once, with no chance to tidy up; back when the last of them is gone.

    Only then are their connections closed, so that a server they were talking to can tell.
    """
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    services.wait_until(lambda: not _group_lives(child.pid), seconds=20, what="the end of its children")


def _group_lives(group):
    """Whether a process of the group still runs; one that only waits to be collected holds nothing open."""
    return any(line[2] == str(group) and line[0] != "Z" for line in map(_state, Path("/proc").glob("[0-9]*/stat")))


def _state(stat):
    """State, parent and group of a process, as the kernel lists them; nothing for one that has gone meanwhile."""
    try:
        return stat.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return ["Z", "", ""]
