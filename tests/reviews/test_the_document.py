"""The rapid review document as a real PDF, read back: facts, marking, no names, tags, the same bytes."""

import datetime
import io
import itertools

import pikepdf
import pytest
import weasyprint
from pypdf import PdfReader

from reviews.commands import decision, meeting
from reviews.document import html, pdf
from reviews.models import ChronologyEntry, KeyPracticeEpisode, RapidReview
from safeguarding.clock import wall
from safeguarding.documents import layout
from tests.bed.pdf_ua import faults
from tests.reviews.conftest import SECTIONS

pytestmark = pytest.mark.django_db

HOSTILE = '<img src="http://example.org/x.png"><img src="file:///etc/passwd"> & more'
TEXTS = {
    "facts": f"A fact.\n\n{HOSTILE}",
    "learning_new": "Plans cross borders 😢. مرحبا " + "x" * 400,
    "parallel": ["police"],
}
MADE = {}


@pytest.fixture
def answered(asked, people, tell_bodies):
    """An agency's return with an episode and forty lines of chronology."""
    asked.involvement, asked.lived_experience, asked.context = "Known since birth.", "She was often alone.", "Poverty."
    asked.state, asked.answered_by, asked.answered_at = "answered", people["lead"], wall.now()
    asked.save()
    KeyPracticeEpisode.objects.create(request=asked, period="May 2025", what_happened="A visit.", analysis="Too late.")
    first = datetime.date(2025, 1, 3)
    days = [first + datetime.timedelta(days=7 * n if n < 20 else 7 * n + 60) for n in range(40)]
    lines = [
        ChronologyEntry(
            review=asked.review, request=asked, happened_on=day, what="Seen.", source="A note", added_by=people["lead"]
        )
        for day in days
    ]
    ChronologyEntry.objects.bulk_create(lines)
    tell_bodies(asked.review, "incident")
    return asked.review


@pytest.fixture
def frozen(answered, people, hold_meeting, agency):
    hold_meeting(answered, police="absent")
    meeting.recommend(review=answered, words="Agree one pathway.", agencies=[agency], by=people["support"])
    meeting.record_dissent(review=answered, agency=agency, words="We differ.", by=people["support"])
    meeting.write_outcome(review=answered, fields=SECTIONS | TEXTS, by=people["support"])
    return meeting.submit(review=answered, by=people["support"])


@pytest.fixture
def laid_out(frozen, people, decide):
    """The document of a review that the chair decided otherwise, with a correction beside it."""
    made = decide(frozen, "overruled", reasons="Captured already.", outcome="no-further-review")
    added = decision.add_addendum(decision=made, words="The visit was on 4 May.", by=people["support"])
    return html.document_html(frozen.review, frozen, made, [added])


@pytest.fixture
def printed(request):
    """The bytes of that document, rendered once for this file."""
    if not MADE:
        MADE["html"] = request.getfixturevalue("laid_out")
        MADE["bytes"] = pdf.render(MADE["html"])
    return MADE["bytes"]


@pytest.fixture
def pages(printed):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(printed)).pages]


@pytest.mark.parametrize(
    "fact",
    [
        "RR-2026-",
        "CSPRP-1",
        "Buckinghamshire",
        "Child A",
        "Local child safeguarding practice review",
        "No further review, learning already captured",
        "Thames Valley Police was not at the latest meeting",
        "Key practice episode: May 2025",
        "Too late.",
        "She was often alone.",
        "No contact of any agency is recorded for 67 days.",
        "Agree one pathway.",
        "We differ.",
        "Police investigation",
        "The dates that the law sets",
        "The partnership’s own dates",
        "Captured already.",
        "The visit was on 4 May.",
        "[crying face]",
    ],
)
def test_the_document_says(pages, fact):
    assert fact in " ".join(pages)


def test_a_validator_finds_no_fault_in_it(printed):
    assert faults(printed) == []


