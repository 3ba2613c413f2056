"""django-simple-history read as sentences."""

import datetime

import pytest

from accounts.models import Person
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note, steps_of
from safeguarding.history.trail import changes, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def appointment(agency_lead):
    return agency_lead.appointments.get()


def save(record, by, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record._history_user = by
    record.save()


def test_a_change_of_date_is_a_sentence(appointment, support_officer):
    save(appointment, support_officer, ends_on=datetime.date(2026, 4, 7))

    line = changes(appointment)[0]
    assert (line.title, line.by) == ("Changed the ends on", "Sam Support")
    assert line.text == "The ends on was changed from nothing to Tuesday 7 April 2026."


def test_the_beginning_of_a_record_is_told_last(appointment, support_officer):
    save(appointment, support_officer, group_key="review")

    assert [line.title for line in changes(appointment)] == ["Changed the group key", "Created"]


def test_a_foreign_key_is_told_by_name(appointment, support_officer, other_agency):
    save(appointment, support_officer, agency=other_agency)

    assert "from River NHS Trust to River Police" in changes(appointment)[0].text


def test_a_choice_is_told_by_its_label(appointment, support_officer):
    save(appointment, support_officer, role="observer")

    assert "from Agency lead to Read-only observer" in changes(appointment)[0].text


def test_a_save_that_changed_nothing_is_not_told(appointment, support_officer):
    save(appointment, support_officer)

    assert len(changes(appointment)) == 1


def test_a_field_can_be_left_out(appointment, support_officer):
    save(appointment, support_officer, group_key="review")

    assert len(changes(appointment, exclude=["group_key"])) == 1


def test_a_long_trail_costs_no_more_statements(
    appointment, support_officer, agency, other_agency, django_assert_num_queries
):
    for turn in range(20):
        save(appointment, support_officer, agency=(other_agency, agency)[turn % 2])

    with django_assert_num_queries(2):
        assert len(changes(appointment)) == 21


def test_a_story_needs_no_statement_for_each_author(support_officer, agency_lead, django_assert_num_queries):
    case = Subject("rapid-review", 4, "RR-2026-004", "/reviews/RR-2026-004/")
    for person in (support_officer, agency_lead):
        note(subject=case, what="Did something.", by=person)

    with django_assert_num_queries(1):
        assert [line.by for line in story(steps_of(case))] == ["Alex Lead", "Sam Support"]


def test_a_long_text_is_not_repeated(support_officer):
    person = Person.objects.get(pk=support_officer.pk)
    save(person, support_officer, job_title="x" * 100)

    assert changes(person)[0].text == "The job title was rewritten."
