"""The reminder sweep over 100,000 open deadlines, against bare SQL that selects and writes the same."""

import statistics
import time

from django.db import connection, transaction

from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.notices import sweeping
from safeguarding.notices.models import Notice

OPEN, OWED, TIMES = 100_000, 500, 7
BOUND = 3.0
SELECT = """
    SELECT id, subject_kind, subject_id, subject_label, subject_url, partnership_key, step, owner, due_on, ladder,
           reminded_to FROM clock_deadline WHERE state = 'open' AND next_reminder_on <= %s ORDER BY id FOR UPDATE
"""
UPDATE = "UPDATE clock_deadline SET reminded_to = %s, next_reminder_on = %s WHERE id = ANY(%s)"


def undone(act):
    """The milliseconds of ``act`` and what it returned; everything it wrote is taken back."""
    with transaction.atomic():
        began = time.perf_counter()
        found = act()
        took = (time.perf_counter() - began) * 1000
        transaction.set_rollback(True)
    return took, found


def swept():
    """What the sweep writes: the columns and values of its notices, the next day of each deadline."""
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    sweeping.sweep()
    columns = [column.column for column in Notice._meta.concrete_fields if not column.primary_key]
    rows = list(Notice.objects.filter(pk__gt=last).order_by("pk").values_list(*columns))
    days = dict(Deadline.objects.filter(reminded_to=wall.today()).values_list("pk", "next_reminder_on"))
    return columns, rows, days


def bare(columns, rows, days):
    """One SELECT of the owed rows, one INSERT of the same notices, one UPDATE of the same deadlines."""
    places = ", ".join(f"({', '.join(['%s'] * len(columns))})" for _ in rows)
    insert = f"INSERT INTO notices_notice ({', '.join(columns)}) VALUES {places}"
    values = [value for row in rows for value in row]
    day = next(iter(days.values()))
    with connection.cursor() as cursor:
        cursor.execute(SELECT, [wall.today()])
        found = cursor.fetchall()
        cursor.execute(insert, values)
        cursor.execute(UPDATE, [wall.today(), day, [row[0] for row in found]])
    return len(found)


def select_bare():
    with connection.cursor() as cursor:
        cursor.execute(SELECT, [wall.today()])
        return cursor.fetchall()


def select():
    return sweeping._next_batch(wall.today(), 0)


def compare(one, other) -> dict:
    """The medians of two acts done in turn, and the first as a multiple of the second."""
    took = {one: [], other: []}
    for _ in range(TIMES):
        for act in (one, other):
            took[act].append(undone(act)[0])
    first, second = statistics.median(took[one][1:]), statistics.median(took[other][1:])
    return {"ours": first, "bare": second, "ratio": first / second}


def settle() -> None:
    """Write what the demo's own cases owe, so that only the measured set is left."""
    sweeping.sweep()


def measure() -> dict:
    """Sweep and selection beside bare SQL; how many deadlines and notices it was about."""
    _, (columns, rows, days) = undone(swept)
    whole = compare(sweeping.sweep, lambda: bare(columns, rows, days))
    return {
        "deadlines": len(days),
        "notices": len(rows),
        "sweep": whole,
        "selection": compare(select, select_bare),
    }
