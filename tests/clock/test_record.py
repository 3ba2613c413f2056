"""Starting a clock, entering what happened, and what is refused."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from safeguarding.clock.commands import plan_of, replan, start_clock
from safeguarding.clock.models import AppendOnly, ClockEntry, Deadline
from safeguarding.clock.refusal import Refused

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}


def test_a_new_clock_has_a_row_for_each_step(clock, row):
    assert list(clock.deadlines.order_by("pk").values_list("step", flat=True)) == [
        "notify",
        "meeting",
        "feedback",
        "copy",
    ]
    assert (row("meeting").state, row("meeting").due_on) == ("waiting", None)


def test_owners_are_addresses(row):
    assert (row("notify").owner, row("meeting").owner) == ("agency:3", "role:support_team")


def test_a_clock_keeps_the_wording_it_began_with(clock, procedure):
    procedure["title"] = "Changed later"
    clock.refresh_from_db()

    assert clock.procedure["title"] == "Small review"


def test_one_record_runs_on_a_procedure_once(clock, subject, procedure, person):
    with pytest.raises(Refused, match="running on SR-2026-007 already"):
        start_clock(subject=subject, procedure=procedure, partnership_key="riverside", owners={}, by=person)


def test_an_event_dates_its_steps(enter, row):
    enter("anchored", "referral", on=DEC[4])

    kept = row("meeting")
    assert (kept.due_on, kept.original_due_on, kept.state) == (DEC[18], DEC[18], "open")


def test_an_entry_without_a_date_happened_now(enter):
    assert enter("anchored", "referral").at == datetime.datetime(2026, 12, 7, 9, tzinfo=datetime.UTC)


def test_a_step_that_is_done_is_met(enter, row, person):
    enter("anchored", "referral", on=DEC[1])
    enter("met", "meeting", on=DEC[4])

    assert (row("meeting").state, row("meeting").met_on, row("meeting").changed_by) == ("met", DEC[4], person)
    assert row("feedback").due_on == DEC[8]


def test_a_pause_takes_the_date_away_and_resuming_gives_it_back(enter, row, on_monday):
    enter("anchored", "referral", on=DEC[1])
    enter("paused", on=DEC[4], reason="Inquest")
    assert (row("meeting").state, row("meeting").due_on, row("meeting").next_reminder_on) == ("paused", None, None)

    enter("resumed", on=DEC[7])
    assert (row("meeting").due_on, row("meeting").original_due_on) == (DEC[16], DEC[15])


def test_a_correction_plans_every_step_anew(enter, row):
    first = enter("anchored", "referral", on=DEC[1])
    enter("anchored", on=DEC[3], corrects=first)

    assert row("meeting").due_on == DEC[17]


def test_a_correction_of_the_anchor_moves_finished_steps_too(clock, enter, row):
    first = enter("anchored", "awareness", on=DEC[1])
    enter("met", "notify", on=DEC[4])
    enter("anchored", on=DEC[2], corrects=first)

    assert (row("notify").due_on, row("notify").state) == (DEC[9], "met")


def test_planning_anew_with_nothing_new_writes_nothing(clock, enter, django_assert_num_queries):
    enter("anchored", "referral", on=DEC[1])
    before = list(clock.deadlines.values_list("updated_at", flat=True))

    replan(clock)

    assert list(clock.deadlines.values_list("updated_at", flat=True)) == before


def test_entering_takes_the_same_statements_however_many_steps(clock, enter, statements):
    enter("anchored", "awareness", on=DEC[1])

    with statements(12):
        enter("anchored", "referral", on=DEC[1])


def test_the_plan_on_the_page_is_the_plan_in_the_rows(clock, enter, row):
    enter("anchored", "referral", on=DEC[1])

    assert {step.key: step.due for step in plan_of(clock)} == {d.step: d.due for d in clock.deadlines.all()}


def refused(enter, *args, **fields):
    with pytest.raises(Refused) as caught:
        enter(*args, **fields)
    return " ".join(caught.value.reasons)


def test_a_step_cannot_be_done_before_its_anchor(enter):
    enter("anchored", "referral", on=DEC[4])

    assert "cannot have been done on Wednesday 2 December 2026, before “The referral arrived”" in refused(
        enter, "met", "meeting", on=DEC[2]
    )


def test_an_anchor_cannot_come_after_a_step_that_was_done(enter):
    enter("met", "meeting", on=DEC[2])

    assert "Correct one of the two." in refused(enter, "anchored", "referral", on=DEC[4])


def test_minutes_decide_on_one_day_and_seconds_do_not(enter):
    enter("anchored", "referral", at=datetime.datetime(2026, 12, 7, 8, 30, 40, tzinfo=datetime.UTC))

    assert refused(enter, "met", "meeting", at=datetime.datetime(2026, 12, 7, 8, 29, tzinfo=datetime.UTC))
    assert enter("met", "meeting", at=datetime.datetime(2026, 12, 7, 8, 30, tzinfo=datetime.UTC))


@pytest.mark.parametrize("when", [{"on": DEC[8]}, {"at": datetime.datetime(2026, 12, 7, 9, 1, tzinfo=datetime.UTC)}])
def test_the_future_is_refused(enter, when):
    assert "is in the future" in refused(enter, "anchored", "referral", **when)


def test_a_date_that_is_planned_may_lie_ahead(enter, row):
    enter("anchored", "publication", on=datetime.date(2027, 4, 1))

    assert row("copy").due_on == datetime.date(2027, 3, 19)


def test_a_clock_that_runs_cannot_be_resumed(enter):
    assert refused(enter, "resumed", on=DEC[4]) == "The clock is not paused, so it cannot be resumed."


def test_a_clock_is_not_resumed_before_it_was_paused(enter):
    enter("paused", on=DEC[4], reason="Inquest")

    assert "It was paused on Friday 4 December 2026." in refused(enter, "resumed", on=DEC[3])


def test_a_clock_is_not_paused_twice(enter):
    enter("paused", on=DEC[3], reason="Inquest")

    assert "was paused already" in refused(enter, "paused", on=DEC[4], reason="Police")


def test_a_correction_may_not_move_a_pause_behind_its_end(enter):
    pause = enter("paused", on=DEC[3], reason="Inquest")
    enter("resumed", on=DEC[4])

    assert "cannot be resumed on Friday 4 December 2026" in refused(
        enter, "paused", on=DEC[7], reason="Inquest", corrects=pause
    )


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("extended", {"n": 2, "unit": "working-days"}, "Say why the step is extended."),
        ("extended", {"reason": "Late", "n": 0, "unit": "hours"}, "Say by how much it is extended"),
        ("extended", {"reason": "Late", "n": 1, "unit": "moons"}, "Say by how much it is extended"),
        ("paused", {"reason": " "}, "Say why the clock is paused."),
    ],
)
def test_what_is_left_out_is_asked_for(enter, kind, fields, sentence):
    assert sentence in refused(enter, kind, "meeting", on=DEC[4], **fields)


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("anchored", "awareness, referral and publication"),
        ("met", "notify, meeting, feedback and copy"),
        ("boiled", "resumed"),
    ],
)
def test_unknown_names_list_the_known_ones(enter, kind, known):
    assert known in refused(enter, kind, "party", on=DEC[4])


def test_an_event_happens_once(enter):
    enter("anchored", "referral", on=DEC[1])

    assert "is recorded already, for Tuesday 1 December 2026" in refused(enter, "anchored", "referral", on=DEC[2])


def test_another_clocks_entry_cannot_be_corrected(enter, subject, procedure, person):
    stranger = start_clock(
        subject=type(subject)("small-review", 8, "SR-2026-008", "/reviews/8/"),
        procedure=procedure,
        partnership_key="riverside",
        owners={},
        by=person,
    )
    theirs = ClockEntry.objects.create(clock=stranger, kind="anchored", name="referral", on=DEC[1], recorded_by=person)

    assert refused(enter, "anchored", on=DEC[2], corrects=theirs) == "The entry to correct is not on this clock."


def test_a_correction_is_about_the_same_thing(enter):
    pause = enter("paused", on=DEC[1], reason="Inquest")

    assert "about the same thing" in refused(enter, "anchored", "referral", on=DEC[1], corrects=pause)


def test_what_is_refused_leaves_no_trace(clock, enter):
    refused(enter, "resumed", on=DEC[4])

    assert not clock.entries.exists()


def test_entries_are_neither_changed_nor_removed(enter):
    entry = enter("anchored", "referral", on=DEC[1])

    for change in (
        entry.save,
        entry.delete,
        ClockEntry.objects.all().delete,
        lambda: ClockEntry.objects.update(on=DEC[2]),
    ):
        with pytest.raises(AppendOnly):
            change()


@pytest.mark.parametrize(
    "pair",
    [
        {"state": "met"},
        {"met_on": DEC[1]},
        {"due_on": None},
        {"due_on": None, "state": "waiting", "due_at": datetime.datetime(2026, 12, 7, tzinfo=datetime.UTC)},
        {"state": "paused", "next_reminder_on": DEC[1]},
    ],
)
def test_the_database_holds_the_pairs(clock, enter, pair):
    enter("anchored", "referral", on=DEC[1])

    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.filter(step="meeting").update(**pair)
