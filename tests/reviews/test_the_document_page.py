"""The page of the papers: who may see, make and download, and what it says while a paper is on its way."""

import pytest

from reviews.document import html, making
from reviews.models import DocumentJob, RapidReview
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion
from safeguarding.history.models import Opening
from tests.reviews.test_the_document_making import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def insider(client, sign_in, people):
    return sign_in(client, people["support"])


@pytest.fixture
def make(insider, monkeypatch):
    """``make(review, "letter")``: asked for on the page and made."""
    monkeypatch.setattr(html, "of_job", lambda job: SMALL)

    def make(review, slug):
        insider.post(f"{review.get_absolute_url()}document/make/{slug}/", {})
        making.make_waiting()
        return DocumentJob.objects.latest("pk")

    return make


def page(client, review):
    return client.get(f"{review.get_absolute_url()}document/").content.decode()


def test_the_three_people(client, sign_in, submission, people, outsider):
    address = f"{submission.review.get_absolute_url()}document/"

    answers = [sign_in(client, one).get(address).status_code for one in (people["support"], people["lead"], outsider)]

    assert answers == [200, 404, 404]


def test_a_partner_who_is_named_reads_but_does_not_make(client, sign_in, submission, partners):
    sign_in(client, partners[0])
    address = f"{submission.review.get_absolute_url()}document/"

    assert "Make the rapid review" not in client.get(address).content.decode()
    assert client.post(f"{address}make/submission-1/", {}).status_code == 403


def test_the_decision_maker_may_have_it_made(client, sign_in, submission, people):
    sign_in(client, people["chair"]).post(f"{submission.review.get_absolute_url()}document/make/submission-1/", {})

    assert DocumentJob.objects.get().asked_by == people["chair"]


@pytest.mark.parametrize("slug", ["letter", "draft", "submission-2", "nothing"])
def test_what_cannot_be_made_now_is_not_found(insider, submission, slug):
    assert insider.post(f"{submission.review.get_absolute_url()}document/make/{slug}/", {}).status_code == 404


def test_the_page_says_what_is_on_its_way_and_how_to_look_again(insider, submission):
    insider.post(f"{submission.review.get_absolute_url()}document/make/submission-1/", {})

    shown = page(insider, submission.review)
    assert "Waiting to be made" in shown
    assert "Check again" in shown


def test_a_paper_that_is_ready_is_downloaded_under_our_reference_and_logged(insider, make, submission):
    job = make(submission.review, "submission-1")

    answer = insider.get(f"{submission.review.get_absolute_url()}document/{job.pk}/")

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert submission.review.reference in answer["Content-Disposition"]
    assert Opening.objects.filter(what="downloaded").count() == 1


def test_nobody_else_downloads_it(client, sign_in, make, submission, people, outsider):
    job = make(submission.review, "submission-1")
    address = f"{submission.review.get_absolute_url()}document/{job.pk}/"

    assert [sign_in(client, one).get(address).status_code for one in (people["lead"], outsider)] == [404, 404]


def test_a_file_that_is_gone_is_said_in_a_sentence(insider, make, submission):
    job = make(submission.review, "submission-1")
    store.path_of(DocumentVersion.objects.get().file_name).unlink()

    answer = insider.get(f"{submission.review.get_absolute_url()}document/{job.pk}/", follow=True)

    assert "missing from the store" in answer.content.decode()
    assert "Make it again" in answer.content.decode()


def test_the_letter_appears_once_there_is_a_decision(insider, decided, make):
    assert "Letter to the Panel" in page(insider, decided)

    assert make(decided, "letter").state == "made"


def test_a_draft_made_twice_without_a_change_is_one(insider, met, make):
    make(met, "draft")
    answer = insider.post(f"{met.get_absolute_url()}document/make/draft/", {}, follow=True)

    assert "nothing in it has changed" in answer.content.decode()
    assert DocumentVersion.objects.count() == 1


def test_why_a_paper_was_not_made_stands_on_the_page(insider, submission):
    insider.post(f"{submission.review.get_absolute_url()}document/make/submission-1/", {})
    DocumentJob.objects.update(state="failed", reason="The server lacks the libraries.")

    assert "The server lacks the libraries." in page(insider, submission.review)


def test_initials_in_the_text_are_pointed_out(insider, met):
    met.outcome.facts = "AB was seen by a nurse."
    met.outcome.save()

    assert "the outcome of the meeting" in page(insider, RapidReview.objects.get(pk=met.pk))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_javascript_one_press_asks_for_it(submission, people, new_page):
    shown = new_page(people["support"], width=400, javascript=False)
    shown.goto(f"{submission.review.get_absolute_url()}document/")

    shown.get_by_role("button", name="Make the rapid review document, submission 1").click()

    shown.get_by_role("link", name="Check again").wait_for()
    assert DocumentJob.objects.get().state == "waiting"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [400, 1280])
def test_the_page_is_accessible(submission, people, new_page, axe, width):
    shown = new_page(people["support"], width=width)
    shown.goto(f"{submission.review.get_absolute_url()}document/")

    axe(shown)
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
