"""The pages of a part: who opens them, what they show, what they keep."""

import pytest

from accounts.models import Kept
from reports.commands.comments import add_comment
from reports.models import Report
from safeguarding.clock import wall

pytestmark = pytest.mark.django_db

WORD = "<p class=MsoNormal>In 2025<o:p></o:p></p><table><tr><td>Year</td></tr><tr><td>2025</td></tr></table>"


@pytest.fixture
def at(client, sign_in, part):
    """``at(person, "write/", data)``: what the portal answers that person below the part's address."""

    def at(person, tail="", data=None, section=part):
        address = f"{section.get_absolute_url()}{tail}"
        signed_in = sign_in(client, person)
        return signed_in.get(address) if data is None else signed_in.post(address, data)

    return at


@pytest.mark.parametrize(
    ("tail", "answers"),
    [
        ("", [200, 200, 200, 200, 404]),
        ("write/", [200, 200, 403, 403, 404]),
        ("done/", [200, 200, 403, 403, 404]),
        ("ask/", [200, 403, 403, 403, 404]),
        ("ask-nobody/", [200, 403, 403, 403, 404]),
        ("comments/add/", [200, 200, 200, 200, 404]),
    ],
)
def test_who_opens_which_page(
    at, tail, answers, author, with_partners, support_officer, agency_lead, scrutineer, outsider
):
    people = [support_officer, author, agency_lead, scrutineer, outsider]

    assert [at(person, tail).status_code for person in people] == answers


def test_a_draft_is_seen_by_its_author_and_not_by_other_members(at, author, agency_lead):
    assert at(author).status_code == 200
    assert at(agency_lead).status_code == 404


def test_a_part_of_another_report_is_not_found_under_this_one(at, last_year, support_officer, part):
    other = last_year.sections.get()
    other.report_id = part.report_id

    assert at(support_officer, section=other).status_code == 404


def test_a_writer_who_opens_scrutinys_part_is_told_in_words(at, statement, support_officer):
    page = at(support_officer, "write/", section=statement)

    assert "Only independent scrutiny writes this part" in page.content.decode()
    assert "<textarea" not in page.content.decode()


def test_words_that_are_sent_to_scrutinys_part_by_a_writer_are_refused(at, statement, support_officer):
    at(support_officer, "write/", {"words": "All is well.", "version": "1"}, section=statement)

    statement.refresh_from_db()
    assert statement.words == ""


def test_pasted_word_mark_up_is_saved_as_plain_text(at, author, part):
    at(author, "write/", {"words": WORD, "version": "1"})

    part.refresh_from_db()
    assert part.words == "In 2025\n\n| Year |\n| --- |\n| 2025 |"


def test_a_script_that_was_typed_is_shown_and_never_run(at, author):
    at(author, "write/", {"words": "Beware of <script>alert(1)", "version": "1"})

    assert "Beware of &lt;script&gt;alert(1)" in at(author).content.decode()


def test_the_preview_shows_the_words_and_saves_nothing(at, author, part):
    page = at(author, "write/", {"words": "Some **bold** words", "version": "1", "preview": "yes"}).content.decode()

    assert "Some <strong>bold</strong> words" in page
    assert "Some **bold** words</textarea>" in page
    part.refresh_from_db()
    assert part.words == "They met."


def test_the_preview_says_what_is_against_the_words(at, author):
    wide = "|" + " x |" * 40 + "\n|" + "---|" * 40

    page = at(author, "write/", {"words": wide, "version": "1", "preview": "yes"}).content.decode()

    assert "This table has 40 columns. A page takes up to 12." in page


def test_a_picture_is_left_out_and_its_author_is_told(at, author):
    at(author, "write/", {"words": "Words <img src='data:image/png;base64,AAAA'>", "version": "1"})

    assert "A picture was left out" in at(author).content.decode()


def test_a_stale_edit_shows_both_and_loses_nothing(at, author, support_officer, part):
    at(support_officer, "write/", {"words": "They met. They agreed.", "version": "1"})

    page = at(author, "write/", {"words": "They met. They differed.", "version": "1"})

    shown = page.content.decode()
    assert page.status_code == 409
    assert "They met. They agreed." in shown
    assert 'name="words" value="They met. They differed."' in shown
    assert '<ins><span class="govuk-visually-hidden">New: </span>They differed.</ins>' in shown


def test_four_hundred_thousand_letters_get_a_sentence_and_stay(at, author):
    words = "word " * 80_001

    page = at(author, "write/", {"words": words, "version": "1"}).content.decode()

    assert "takes up to 400,000" in page
    assert words.strip() in page


def test_thirty_megabytes_get_a_sentence_and_what_was_kept_stays(at, author, part):
    address = f"{part.get_absolute_url()}write/"
    Kept.objects.create(person=author, key=address, data="words=Kept+before", saved_at=wall.now())

    page = at(author, "write/", {"words": "x" * 30_000_000, "version": "1"})

    assert page.status_code == 400
    assert "incomplete or too large, so nothing was changed" in page.content.decode()
    assert "Kept before" in at(author, "write/").content.decode()


def test_last_years_words_stand_beside_with_what_changed(at, support_officer, last_year):
    page = at(support_officer).content.decode()

    assert "They met twice. They were quorate." in page
    assert "No sentence is the same" in page


def test_last_years_words_are_shown_to_those_alone_who_may_read_that_report(at, author, last_year):
    Report.objects.filter(pk=last_year.pk).update(state=Report.State.DRAFT)

    assert "They met twice" not in at(author).content.decode()


def test_comments_are_shown_with_their_answers(at, support_officer, agency_lead, part, with_partners):
    comment = add_comment(section=part, words="Say how many.", by=agency_lead)
    at(support_officer, f"comments/{comment.pk}/answer/", {"words": "Twelve."})

    page = at(agency_lead).content.decode()

    assert "Say how many." in page
    assert "Twelve." in page


def test_the_author_is_chosen_among_those_who_read_reports_here(at, support_officer, agency_lead, outsider):
    page = at(support_officer, "ask/").content.decode()

    assert agency_lead.name in page
    assert outsider.name not in page


def test_pages_need_few_statements_however_much_is_said(client, at, statements, support_officer, part, last_year):
    for number in range(12):
        add_comment(section=part, words=f"Comment {number}", by=support_officer)

    for tail in ("", "write/", "ask/", "done/"):
        at(support_officer, tail)
        with statements(15):
            client.get(f"{part.get_absolute_url()}{tail}")
