"""``manage.py explain_deadlines``: a procedure's dates from its file alone, without a database."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

FILE = str(settings.BASE_DIR / "arrangements" / "buckinghamshire.yaml")
REFERRED = ("--event", "awareness=2026-12-20T22:10", "--event", "referral=2026-12-21T16:45")


def explain(*arguments, procedure="rapid-review"):
    said = StringIO()
    call_command("explain_deadlines", FILE, procedure, *arguments, stdout=said)
    return said.getvalue()


def steps(*arguments):
    return {step["key"]: step for step in json.loads(explain(*arguments, "--format", "json"))["steps"]}


def test_buckinghamshires_days_over_christmas():
    found = {key: step["due"] for key, step in steps(*REFERRED).items()}

    assert found["refer"] == "2026-12-21T22:10+00:00"
    assert (found["tell-partners"], found["panel-notified"]) == ("2026-12-22", "2026-12-23")
    assert (found["meeting"], found["submit"], found["decide"]) == ("2027-01-07", "2027-01-11", "2027-01-13")
    assert (found["feed-back"], found["panel-notified-law"]) == ("2027-01-14", "2026-12-29")


def test_each_step_says_whose_date_it_is_and_why():
    law = steps(*REFERRED)["panel-notified-law"]

    assert (law["source"], law["unit"]) == ("law", "working-days")
    assert "Skipped Friday 25 December 2026: Christmas Day (bank holiday)" in law["why"]


def test_a_step_whose_anchor_has_not_happened_says_what_it_waits_for():
    found = steps("--event", "awareness=2026-12-20")["meeting"]

    assert found["due"] is None
    assert "is not recorded yet" in found["waits_for"]


def test_a_step_that_was_done_anchors_others():
    found = steps(*REFERRED, "--event", "panel-notified-law=2026-12-23")

    assert found["panel-notified-law"]["state"] == "met"
    assert found["rapid-review-sent"]["due"] == "2027-01-18"


def test_a_person_reads_each_step_with_its_date():
    said = explain(*REFERRED)

    assert "(meeting)\n  Thursday 7 January 2027\n    Counted from" in said


def test_a_time_in_the_missing_hour_is_said_in_why():
    found = steps("--event", "awareness=2027-03-28T01:30")["refer"]

    assert found["due"] == "2027-03-29T02:30+01:00"
    assert "does not exist on that night" in found["why"][0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--event", "referral=2026-02-31"), "does not exist"),
        (("--event", "referral=soon"), "is not a date"),
        (("--event", "referral"), "needs a name and a date"),
        (("--event", "party=2026-12-21"), "neither an event nor a step of rapid-review. Known: awareness, referral"),
        (("--event", "referral=2026-12-21", "--event", "referral=2026-12-22"), "is given twice"),
        (("--event", "referral=2026-12-21", "--event", "meeting=2026-12-18"), "cannot have been done"),
    ],
)
def test_events_that_cannot_be_used_end_with_2_and_a_sentence(arguments, sentence):
    with pytest.raises(CommandError, match=sentence) as caught:
        explain(*arguments)

    assert caught.value.returncode == 2


def test_an_unknown_procedure_lists_the_known_ones():
    with pytest.raises(CommandError, match=r"has no procedure 'party'. Its procedures: rapid-review"):
        explain(procedure="party")


def manage(*arguments):
    away = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=away, capture_output=True, text=True
    )


def test_no_database_is_needed():
    done = manage("explain_deadlines", FILE, "rapid-review", *REFERRED, "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["procedure"] == "rapid-review"


def test_a_file_that_is_not_there_ends_with_2_and_no_traceback(tmp_path):
    done = manage("explain_deadlines", str(tmp_path / "none.yaml"), "rapid-review")

    assert (done.returncode, done.stdout) == (2, "")
    assert "none.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_file_gets_one_line_for_each_fault(tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nprocedures: 7\n")
    done = manage("explain_deadlines", str(broken), "rapid-review")

    assert done.returncode == 2
    assert "procedures" in done.stderr
    assert "Traceback" not in done.stderr
