"""Missing or malformed settings: the process refuses to start, says which and what is expected."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
COMMANDS = {
    "manage.py": [sys.executable, "manage.py", "check"],
    "web server": [BIN / "gunicorn", "safeguarding.wsgi", "--bind", "127.0.0.1:0"],
    "worker": [BIN / "celery", "-A", "safeguarding", "worker", "--pool", "solo"],
    "beat": [BIN / "celery", "-A", "safeguarding", "beat", "--schedule", "/dev/null"],
}
GOOD = {
    "SAFEGUARDING_MODE": "production",
    "SECRET_KEY": "k3y-of-the-settings-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_ADDRESS": "https://portal.example",
    "DATABASE_URL": "postgres://portal:word@db.example:5432/portal",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "EMAIL_HOST": "mail.example",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
    "DOCUMENTS_FOLDER": "/var/lib/portal/documents",
}


def start(command=COMMANDS["manage.py"], **changes):
    """Start a process in a clean environment; a setting that is None is left out."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    asked = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return subprocess.run(
        command, env={**clean, **asked}, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_process_refuses_to_start_without_a_secret_key(name):
    done = start(COMMANDS[name], SECRET_KEY=None)

    assert done.returncode != 0
    assert "SECRET_KEY is not set. Expected: fifty or more random characters" in done.stderr
    assert "Traceback" not in done.stderr


def test_good_settings_are_accepted():
    assert start().returncode == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SAFEGUARDING_MODE": "live"}, "SAFEGUARDING_MODE is 'live'. Expected one of: demo, test, production."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short or too regular (5 characters)"),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY is too short or too regular"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set. Expected: the names people type"),
        ({"SITE_ADDRESS": "http://portal.example"}, "SITE_ADDRESS cannot be used as an address"),
        ({"DATABASE_URL": None}, "DATABASE_URL is not set. Expected: postgres://"),
        ({"DATABASE_URL": "postgres://host:many/name"}, "DATABASE_URL cannot be used as the database"),
        ({"DATABASE_URL": "sqlite:////tmp/portal.sqlite3"}, "DATABASE_URL cannot be used as the database"),
        ({"REDIS_URL": "http://cache.example"}, "REDIS_URL cannot be used as an address. Expected: redis://"),
        ({"REDIS_URL": "redis://"}, "REDIS_URL cannot be used as an address"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT is 'smtp'. Expected a whole number from 1 to 65535."),
        ({"EMAIL_USE_TLS": "maybe"}, "EMAIL_USE_TLS is 'maybe'. Expected yes or no."),
        ({"DOCUMENTS_FOLDER": "documents"}, "DOCUMENTS_FOLDER is 'documents'. Expected a full path"),
        ({"SAFEGUARDING_MDOE": "demo"}, "SAFEGUARDING_MDOE is not a setting of the portal. Did you mean"),
        ({"SECRET_KEY": None, "SECRET_KEY_FILE": "/nowhere"}, "SECRET_KEY_FILE names /nowhere, which cannot be read"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_expected(changes, said):
    done = start(**changes)

    assert done.returncode != 0
    assert said in done.stderr


def test_all_faults_are_told_in_one_go():
    said = start(SECRET_KEY=None, EMAIL_HOST=None, REDIS_URL="nonsense").stderr

    assert said.count("\n  - ") == 3


def test_a_password_in_a_wrong_address_is_not_repeated():
    assert "hunter2" not in start(DATABASE_URL="pgsql://portal:hunter2@db.example/portal").stderr


def test_a_secret_may_come_from_a_file(tmp_path):
    (tmp_path / "key").write_text(GOOD["SECRET_KEY"])

    assert start(SECRET_KEY=None, SECRET_KEY_FILE=str(tmp_path / "key")).returncode == 0


def test_the_demo_asks_for_nothing():
    assert start(**dict.fromkeys(GOOD)).returncode == 0
