"""Many deadlines at once are what each would be alone."""

import datetime

import pytest
from django.db import IntegrityError

from safeguarding.clock.commands import Wanted, add_closure_day, set_deadline, set_deadlines
from safeguarding.clock.models import Deadline
from safeguarding.clock.subject import Subject

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}
AT_NOON = datetime.datetime(2026, 12, 9, 12, tzinfo=datetime.UTC)
DUES = [DEC[14], DEC[14], DEC[28], DEC[1], datetime.date(2026, 11, 2), AT_NOON]


def wanted(number, due):
    subject = Subject("action", number, f"A-2026-{number:04}", f"/actions/{number}/")
    return Wanted(subject=subject, step="due", title="Action due", due=due, owner=f"person:{number}")


def rows(first):
    own = {"id", "subject_id", "subject_label", "subject_url", "owner", "updated_at"}
    found = Deadline.objects.filter(subject_id__gte=first, subject_id__lt=first + len(DUES)).order_by("subject_id")
    return [{name: value for name, value in row.items() if name not in own} for row in found.values()]


@pytest.mark.parametrize("ladder", [None, {"leads": [10, 1], "overdue-every": 3, "climb": []}])
def test_one_and_many_agree(ladder, db, on_monday, person):
    add_closure_day(partnership_key="riverside", on=DEC[11], title="Staff conference", by=person)
    for number, due in enumerate(DUES, 1):
        names = vars(wanted(number, due))
        set_deadline(**names, partnership_key="riverside", ladder=ladder, by=person)
    many = [wanted(number, due) for number, due in enumerate(DUES, 101)]
    set_deadlines(wanted=many, partnership_key="riverside", ladder=ladder, by=person)

    assert rows(101) == rows(1)


def test_the_statements_do_not_rise_with_the_deadlines(db, on_monday, person, statements):
    many = [wanted(number, DEC[1 + number % 30]) for number in range(1, 301)]

    # SQLite takes fewer values in a statement than PostgreSQL; three hundred alone would take a thousand.
    with statements(12):
        set_deadlines(wanted=many, partnership_key="riverside", by=person)


def test_a_record_that_has_the_step_keeps_all_of_them_out(db, on_monday, person):
    set_deadlines(wanted=[wanted(1, DEC[14])], partnership_key="riverside", by=person)

    with pytest.raises(IntegrityError):
        set_deadlines(wanted=[wanted(2, DEC[14]), wanted(1, DEC[15])], partnership_key="riverside", by=person)
