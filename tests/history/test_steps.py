"""The story of a record, and the log of who opened it."""

import pytest
from django.db import DatabaseError, connection, transaction

from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import log_access, note, openings_of, steps_of
from safeguarding.history.models import Opening

pytestmark = pytest.mark.django_db
CASE = Subject("rapid-review", 4, "RR-2026-004", "/reviews/RR-2026-004/")
OTHER = Subject("rapid-review", 5, "RR-2026-005", "/reviews/RR-2026-005/")


def test_a_step_is_told_with_its_author_and_moment(support_officer):
    step = note(subject=CASE, what="Opened the review.", kind="opened", by=support_officer)

    assert (step.by, step.by_name, step.subject_label) == (support_officer, "Sam Support", "RR-2026-004")
    assert abs((wall.now() - step.at).total_seconds()) < 60


def test_the_steps_of_a_record_are_its_own_newest_first(support_officer):
    note(subject=CASE, what="First.", by=support_officer)
    note(subject=OTHER, what="Elsewhere.", by=support_officer)
    note(subject=CASE, what="Second.", by=support_officer)

    assert [step.what for step in steps_of(CASE)] == ["Second.", "First."]


def test_a_part_of_the_portal_may_act_under_its_name():
    assert note(subject=CASE, what="Moved a date.", by="the working calendar").by_name == "the working calendar"


@pytest.mark.parametrize("nobody", [None, "", "  "])
def test_an_anonymous_step_is_refused(nobody):
    with pytest.raises(ValueError, match="names a person"):
        note(subject=CASE, what="Something.", by=nobody)


def test_an_empty_step_is_refused(support_officer):
    with pytest.raises(ValueError, match="says what"):
        note(subject=CASE, what=" ", by=support_officer)


def test_an_opening_keeps_the_name_as_text(support_officer, rf):
    log_access(person=support_officer, subject=CASE, request=rf.get("/reviews/RR-2026-004/?q=secret"))
    support_officer.name = "Somebody Else"
    support_officer.save()

    opening = openings_of(CASE).get()
    assert (opening.person_name, opening.what, opening.path) == ("Sam Support", "opened", "/reviews/RR-2026-004/")


def test_an_opening_costs_one_statement(support_officer, django_assert_num_queries):
    with django_assert_num_queries(1):
        log_access(person=support_officer, subject=CASE)


def test_an_opening_by_nobody_is_refused(rf):
    with pytest.raises(ValueError, match="logged with the person"):
        log_access(person=None, subject=CASE)


def test_an_opening_is_one_of_four_words(support_officer):
    with pytest.raises(ValueError, match="opened, downloaded, exported, signed"):
        log_access(person=support_officer, subject=CASE, what="peeked")


@pytest.mark.parametrize("statement", ["UPDATE history_opening SET what = 'signed'", "DELETE FROM history_opening"])
def test_the_database_itself_refuses_to_change_the_log(support_officer, statement):
    log_access(person=support_officer, subject=CASE)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Opening.objects.get().what == "opened"


def test_the_log_refuses_the_orm_as_well(support_officer):
    opening = log_access(person=support_officer, subject=CASE)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        opening.delete()
