"""The test database: a copy of one that was migrated, and how it is emptied although some tables refuse deletion.

The books that may only grow (who opened what) are held by triggers. Django empties tables
by ordinary statements, so the triggers are set aside for exactly that moment.
"""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from tests.bed import template


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Called by pytest-django before it makes the test database. See tests/bed/template.py."""
    with django_db_blocker.unblock():
        template.begin_with_a_copy()


@contextmanager
def _without_sqlite_triggers(cursor):
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        cursor.execute(statement)


def _deletions(cursor):
    """TRUNCATE makes every table anew, and there are hundreds; here only those are emptied that hold a row."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables)
    cursor.execute(asked)
    return [f'DELETE FROM "{table}"' for (table,) in cursor.fetchall()]


@contextmanager
def _without_postgresql_triggers(cursor):
    cursor.execute("SET session_replication_role = replica")
    yield
    cursor.execute("SET session_replication_role = DEFAULT")


def _flush(operations, statements):
    aside = _without_sqlite_triggers if connection.vendor == "sqlite" else _without_postgresql_triggers
    with connection.cursor() as cursor, aside(cursor):
        _plain_flush(operations, statements if connection.vendor == "sqlite" else _deletions(cursor))


_plain_flush = BaseDatabaseOperations.execute_sql_flush


@pytest.fixture(scope="session", autouse=True)
def growing_books_can_be_emptied_between_tests():
    """See the head of this module."""
    BaseDatabaseOperations.execute_sql_flush = _flush
    yield
    BaseDatabaseOperations.execute_sql_flush = _plain_flush
