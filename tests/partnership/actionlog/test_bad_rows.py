"""Each fault of a row is a sentence at its row and column, and nothing is written."""

import datetime

import pytest

from accounts.models import Person
from partnership.models import Action, Priority
from tests.partnership.actionlog.conftest import HEADINGS


def sentences(job):
    return [(row, column) for row, column, _ in job.faults], " ".join(sentence for *_, sentence in job.faults)


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Action": ""}, "Action", "The action is empty"),
        ({"Action": "x" * 2001}, "Action", "It has 2,001 characters. Shorten it to 2,000"),
        ({"Action": "=CONCAT(A1)"}, "Action", "holds a formula. Copy the column and paste it as values"),
        ({"Owner": "=B2"}, "Owner", "holds a formula"),
        ({"Owner": "#REF!"}, "Owner", "shows #REF!"),
        ({"Owner": ""}, "Owner", "Nobody owns it"),
        ({"Owner": "Sam Suport"}, "Owner", "nobody with access to this partnership"),
        ({"Owner": "Bea Manger"}, "Owner", "The nearest: Bea Manager"),
        ({"Owner": "Nobody (Bea Manager)"}, "Owner", "nobody with access"),
        ({"Owner": "", "Lead agency": "River Trst"}, "Lead agency", "is no agency here"),
        ({"Due date": None}, "Due", "No day says by when"),
        ({"Due date": "next spring"}, "Due", "“next spring” is not a date. Write it like 3 April 2026"),
        ({"Due date": "31/02/2027"}, "Due", "is not a real date"),
        ({"Due date": "04/30/2027"}, "Due", "has the month first"),
        ({"Due date": datetime.date(1900, 1, 5)}, "Due", "is in the year 1900"),
        ({"Date raised": "01/07/2027"}, "Date raised", "raised today or earlier"),
        (
            {"Date raised": "2026-03-03", "Due date": "2026-03-01"},
            "Due",
            "before it was raised on Tuesday 3 March 2026",
        ),
        ({"Date raised": "2026-03-03", "Revised due": "2026-02-01"}, "Due", "before it was raised"),
        ({"Status": "Complete"}, "Closed", "no day says when"),
        ({"Closed": datetime.date(2100, 1, 1)}, "Closed", "in the future"),
        ({"Status": "Open", "Closed": "2026-01-05"}, "Closed", "a day of closing and the status “Open”"),
        ({"Date raised": "2026-03-03", "Closed": "2026-03-01"}, "Closed", "before it was raised"),
        ({"Owner": "Sam Support", "Closed": "2026-03-01"}, "Owner", "Nobody closes their own"),
        ({"Group": "Qality"}, "Group", "The nearest: Quality"),
        ({"Priority": "Negelct"}, "Priority", "The nearest: Neglect"),
    ],
)
def test_a_fault_is_said_at_its_row_and_column(cells, column, words, read_row, quality, partnership):
    Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")
    where, said = sentences(read_row(**cells))

    assert where == [(2, column)]
    assert words in said
    assert not Action.objects.exists()


def test_an_unknown_agency_is_told_the_nearest(read_row, agency, agency_lead):
    _, said = sentences(read_row(**{"Owner": "", "Lead agency": "River Trst"}))

    assert "The nearest: River Trust" in said


def test_two_people_of_one_name_are_told_apart_by_their_address(read_row, make_person, appoint):
    make_person("Ann Lee", "agency_lead")
    appoint(Person.objects.create_user("another@example.org", name="Ann Lee"), "agency_lead")

    assert "Give the e-mail address instead" in sentences(read_row(Owner="Ann Lee"))[1]
    assert read_row(Owner="another@example.org").faults == []


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed(read):
    rows = [HEADINGS, *([n, "Write it", "Sam Support", due] for n, due in enumerate(MIXED))]
    job = read(rows)

    assert [(row, sentence.split(".")[0]) for row, _, sentence in job.faults] == [
        (2, "“03/04/2027” can be read in two ways, as other dates in the column “Due” have the month first"),
        (4, "“04/13/2027” has the month first"),
    ]
    assert job.good == 2


MIXED = ["03/04/2027", "25/04/2027", "04/13/2027", "3 April 2027"]


def test_a_reference_twice_in_the_file_names_the_other_row(read):
    rows = [HEADINGS, *(["7", "Write it", "Sam Support", "2027-04-03"] for _ in range(2))]

    assert read(rows).faults == [[3, "Ref", "“7” is the reference of row 2 too. Give each action its own."]]


def test_a_reference_that_was_brought_in_before_is_not_brought_in_again(read, written):
    rows = [HEADINGS, ["7", "Write it", "Sam Support", "2027-04-03"]]
    written(read(rows))

    assert "“7” was brought in before" in sentences(read(rows))[1]


def test_the_same_reference_in_another_group_is_another_action(read, written, quality, executive):
    rows = [HEADINGS, ["7", "Write it", "Sam Support", "2027-04-03"]]
    written(read(rows, group=quality))

    assert read(rows, group=executive).faults == []


def test_every_fault_of_a_row_is_said(read_row):
    where, _ = sentences(read_row(Action="", Owner="Nobody", **{"Due date": "soon"}))

    assert where == [(2, "Due"), (2, "Action"), (2, "Owner")]
