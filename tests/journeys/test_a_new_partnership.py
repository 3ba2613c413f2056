"""A partnership begins with the smallest file; its manager drafts the next arrangement on screen."""

import pytest
from django.core.management import call_command

from accounts.models import Person
from tests.partnership.conftest import ROOT
from tests.people import PASSWORD

FILES = ROOT / "tests" / "partnership"
LOCALITIES = ("Quality in East Marsh", "Quality in West Marsh", "Quality on the Islands")
PARTNERS = ("Saltmarsh Council", "Saltmarsh Integrated Care Board", "Saltmarsh Police")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def manager(at_the_door):
    """The first person of a new partnership, appointed from the console, at the door."""
    call_command("load_arrangement", str(FILES / "beginning.yaml"))
    call_command("appoint_business_manager", "saltmarsh", "mara@example.org", "Mara Marsh")
    person = Person.objects.get(email="mara@example.org")
    person.set_password(PASSWORD)
    person.save()
    return at_the_door(person)


def upload(manager, text):
    manager.choose("What does the draft start from?", "A file of mine")
    manager.choose_file("Arrangement file", "next.yaml", text.encode(), "application/yaml")
    return manager.press("Begin the draft")


def approve(manager, partner):
    manager.follow("Record an approval").choose("Which partner?", partner).fill("Which body?", "Chief officers")
    manager.choose("Did it approve?", "Yes").fill_parts("On which day?", Day=3, Month=6, Year=2024)
    return manager.press("Record this answer").see("The answer is recorded.")


def test_a_new_partnership_drafts_its_arrangement_from_a_file(manager):
    right = (FILES / "next_year.yaml").read_text()
    faulty = right.replace("kind: forum", "kind: forun").replace("2031-12-31", "31 December 2031")

    # Given a partnership with one group, its manager finds the diagram and begins a draft from a file with faults.
    manager.menu("Partnership").see("Structure", "Executive").follow("Draft next year’s arrangement")
    upload(manager.follow("Begin a draft"), faulty).see("Two things to put right", "Did you mean “forum”?")
    manager.see_not("Publish the arrangement")

    # When the faults are mended in the text, the draft is read with its diagram and the list that says the same.
    manager.follow("The whole text").fill("Arrangement file", right).press("Save and check").see("It has no faults.")
    manager.follow("As it will read, with its diagram").see("Marsh Forum", "Wider than the partnership", *LOCALITIES)
    manager.page.get_by_text("The structure as a list").click()
    manager.see("Coast Child Death Panel (Wider than the partnership. Serves Saltmarsh, Cliffshire)")
    manager.follow("Draft", exact=True).follow("What it changes").see("Marsh Forum", "Open water")

    # And the partners' bodies have approved, it is published and takes force at once.
    manager.follow("Draft", exact=True)
    for partner in PARTNERS:
        approve(manager, partner)
    manager.see("The governance bodies of all statutory partners have approved it.").follow("Publish")
    manager.see("It takes force at once").press("Publish the arrangement").see("Version 2 is published.", "In force")

    # Then the portal works by it.
    manager.menu("Partnership").see("Every child on the marsh is safe and heard.", "Swimming lessons at every school")
    manager.follow("Know your representative").see("Saltmarsh Police", "Nobody yet")
    manager.menu("Partnership").follow("Groups", exact=True).see("Marsh Forum", *LOCALITIES)
