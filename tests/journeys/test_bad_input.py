"""Bad input as a person meets it: a sentence that says how to put it right, and nothing typed is lost."""

import datetime

import pytest

from reviews.models import Decision, Referral
from safeguarding.clock import wall
from safeguarding.documents.models import Document
from tests.documents import files
from tests.journeys import acts
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = datetime.timedelta(days=1)


def problem(somebody, sentence):
    """The summary has the focus and the sentence, the field repeats it, the title says so, the rest is kept."""
    page = somebody.page
    assert page.title().startswith("Error: ")
    assert "govuk-error-summary" in page.evaluate("document.activeElement.className")
    assert sentence in page.locator(".govuk-error-summary").inner_text()
    assert sentence in page.locator("form .govuk-error-message").first.inner_text()


def test_wrong_dates_in_a_referral_are_met_with_a_sentence_each(people, browser_for):
    rae = browser_for(people["referrer"]).open("/referrals/new/").fill("What happened?", acts.FACTS)
    rae.fill_parts("On which day did it happen?", Day=31, Month="February", Year=2026).press("Save and go on")
    problem(rae, "On which day did it happen must be a real date, like 27 3 2026")
    assert (rae.reads("What happened?"), rae.reads("On which day did it happen?", "Day")) == (acts.FACTS, "31")
    rae.page.locator(".govuk-error-summary a").click()
    assert rae.page.evaluate("document.activeElement.id") == "id_happened_on-day"

    tomorrow = wall.now() + DAY
    rae.fill("On which day did it happen?", wall.today()).fill("When did the professional become aware?", tomorrow)
    rae.press("Save and go on")
    problem(rae, "When did the professional become aware must be now or in the past")
    assert rae.reads("When did the professional become aware?", "Day") == str(tomorrow.day)

    rae.fill("When did the professional become aware?", wall.now() - 3 * DAY).press("Save and go on")
    rae.see("before it happened on", "Correct one of the two.")


def test_a_stale_edit_shows_both_versions_and_loses_nothing(met, people, business_manager, browser_for):
    address = f"{met.get_absolute_url()}meeting/outcome/"
    first, second = browser_for(people["support"]).open(address), browser_for(business_manager).open(address)
    first.fill("The facts", "What the first one wrote.").press("Save")
    second.fill("The facts", "What the second one wrote.").press("Save")

    second.see("Somebody else changed this while you were typing", "What the first one wrote.")
    second.see("What the second one wrote.").press("Go on editing what I typed")
    assert second.reads("The facts") == "What the second one wrote."
    second.press("Save").see("Saved.", "What the second one wrote.")


def test_of_two_who_sign_at_once_one_signs_and_the_other_is_told(submission, people, make_person, browser_for):
    other = make_person("Otto Other", "independent_chair")
    address = f"{submission.review.get_absolute_url()}sign/"
    chair, late = browser_for(people["chair"]).open(address), browser_for(other).open(address)
    for one in (chair, late):
        one.choose("What do you decide?", "Sign off").fill_password(PASSWORD)
    chair.press("Record my decision").see("Signed off")
    late.press("Record my decision")

    late.see(f"{people['chair']} has signed off this review already")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_makes_one_record(people, browser_for, javascript):
    rae = browser_for(people["referrer"], javascript=javascript).open("/referrals/new/")
    rae.fill("What happened?", acts.FACTS)
    rae.page.get_by_role("button", name="Save and go on").dblclick(no_wait_after=True)
    rae.page.wait_for_url("**/referrals/REF-*/")

    rae.arrive()
    assert Referral.objects.filter(made_by=people["referrer"]).count() == 1


HOSTILE = ["an empty file", "a program", "a program called a PDF", "a web page called a text", "a bomb",
           "a picture called a PDF", "macros by their part", "half a PDF", "a PDF with a script"]  # fmt: skip


def test_files_that_are_not_taken_are_refused_in_words(review, people, browser_for):
    large = ("scan.pdf", files.pdf() + bytes(20 * 1024 * 1024))
    sam = browser_for(people["support"]).open(f"{review.get_absolute_url()}documents/add/")
    sam.choose("Is this the record of the strategy meeting?", "No").fill("What is it?", "Minutes")
    for name, data in [large, *[files.REFUSED[what][:2] for what in HOSTILE]]:
        sam.choose_file("The file", name, data).press("Add the document")
        problem(sam, "ile")
        assert sam.reads("What is it?") == "Minutes", name
    assert not Document.objects.exists()

    sam.choose_file("The file", "minutes.pdf", files.pdf()).press("Add the document").see("The document is added.")


def test_an_address_made_up_or_of_another_is_a_page_that_says_not_found(review, asked, people, outsider, browser_for):
    lead, stranger = browser_for(people["lead"]), browser_for(outsider)
    for somebody, address in [
        (lead, review.get_absolute_url()),
        (lead, f"/requests/{asked.pk + 900}/answer/"),
        (stranger, review.get_absolute_url()),
        (stranger, f"/requests/{asked.pk}/"),
        (stranger, "/reviews/RR-2026-001%27%20OR%201=1/"),
        (stranger, "/reviews/../../etc/passwd"),
    ]:
        assert somebody.open(address).status == 404, address
        somebody.see_not(acts.FACTS, "Traceback")
