"""Files out and in: twenty thousand actions as CSV, and a log of five thousand brought in."""

import csv
import io
import statistics
import time
import tracemalloc

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from openpyxl import Workbook, load_workbook

from accounts.models import Person
from partnership.commands import imports
from partnership.imports import making
from partnership.models import Action, ActionImport, ActionNote
from partnership.views.actionlog.files import columns_on
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.demo.cast import MAIL

CSV_BOUND, IMPORT_BOUND = 2.0, 4.0
# How much more memory the whole file may take than its first tenth.
GROWTH_BOUND = 1.2
ROWS, TIMES = 5000, 5
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def timed(act) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


# Out


def csv_out(person: Person) -> dict:
    """The list as CSV against the bare statement and ``csv``, in turn; how memory grew while it was sent."""
    client = Client(SERVER_NAME="127.0.0.1", headers={"x-forwarded-proto": "https"})
    client.force_login(person)
    ours, bare = [], []
    for _ in range(TIMES):
        ours.append(timed(lambda: sum(map(len, whole(client)))))
        bare.append(timed(lambda: bare_csv(person)))
    first, second = statistics.median(ours), statistics.median(bare)
    return {"ours": first, "bare": second, "ratio": first / second, "growth": growth(client), "rows": rows_of(client)}


def whole(client):
    """The blocks of the file with every action."""
    response = client.get("/actions/", {"status": "", "format": "csv"})
    if response.status_code != 200:
        raise SystemExit(f"The list as CSV answered {response.status_code}.")
    return response.streaming_content


def rows_of(client) -> int:
    return len(list(csv.reader(io.StringIO(b"".join(whole(client)).decode("utf-8-sig"))))) - 1


def bare_csv(person: Person) -> None:
    """The same columns of the same rows through a raw cursor into ``csv``."""
    names = [name for column in columns_on(wall.today()) for name in column.names]
    query = Action.objects.visible_to(person).order_by("due_on", "pk").values_list(*names).query
    sql, values = query.sql_with_params()
    out = io.StringIO()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        csv.writer(out).writerows(cursor.fetchall())


def growth(client) -> float:
    """The peak of memory over the whole file as a multiple of the peak over its first tenth."""
    size = sum(map(len, whole(client)))
    tracemalloc.start()
    sent, early = 0, None
    for block in whole(client):
        sent += len(block)
        if early is None and sent >= size / 10:
            early = tracemalloc.get_traced_memory()[1]
    late = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return late / early


# In


def log_in() -> dict:
    """A workbook brought in, from its first byte to its last row, against reading it and writing the same rows."""
    data = workbook()
    took, bare = [], []
    for _ in range(3):
        with transaction.atomic():
            took.append(timed(lambda: bring_in(data)))
            job = ActionImport.objects.order_by("-pk").first()
            if job.written != ROWS:
                raise SystemExit(f"{job.written} of {ROWS} rows were brought in: {job.reason or job.faults[:2]}")
            bare.append(timed(lambda: list(load_workbook(io.BytesIO(data), read_only=True).active.values)) + again(job))
            transaction.set_rollback(True)
    first, second = statistics.median(took), statistics.median(bare)
    return {"ours": first, "bare": second, "ratio": first / second}


def workbook() -> bytes:
    """A log as a support team keeps it."""
    people = list(Person.objects.filter(email__endswith=MAIL).exclude(email__startswith="person-").order_by("pk")[:20])
    book, out, today = Workbook(write_only=True), io.BytesIO(), wall.today()
    sheet = book.create_sheet("Log")
    sheet.append(["Ref", "Action", "Owner", "Date raised", "Due date", "Measure", "Progress"])
    for n in range(ROWS):
        raised = today.replace(day=1, month=1)
        due = today.replace(year=today.year + 1, day=1 + n % 28)
        what = f"Write the guide number {n} and try it with two teams"
        sheet.append([f"OLD-{n}", what, people[n % len(people)].email, raised, due, "Two teams use it", "Begun."])
    book.save(out)
    return out.getvalue()


def bring_in(data: bytes) -> None:
    """Sent, read, checked and written, as the page and the worker do it."""
    by = Person.objects.get(email=f"support@{MAIL}")
    partnership = by.appointments.get().partnership
    upload = SimpleUploadedFile("log.xlsx", data, WORKBOOK)
    job = imports.send_log(partnership=partnership, upload=upload, by=by)
    making.take_up(job.pk)
    job.refresh_from_db()
    if job.state == ActionImport.State.CHECKED:
        imports.bring_in(job=job, by=by, only_good=True)
        making.take_up(job.pk)


def again(job: ActionImport) -> float:
    """Milliseconds to write the same rows in bulk without a look at them."""
    actions = list(Action.objects.filter(origin_kind="action-import", origin_id=job.pk))
    notes = list(ActionNote.objects.filter(action__in=actions))
    dates = list(Deadline.objects.filter(subject_kind="action", subject_id__in=[action.pk for action in actions]))
    trail = list(Action.history.model.objects.filter(id__in=[action.pk for action in actions]))
    key = Action.history.model._meta.pk.attname
    for row in [*notes, *dates]:
        row.pk = None
    for row in trail:
        setattr(row, key, None)
    for n, action in enumerate(actions):
        action.pk, action.reference = None, f"AGAIN-{n}"
    dates = [fresh(date) for date in dates]
    return timed(lambda: [bulk(rows) for rows in (actions, notes, dates, trail)])


def fresh(date: Deadline) -> Deadline:
    """A deadline that does not collide with the one it repeats."""
    date.subject_kind = "action-again"
    return date


def bulk(rows) -> None:
    type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)
