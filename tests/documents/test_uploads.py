"""What is taken, what is refused, and in which words."""

import hashlib

import pytest

from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.documents import store
from safeguarding.documents.commands import add_document, keep_made_file
from safeguarding.documents.models import Document, DocumentVersion
from tests.documents.files import PNG, REFUSED, TAKEN, pdf, upload

pytestmark = pytest.mark.django_db
CASE = Subject("rapid-review", 4, "RR-2026-004", "/reviews/RR-2026-004/")


@pytest.fixture
def add(support_officer):
    """``add("minutes.pdf", data)``: uploaded by the support officer."""

    def add(name, data, title="Minutes", **fields):
        return add_document(
            subject=CASE,
            title=title,
            upload=upload(name, data),
            by=support_officer,
            partnership_key="riverside",
            **fields,
        )

    return add


@pytest.mark.parametrize("name", TAKEN)
def test_an_honest_file_is_kept_byte_for_byte(add, name):
    version = add(name, TAKEN[name])

    assert store.path_of(version.file_name).read_bytes() == TAKEN[name]
    assert (version.n, version.size) == (1, len(TAKEN[name]))
    assert version.sha256 == hashlib.sha256(TAKEN[name]).hexdigest()


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_not_taken_is_refused_in_words(add, what, documents_folder):
    name, data, sentence = REFUSED[what]

    with pytest.raises(Refused, match=sentence) as refusal:
        add(name, data)

    assert refusal.value.field == "upload"
    assert not DocumentVersion.objects.exists()
    assert not list(documents_folder.glob("*"))


def test_a_file_over_the_limit_is_refused_with_the_limit(add, settings):
    settings.UPLOAD_LIMIT_MB = 1

    with pytest.raises(Refused, match="larger than 1 MB"):
        add("minutes.pdf", pdf() + bytes(1024 * 1024))


def test_the_content_type_comes_from_the_bytes_and_not_from_the_browser(add):
    assert add("scan.png", PNG).content_type == "image/png"


def test_nothing_of_the_uploaded_name_reaches_the_disk(add, documents_folder):
    add("Jane Roe minutes.pdf", pdf())

    assert [len(path.name) for path in documents_folder.iterdir()] == [48]
    assert all(path.stat().st_mode & 0o077 == 0 for path in documents_folder.iterdir())


@pytest.mark.parametrize(("title", "sentence"), [(" ", "Enter a title"), ("x" * 201, "200 characters or fewer")])
def test_a_title_is_asked_for_at_its_field(add, title, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        add("minutes.pdf", pdf(), title=title)

    assert refusal.value.field == "title"


def test_a_second_upload_is_a_second_version_and_the_first_stays(add):
    first = add("minutes.pdf", pdf())
    second = add("minutes.pdf", pdf(pages=2), document=first.document)

    assert (second.n, second.document) == (2, first.document)
    assert store.path_of(first.file_name).exists()


def test_a_version_cannot_be_added_to_another_records_document(add, support_officer):
    document = add("minutes.pdf", pdf()).document
    other = Subject("rapid-review", 5, "RR-2026-005", "/reviews/RR-2026-005/")

    with pytest.raises(ValueError, match="the record of its document"):
        add_document(
            subject=other,
            title="",
            upload=upload("a.pdf", pdf()),
            by=support_officer,
            partnership_key="riverside",
            document=document,
        )


def test_a_made_file_is_kept_with_its_digest_and_marking(support_officer):
    version = keep_made_file(
        subject=CASE,
        title="Rapid review",
        data=b"%PDF-made",
        by=support_officer,
        partnership_key="riverside",
        marking="OFFICIAL-SENSITIVE",
    )

    assert version.sha256 == hashlib.sha256(b"%PDF-made").hexdigest()
    assert Document.objects.filter(made_by_portal=True, marking="OFFICIAL-SENSITIVE").exists()
