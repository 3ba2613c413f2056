"""A support officer brings in six years of actions from Excel, with eleven faults in them."""

import pytest

from partnership.imports import making
from partnership.models import Action, ActionImport
from tests.journeys import earlier_log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def owners(people, business_manager, make_person):
    """Whoever is named in the log; the officer who sends it owns nothing in it."""
    return [business_manager.name, people["lead"].email, make_person("Ann Lee", "group_member").name]


def send(officer, data):
    officer.go_home().menu("Actions").follow("Bring in a log").see("Until then nothing is written.")
    officer.follow("Send in an action log").choose_file("The action log", "Action log 2020-26.xlsx", data, EXCEL)
    officer.press("Send it to be read").see("The file waits to be read.", "You can leave this page")
    making.make_waiting()
    return officer.follow("See how far it is")


def test_an_action_log_comes_in_from_excel(people, owners, agency, council, documents_folder, at_the_door):
    officer = at_the_door(people["support"])
    agencies = [agency.name, council.name]

    send(officer, earlier_log.workbook(owners, agencies))
    officer.see("300 rows: 289 good rows, 11 rows with 11 faults", "Nothing has been written yet.")
    for row, _, _, words in earlier_log.FAULTS:
        line = officer.page.get_by_role("row", name=f"{row} ").filter(has_text=words)
        assert line.count() == 1, words
    officer.see("“By whom” as owner", "Not known: Agenda item and RM initials")
    assert not Action.objects.exists()

    officer.follow("Bring in the 289 good rows").see("All of them are written, or none.")
    officer.choose("There are faults in the file", "Nothing yet").press("Bring them in").see("Nothing has been written")
    officer.follow("Give up this action log").press("Give it up").see("Nothing of it was brought in.")

    send(officer, earlier_log.workbook(owners, agencies, faults=earlier_log.FAULTS[:2]))
    officer.follow("Bring in the 298 good rows")
    officer.choose("There are faults in the file", "The 298 good rows, without those that have a fault")
    officer.press("Bring them in").see("298 rows are being brought in")
    making.make_waiting()
    officer.follow("See how far it is").see("298 actions brought in.", "“Jon Smyth” is nobody with access")
    assert Action.objects.count() == 298

    officer.follow("See the actions that came from earlier logs").see("filtered")
    officer.menu("Actions").follow("Late").see("Late")


def test_a_file_that_is_right_needs_no_choice(people, owners, agency, documents_folder, at_the_door):
    officer = at_the_door(people["support"])

    send(officer, earlier_log.workbook(owners, [agency.name], faults=[])).see("300 rows: 300 good rows")
    officer.follow("Bring them in").see("Who will be told").press("Bring them in").see("300 rows are being brought in")
    making.make_waiting()

    officer.follow("See how far it is").see("300 actions brought in.")
    assert Action.objects.count() == 300


def test_wrong_columns_are_named_on_a_page(people, documents_folder, browser_for):
    officer = browser_for(people["support"], width=400).open("/actions/imports/new/")
    data = b"Number,Thing to do,Name,Finish\n1,Write the guide for schools,Sam Support,3 April 2027\n"
    officer.choose_file("The action log", "log.csv", data, "text/csv").press("Send it to be read")
    making.make_waiting()
    officer.follow("See how far it is").see(
        "Some columns were not found", "“Number”, “Thing to do”, “Name” and “Finish”"
    )

    officer.follow("Say which column is what").choose("Action", "Thing to do").press("Read the file with these columns")
    officer.see("Choose the column that says: due").choose("Owner", "Name")
    officer.page.get_by_label("Due", exact=True).select_option(label="Finish")
    officer.press("Read the file with these columns").see("The file waits to be read.")
    making.make_waiting()

    officer.follow("See how far it is").see("One row: one good row.")
    assert ActionImport.objects.get().good == 1


def test_without_scripts_a_log_comes_in_as_well(people, owners, agency, documents_folder, browser_for):
    officer = browser_for(people["support"], javascript=False)

    send(officer, earlier_log.workbook(owners, [agency.name], faults=[])).follow("Bring them in").press("Bring them in")
    making.make_waiting()

    officer.follow("See how far it is").see("300 actions brought in.")
