"""Database triggers that refuse UPDATE and DELETE on an append-only table, on PostgreSQL and SQLite.

Rooms with tables of their own that must never change (what was signed) use the same two
functions in a migration.
"""

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
_POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
_POSTGRES = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
)
_VERBS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def protect(connection, table: str) -> None:
    """From now on the database refuses to change or remove rows of ``table``."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION.format(table=table))
        template = _POSTGRES if connection.vendor == "postgresql" else _SQLITE
        for verb in _VERBS[connection.vendor]:
            cursor.execute(template.format(table=table, verb=verb, VERB=verb.upper()))


def release(connection, table: str) -> None:
    """Take the triggers off again: for the way back of a migration."""
    with connection.cursor() as cursor:
        for verb in _VERBS[connection.vendor]:
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on_table}")
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {table}_append_only()")
