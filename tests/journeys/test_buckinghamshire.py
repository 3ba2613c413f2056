"""The whole story on Buckinghamshire's arrangement: from the referral to the closed file, by links alone."""

import datetime
import io

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from reviews.models import RapidReview
from safeguarding.clock import wall
from tests.journeys import acts
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rapid_review_from_the_referral_to_the_closed_file(
    diary, people, at_the_door, browser_for, agency, another_lead, council, health, police
):
    referrer, officer, lead, chair = (at_the_door(people[one]) for one in ("referrer", "support", "lead", "chair"))
    second = browser_for(another_lead)

    referral = acts.begin_a_referral(referrer)
    diary(0, 14)
    acts.resume_it(referrer, referral)
    acts.send_it(referrer)
    diary(0, 16)
    review = acts.accept(officer, referral)
    acts.hears_of_it(chair)
    diary(1, 10)
    acts.first_day(officer, review, council)
    gather(diary, officer, lead, second, review, agency, another_lead.agency)
    meet(diary, officer, review, [council, health, police], police)
    challenge(diary, chair, officer, review)
    sign_at_last(chair, review)

    take_the_paper(officer, review)
    tell_everybody(diary, officer, review)
    answer_the_panel(officer, review)
    start_the_review_that_follows(officer, review)
    close(officer, review)
    assert RapidReview.objects.get(reference=review).stage == "ended"


def gather(diary, officer, lead, second, review, agency, unknowing):
    """Requests, more time, a full return, a nil return, and the chronology they merge into."""
    acts.ask(officer, review, agency, unknowing)
    acts.ask_for_more_time(lead, review, datetime.date(2026, 4, 27))
    diary(2, 11)
    acts.give_more_time(officer, review, agency)
    acts.tell_a_body(
        officer, review, "Child Safeguarding Practice Review Panel", "Notification of the incident", "CSPRP-2026-17"
    )
    diary(6, 9)
    acts.answer(lead, review)
    acts.not_known(second, review)
    second.see_not(acts.FACTS, "Two visits.")

    acts.open_case(officer, review, "Agencies").see("Answered", "Not known to them")
    acts.open_case(officer, review, "Chronology").see("First visit; the home was cold.", f"from {agency.name}")


def meet(diary, officer, review, partners, absent):
    """The meeting without the police, the review as the partners write it, and a dissent."""
    diary(10, 15)
    acts.hold_the_meeting(officer, review, partners, absent=[absent])
    officer.see(f"The decision is marked. Not at the latest meeting: {absent.name}.")
    acts.write_the_review(officer, review, "Local child safeguarding practice review")
    acts.recommend(officer, review, "Plan before the birth, together.", partners[1])
    acts.open_case(officer, review, "Meeting").follow("Record a dissent").choose("Which partner?", partners[0].name)
    officer.fill("In its own words", "The learning is known already.").press("Record the dissent")
    diary(12, 9)
    acts.submit(officer, review)


def challenge(diary, chair, officer, review):
    """The chair sends it back with reasons; the partners change it and submit again."""
    diary(13, 20)
    acts.hears_of_it(chair, "Your decision or advice is needed on a rapid review")
    acts.open_to_decide(chair, review).see("Partner missing", "The learning is known already.")
    chair.choose("What do you decide?", "Challenge")
    chair.fill("What must the partners look at again, and why?", "Racism is not considered.").fill_password(PASSWORD)
    chair.press("Record my decision").see("Racism is not considered.")

    diary(14, 9)
    acts.hears_of_it(officer, "The decision maker has challenged a rapid review")
    acts.open_case(officer, review, "Meeting").follow("Write the rapid review")
    officer.fill("Context, including racism and other inequalities", "The family met racism in two services.")
    officer.press("Save")
    acts.submit(officer, review)


def sign_at_last(chair, review):
    acts.open_to_decide(chair, review).see("Since submission 1 these parts have changed", "the outcome and its reasons")
    digest = acts.sign(chair)

    acts.open_case(chair, review, "Decision").see(digest)
    assert len(digest) == 64


def take_the_paper(officer, review):
    """The signature has asked for the papers; the worker makes them; the document is marked on each page."""
    acts.open_case(officer, review, "Decision").follow("Rapid review document and letter")
    officer.see("A paper is being made.", "Make the rapid review document, submission 1")
    call_command("work", "--once")
    officer.follow("Check again")
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="Download the rapid review document").click()
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(download.value.path().read_bytes())).pages]

    assert all("OFFICIAL-SENSITIVE" in sheet for sheet in sheets)
    assert "Child A" in "".join(sheets)


def tell_everybody(diary, officer, review):
    for body in ("Child Safeguarding Practice Review Panel", "Department for Education", "Ofsted"):
        acts.tell_a_body(officer, review, body, "The decision on the rapid review", "CSPRP-2026-17")
    diary(15, 10)
    acts.feed_back(officer, review, *acts.owed(officer, review))


def answer_the_panel(officer, review):
    """The Panel's reply becomes a task on the home page; the task is done."""
    acts.open_case(officer, review, "Decision").follow("Record the Panel").choose(
        "What does the Panel say?", "Asks for more information"
    )
    officer.fill("In short", "Which services?").fill("By when must somebody act on it?", wall.today() + 2 * acts.DAY)
    officer.press("Record the reply").go_home().see("Act on the Panel's reply")
    acts.open_case(officer, review, "Decision").follow("Mark it done").fill("On which day?", wall.today())
    officer.fill("What was done?", "Sent the names of both services.").press("Mark it done").see("Acted on")


def start_the_review_that_follows(officer, review):
    acts.open_case(officer, review, "Decision").follow("Start it and its clock")
    officer.fill("When was the decision taken to initiate it?", wall.today()).press("Start its clock")
    officer.follow("See its dates").see("Finish the report")


def close(officer, review):
    acts.open_case(officer, review, "Decision").follow("Close this review").press("Close it")
    officer.see("The rapid review is closed.").follow("History", exact=True).see("Stage: Closed")
