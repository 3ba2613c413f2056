"""A portal to measure: a database at scale, a server with production settings, a person signed in."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request

import psycopg2

from safeguarding.environment import database
from tests import services

ROOT = services.Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
# Values that are only right in form; nothing is sent anywhere.
PRODUCTION = {
    "SAFEGUARDING_MODE": "production",
    "SECRET_KEY": "a-key-for-the-bench-alone-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "127.0.0.1",
    "SITE_ADDRESS": "https://127.0.0.1",
    "EMAIL_HOST": "mail.invalid",
    "DEFAULT_FROM_EMAIL": "no-reply@portal.example",
    "SECURE_SSL_REDIRECT": "no",
}


def surroundings(folder, database, redis) -> dict[str, str]:
    """The environment of the measured portal."""
    return {
        **PRODUCTION,
        "SAFEGUARDING_VAR": str(folder),
        "DOCUMENTS_FOLDER": str(folder / "documents"),
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": str(ROOT),
    }


def say(what) -> None:
    """What is being done, as it begins, and the time."""
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def manage(*arguments, mode="test") -> None:
    """A command of manage.py; ends the bench with what it said when it fails. Production refuses to seed."""
    command = [PYTHON, str(ROOT / "manage.py"), *arguments]
    environment = {**os.environ, "SAFEGUARDING_MODE": mode}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nmanage.py {' '.join(arguments)} did not end well.")


def make_database(address) -> None:
    """The empty database that the address names."""
    settings = database("BENCH_DATABASE", default=address)
    line = psycopg2.connect(host=settings["HOST"], user=settings["USER"], dbname="postgres")
    line.autocommit = True
    line.cursor().execute(f'CREATE DATABASE "{settings["NAME"]}"')
    line.close()


@contextlib.contextmanager
def server(log):
    """gunicorn with one sync worker; its port."""
    port = services.free_port()
    command = [
        PYTHON, "-m", "gunicorn", "safeguarding.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "1", "--max-requests", "0", "--log-level", "warning",
    ]  # fmt: skip
    with log.open("wb") as out, services.process(command, cwd=ROOT, stdout=out, stderr=out):
        services.wait_until(lambda: answers(port), seconds=60, what=f"the server (see {log})")
        yield port


def answers(port) -> bool:
    """Whether the portal is served on ``port``."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except OSError:
        return False
    return True
