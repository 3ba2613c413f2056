"""The files behind the rows: gone with a rollback, never orphaned for long, served as attachments."""

import datetime
import os

import pytest
from django.db import transaction
from django.http import Http404

from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.documents import serve, store
from safeguarding.documents.commands import add_document
from tests.documents.files import TAKEN, pdf, upload

CASE = Subject("rapid-review", 4, "RR-2026-004", "/reviews/RR-2026-004/")


def add(person, name="Jane Roe.pdf", data=None):
    return add_document(
        subject=CASE, title="Minutes", upload=upload(name, data or pdf()), by=person, partnership_key="riverside"
    )


@pytest.mark.django_db(transaction=True)
def test_the_file_goes_when_the_transaction_is_rolled_back(support_officer, documents_folder):
    with transaction.atomic():
        add(support_officer)
        transaction.set_rollback(True)

    assert list(documents_folder.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_the_file_stays_when_the_transaction_commits(support_officer, documents_folder):
    with transaction.atomic():
        add(support_officer)

    assert len(list(documents_folder.iterdir())) == 1


@pytest.mark.django_db
def test_a_file_that_no_version_knows_is_removed_after_a_day(support_officer, documents_folder):
    kept = store.path_of(add(support_officer).file_name)
    fresh, old = documents_folder / ("a" * 48), documents_folder / ("b" * 48)
    two_days_ago = (wall.now() - datetime.timedelta(days=2)).timestamp()
    for path in (fresh, old):
        path.write_bytes(b"left behind")
    for path in (kept, old):
        os.utime(path, (two_days_ago, two_days_ago))

    assert store.remove_orphans() == 1
    assert (kept.exists(), fresh.exists(), old.exists()) == (True, True, False)


@pytest.mark.django_db
def test_a_download_is_an_attachment_under_our_reference(support_officer):
    answer = serve.response(add(support_officer))

    assert answer["Content-Disposition"].startswith('attachment; filename="RR-2026-004-document-')
    assert answer["Content-Disposition"].endswith('-v1.pdf"')
    assert "Roe" not in str(answer.headers)


@pytest.mark.django_db
def test_a_download_is_kept_by_nobody_and_never_sniffed(support_officer):
    answer = serve.response(add(support_officer))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.django_db
@pytest.mark.parametrize("name", TAKEN)
def test_a_download_gives_back_what_was_uploaded(support_officer, name):
    answer = serve.response(add(support_officer, name, TAKEN[name]))

    assert b"".join(answer.streaming_content) == TAKEN[name]


@pytest.mark.django_db
def test_a_missing_file_is_a_404(support_officer):
    version = add(support_officer)
    store.path_of(version.file_name).unlink()

    with pytest.raises(Http404):
        serve.response(version)