def test_every_page_is_marked_above_and_below_and_numbered(pages):
    assert len(pages) > 3
    assert [page.count("OFFICIAL-SENSITIVE") >= 2 for page in pages] == [True] * len(pages)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_nobody_is_named_and_no_initials_are_printed(pages):
    text = " ".join(pages)

    names = ["Sam Support", "Indira", "Alex Lead", "Rae Referrer", "Gil Groupchair"]
    assert [name for name in [*names, " AB ", " ab ", "A.B."] if name in text] == []


def test_markup_in_a_narrative_is_printed_as_text(pages):
    assert '<img src="http://example.org/x.png">' in " ".join(pages)


def test_the_same_submission_gives_the_same_bytes(printed):
    assert pdf.render(MADE["html"]) == printed


def test_it_opens_with_its_title_and_its_language(printed):
    with pikepdf.open(io.BytesIO(printed)) as paper:
        assert paper.Root.Lang == "en-GB"
        assert paper.Root.ViewerPreferences.DisplayDocTitle
        assert str(paper.docinfo.Title).startswith("Rapid review RR-2026-")
        assert paper.Root.MarkInfo.Marked
        assert 'pdfuaid:part="1"' in str(paper.open_metadata())


def elements(element, path=()):
    kind = str(element.get("/S", ""))
    yield kind, path, element
    for child in layout._children(element):
        yield from elements(child, (*path, kind))


def test_headings_follow_each_other_and_every_header_cell_has_its_scope(printed):
    with pikepdf.open(io.BytesIO(printed)) as paper:
        found = list(elements(paper.Root.StructTreeRoot))
        levels = [int(kind[2]) for kind, _, _ in found if kind in {"/H1", "/H2", "/H3", "/H4", "/H5"}]
        scopes = [(str(cell.A[0].Scope), "/THead" in path) for kind, path, cell in found if kind == "/TH"]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert set(scopes) == {("/Column", True), ("/Row", False)}


def test_the_outline_leads_to_every_section(printed):
    titles = [str(item.title) for item in PdfReader(io.BytesIO(printed)).outline[1:][0] if not isinstance(item, list)]

    assert any("Decision" in title for title in titles)
    assert any("Chronology" in title for title in titles)


def test_a_draft_says_so_on_its_pages(met):
    text = PdfReader(io.BytesIO(pdf.render(html.document_html(met, None, None, [])))).pages[0].extract_text()

    assert text.count("DRAFT") >= 2
    assert "has not been submitted" in " ".join(text.split())


@pytest.mark.parametrize(
    "page",
    [
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/">',
    ],
)
def test_the_renderer_fetches_nothing(page, monkeypatch):
    asked = []
    door = layout.shut_door(weasyprint)
    monkeypatch.setattr(layout, "shut_door", lambda *_: door)
    monkeypatch.setattr(type(door), "open", lambda self, url, *rest: pytest.fail(f"opened {url}"))
    monkeypatch.setattr(type(door), "__call__", lambda self, url: asked.append(url) or self.fetch(url))

    assert pdf.render(f"<html lang='en'><title>t</title><body><p>{page}</p></body></html>").startswith(b"%PDF")
    assert len(asked) == 1


@pytest.mark.parametrize("url", ["https://example.org/", "file:///etc/passwd", "data:text/plain,x"])
def test_the_door_is_shut_for(url):
    with pytest.raises(ValueError, match="fetches nothing"):
        layout.shut_door(weasyprint)(url)


def test_ten_thousand_words_in_one_section_are_printed_whole(met, people):
    words = " ".join(f"word{n}" for n in range(10_000))
    meeting.write_outcome(review=met, fields={"facts": words}, by=people["support"])

    review = RapidReview.objects.get(pk=met.pk)
    reader = PdfReader(io.BytesIO(pdf.render(html.document_html(review, None, None, []))))

    text = " ".join(page.extract_text() for page in reader.pages)
    assert all(f"word{n}" in text for n in (0, 5000, 9999))
