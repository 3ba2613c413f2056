"""Berkshire West's way, from its arrangement file alone: the scrutineer advises, the partnership's chair decides."""

import datetime

import pytest

from accounts.models import Agency
from reviews.models import RapidReview
from tests.journeys import acts
from tests.reviews.conftest import load

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PANEL, SECRETARY = "Child Safeguarding Practice Review Panel", "Secretary of State for Education"


@pytest.fixture
def partnership(db):
    """In this story the partnership is Berkshire West, from its own file."""
    return load("berkshire-west")


@pytest.fixture
def councils(partnership):
    return list(Agency.objects.filter(parts__partnership=partnership, parts__statutory="local-authority"))


@pytest.fixture
def case_chair(make_person):
    return make_person("Gil Groupchair", "group_chair", group_key="case-review")


@pytest.fixture
def scrutineer(make_person):
    return make_person("Skye Scrutineer", "scrutineer")


@pytest.fixture
def chair(make_person):
    return make_person("Pia Chair", "partnership_chair")


def test_the_scrutineer_advises_and_the_partnership_chair_decides_on_a_learning_review(
    diary, support_officer, scrutineer, chair, case_chair, councils, health, police, at_the_door, browser_for
):
    officer, adviser, decider = at_the_door(support_officer), browser_for(scrutineer), browser_for(chair)

    review = refer_by_telephone(officer, councils[0])
    acts.hears_of_it(adviser)
    acts.open_case(officer, review, "Clock").see("The law’s date. Due Tuesday 21 April 2026.")
    diary(1, 10)
    acts.tell_a_body(officer, review, PANEL, "Notification of the incident", "CSPRP-2026-18")
    diary(10, 14)
    acts.hold_the_meeting(officer, review, [*councils, health, police])
    acts.write_the_review(officer, review, "Multi-agency learning review")
    acts.submit(officer, review)
    advise(adviser, review)
    diary(12, 10)
    acts.open_to_decide(decider, review).see("A smaller review will find it sooner.")
    acts.sign(decider)

    finish(officer, review)
    assert RapidReview.objects.get(reference=review).stage == "ended"


def refer_by_telephone(officer, council):
    """A professional telephones; the support officer makes the referral for them, and accepts it."""
    aware = acts.a_while_ago(90)
    officer.go_home().menu("Referrals").follow("Make a referral")
    officer.choose("Are you making this referral for somebody else?", "Yes")
    officer.fill("The professional's name and job title", "Duty health visitor")
    officer.choose("Which agency does the professional work for?", council.name).fill("What happened?", acts.FACTS)
    officer.fill("On which day did it happen?", aware.date()).fill("When did the professional become aware?", aware)
    officer.fill("Why do you refer it?", "Neglect is suspected.")
    officer.fill("Are brothers, sisters and other children safe?", "There are none.").press("Save and go on")
    acts.add_the_child(officer)
    acts.send_it(officer)
    officer.follow("Accept and open a rapid review").press("Open the rapid review")
    return officer.reference("RR")


def advise(adviser, review):
    acts.hears_of_it(adviser, "Your decision or advice is needed on a rapid review")
    acts.open_case(adviser, review, "Decision").follow("Give independent advice").see("Multi-agency learning review")
    adviser.fill("Your advice", "A smaller review will find it sooner.").press("Give this advice")
    adviser.see("Your advice is with the decision maker.").see_not("Read it and decide")


def finish(officer, review):
    for body in (PANEL, SECRETARY):
        acts.tell_a_body(officer, review, body, "The decision on the rapid review", "CSPRP-2026-18")
    acts.feed_back(officer, review, *acts.owed(officer, review))
    acts.open_case(officer, review, "Decision").follow("Start it and its clock")
    officer.fill("When was the decision taken to initiate it?", datetime.date(2026, 4, 30)).press("Start its clock")
    officer.follow("See its dates").see("Learning review, version 2019-03.")
    acts.open_case(officer, review, "Decision").follow("Close this review").press("Close it")
