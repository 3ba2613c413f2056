"""``manage.py due``: counting out loud, without a database."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


def due(*arguments):
    said = StringIO()
    call_command("due", *arguments, stdout=said)
    return said.getvalue()


def due_as_json(*arguments):
    return json.loads(due(*arguments, "--format", "json"))


def test_a_person_reads_the_date_first_and_then_each_day():
    lines = due("2026-12-24", "1", "working-days").splitlines()

    assert lines[:2] == ["Tuesday 29 December 2026", "1 working day after Thursday 24 December 2026."]
    assert lines[2] == "  skipped  Friday 25 December 2026: Christmas Day (bank holiday)"
    assert lines[-1] == "  day 1    Tuesday 29 December 2026"


def test_a_program_reads_the_same():
    assert due_as_json("2026-12-24", "1", "working-days") == {
        "start": "2026-12-24",
        "n": 1,
        "unit": "working-days",
        "due": "2026-12-29",
        "counted": [{"date": "2026-12-29", "day": 1}],
        "skipped": [
            {"date": "2026-12-25", "reason": "Christmas Day (bank holiday)"},
            {"date": "2026-12-26", "reason": "Saturday"},
            {"date": "2026-12-27", "reason": "Sunday"},
            {"date": "2026-12-28", "reason": "Boxing Day, substitute day (bank holiday)"},
        ],
        "notes": [],
    }


def test_hours_are_printed_with_their_zone():
    assert due_as_json("2027-03-27T12:00", "24", "hours")["due"] == "2027-03-28T13:00+01:00"


def test_a_time_that_does_not_exist_is_read_and_said():
    found = due_as_json("2027-03-28T01:30", "1", "hours")

    assert found["start"] == "2027-03-28T02:30+01:00"
    assert "does not exist on that night" in found["notes"][0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2027-02-31", "1", "months"), "does not exist"),
        (("soon", "1", "months"), "is not a date"),
        (("2030-12-30", "9", "working-days"), "known here from"),
        (("2027-01-01", "100001", "hours"), "more than can be counted"),
    ],
)
def test_what_cannot_be_counted_ends_with_2_and_a_sentence(arguments, sentence):
    with pytest.raises(CommandError, match=sentence) as caught:
        due(*arguments)

    assert caught.value.returncode == 2


def manage(*arguments):
    away = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=away, capture_output=True, text=True
    )


def test_a_negative_number_needs_no_database_and_no_dashes():
    done = manage("due", "2027-04-01", "-7", "working-days")

    assert (done.returncode, done.stdout.splitlines()[0], done.stderr) == (0, "Friday 19 March 2027", "")


@pytest.mark.parametrize(
    "arguments", [("2027-02-31", "1", "months"), ("2027-02-01", "x", "months"), ("2027-02-01", "1", "moons")]
)
def test_bad_words_end_with_2_and_no_traceback(arguments):
    done = manage("due", *arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
