"""One empty database, migrated once, of which every test process gets a copy.

The migrations take most of a minute. They run as ``manage.py migrate`` runs them, triggers and all,
into a template that is named after what they say; a change of any of them makes another one. What is
copied is migrated once more by Django itself, which finds nothing left to do.
"""

import contextlib
import fcntl
import hashlib
import inspect
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
MIGRATE = [sys.executable, "manage.py", "migrate", "--run-syncdb", "--verbosity", "0"]


def name() -> str:
    """``template-`` and a fingerprint of all migrations, of what carries them out and of the database."""
    modules = {sys.modules[one.__module__] for one in MigrationLoader(None).disk_migrations.values()}
    said = sorted(f"{module.__name__} {inspect.getsource(module)}" for module in modules)
    versions = f"{django.VERSION} {sqlite3.sqlite_version} {sys.version} {connection.vendor}"
    return f"template-{hashlib.sha256(''.join([*said, versions]).encode()).hexdigest()[:16]}"


@contextlib.contextmanager
def ready():
    """The template's place: a file for SQLite, a database's name for PostgreSQL. Made when it is not there yet.

    Nobody else makes or removes a template of this kind meanwhile.
    """
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / f"template-{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite():
    place = settings.VAR / f"{name()}.sqlite3"
    if not place.exists():
        for former in settings.VAR.glob("template-*.sqlite3*"):
            former.unlink(missing_ok=True)
        making = place.with_suffix(".making")
        making.unlink(missing_ok=True)
        _migrate(f"sqlite:///{making}")
        with contextlib.closing(sqlite3.connect(making)) as plain:
            plain.execute("PRAGMA journal_mode=DELETE")  # the one file is then all there is to copy
        making.rename(place)
    return str(place)


def _postgresql():
    place = name()
    with connection._nodb_cursor() as cursor:  # the connection that Django makes test databases by
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [place])
        if not cursor.fetchone():
            cursor.execute(f'DROP DATABASE IF EXISTS "{place}-making"')
            cursor.execute(f'CREATE DATABASE "{place}-making"')
            _migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{place}-making").geturl())
            cursor.execute(f'ALTER DATABASE "{place}-making" RENAME TO "{place}"')
    return place


def _migrate(address):
    theirs = {**os.environ, "DATABASE_URL": address, "SAFEGUARDING_MODE": "test", "SAFEGUARDING_VAR": str(settings.VAR)}
    theirs.pop("DJANGO_SETTINGS_MODULE", None)
    said = subprocess.run(MIGRATE, cwd=ROOT, env=theirs, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert said.returncode == 0, f"The migrations failed:\n{said.stdout}{said.stderr}"


def begin_with_a_copy() -> None:
    """From now on Django's new test database is a copy of the template and not empty."""
    if connection.vendor == "postgresql":
        with ready() as place:
            connection.settings_dict["TEST"]["TEMPLATE"] = place
        return
    plain = connection.creation._create_test_db

    def create(verbosity, autoclobber, keepdb=False):
        made = plain(verbosity, autoclobber, keepdb)
        with ready() as place:
            shutil.copyfile(place, made)
        return made

    connection.creation._create_test_db = create


if __name__ == "__main__":
    django.setup()
    with ready():
        pass
