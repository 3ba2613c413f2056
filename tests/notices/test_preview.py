"""`manage.py preview_notices`: who would be told what; nothing is written."""

import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command

from safeguarding.notices.models import Notice
from safeguarding.notices.sweeping import owed_on, sweep

pytestmark = pytest.mark.django_db


def preview(*arguments):
    out = io.StringIO()
    call_command("preview_notices", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_who_would_be_told_what(make_deadline):
    make_deadline()

    assert preview("--on", "2026-04-10") == (
        "Friday 10 April 2026: 1 reminder\n"
        "Olu Owner: A deadline on a rapid review is due on Tuesday 14 April 2026 (RR-2026-012)\n"
    )


def test_it_climbs_as_the_sweep_will(make_deadline):
    make_deadline()

    assert [(each.person.name, each.kind) for each in owed_on(datetime.date(2026, 4, 17))] == [
        ("Olu Owner", "overdue"),
        ("Max Manager", "escalated"),
        ("Bea Manager", "escalated"),
    ]


def test_it_agrees_with_the_sweep_of_that_day(make_deadline, at):
    make_deadline()
    expected = [(each.person.pk, each.kind, each.reminder.lead) for each in owed_on(datetime.date(2026, 4, 15))]
    for day in (10, 14, 15):
        at(day)
        sweep()

    today = Notice.objects.filter(owed_on="2026-04-15").order_by("pk")
    assert expected == list(today.values_list("recipient_id", "kind", "lead"))


def test_json_has_what_a_program_needs(make_deadline, owner):
    make_deadline()

    data = json.loads(preview("--on", "2026-04-14", "--format", "json"))

    assert data["on"] == "2026-04-14"
    assert data["notices"][0] == {
        "person": owner.pk,
        "name": "Olu Owner",
        "kind": "deadline",
        "subject": "RR-2026-012",
        "step": "panel-notified",
        "says": "A deadline on a rapid review is due on Tuesday 14 April 2026",
        "due": "2026-04-14",
        "lead": 0,
        "owed_on": "2026-04-14",
    }


def test_today_shows_what_earlier_days_still_owe(make_deadline, at):
    make_deadline()
    at(13)

    assert [each.reminder.lead for each in owed_on(datetime.date(2026, 4, 13))] == [2]


def test_nothing_is_written(make_deadline):
    make_deadline()
    preview("--on", "2026-04-20")

    assert not Notice.objects.exists()


def test_a_day_on_which_nobody_is_told_anything_says_so(make_deadline):
    assert preview("--on", "2026-04-11") == "Saturday 11 April 2026: no reminders\n"


def test_whoever_may_not_see_the_case_is_not_in_the_preview(make_deadline, owner, hidden):
    make_deadline()
    hidden.add(owner.pk)

    assert owed_on(datetime.date(2026, 4, 10)) == []


@pytest.mark.parametrize("word", ["31/04/2026", "2026-02-31", "tomorrow"])
def test_what_is_not_a_date_is_a_sentence_and_code_two(word):
    with pytest.raises(CommandError, match=r"is not a date\. Write it as 2026-04-07") as refused:
        preview("--on", word)

    assert refused.value.returncode == 2
