"""The letter to the Panel, for each way in which a rapid review ends."""

import io

import pytest
from pypdf import PdfReader

from reviews.commands import meeting, opening
from reviews.document import html, pdf
from reviews.models import RapidReview
from tests.reviews.conftest import SECTIONS

pytestmark = pytest.mark.django_db

ENDS = {
    "no-further-review": "No further review will be carried out.",
    "practice-review": "The partnership will carry out a local child safeguarding practice review.",
    "learning-review": "more proportionate way",
    "national-review": "suggest that the Panel consider a national review",
    "criteria-not-met": "does not meet the criteria",
}


@pytest.fixture
def letter_of(met, people, decide):
    """``letter_of("practice-review")``: the words of the letter after the chair signed that outcome."""

    def letter_of(recommended, kind="signed", **fields):
        meeting.write_outcome(review=met, fields={**SECTIONS, "outcome": recommended}, by=people["support"])
        submission = meeting.submit(review=RapidReview.objects.get(pk=met.pk), by=people["support"])
        made = decide(submission, kind, **fields)
        return " ".join(html.letter_html(made.review, made).split())

    return letter_of


@pytest.mark.parametrize("outcome", ENDS)
def test_each_end_has_its_letter(letter_of, outcome):
    letter = letter_of(outcome)

    assert ENDS[outcome] in letter
    assert [other for other in ENDS if other != outcome and ENDS[other] in letter] == []
    assert SECTIONS["outcome_reasons"] in letter


def test_it_is_written_to_the_panel_with_copies_to_the_others(letter_of):
    letter = letter_of("practice-review")

    assert "To: Child Safeguarding Practice Review Panel" in letter
    assert "Copies: Department for Education and Ofsted" in letter


def test_an_overruled_review_gives_both_reasons(letter_of):
    letter = letter_of("practice-review", "overruled", reasons="Captured already.", outcome="no-further-review")

    assert "Captured already." in letter
    assert "had recommended “Local child safeguarding practice review”" in letter


def test_it_is_signed_by_role_and_names_nobody(letter_of, people):
    letter = letter_of("practice-review")

    assert "Independent chair<br>for Buckinghamshire" in letter
    assert [person.name for person in people.values() if person.name in letter] == []


def test_a_post_says_more_than_a_role(letter_of, people):
    people["chair"].job_title = "Chair of both boards"
    people["chair"].save()

    assert "Independent chair (Chair of both boards)" in letter_of("practice-review")


def test_a_withdrawn_review_tells_the_panel_why(met, people):
    opening.withdraw_review(review=met, reason="The injury had a medical cause.", by=people["support"])

    letter = html.letter_html(RapidReview.objects.get(pk=met.pk), None)

    assert "The injury had a medical cause." in letter
    assert ENDS["criteria-not-met"] in letter


def test_the_letter_is_marked_on_its_page(letter_of):
    page = PdfReader(io.BytesIO(pdf.render(letter_of("practice-review")))).pages[0].extract_text()

    assert page.count("OFFICIAL-SENSITIVE") >= 2
    assert "Page 1 of 1" in page
