"""Documents of a report: asked for as a row, made once, kept, told; nothing half made."""

import datetime

import pytest

from reports import documents, making, tasks
from reports.commands.papers import ask_for_document
from reports.models import ReportJob, Section
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion
from safeguarding.notices import hooks
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(report, support_officer):
    return ask_for_document(report=report, kind="web", by=support_officer)


def test_asking_twice_for_the_same_draft_gives_one_job(report, asked, support_officer):
    again = ask_for_document(report=report, kind="web", by=support_officer)

    assert again.pk == asked.pk


def test_a_draft_that_changed_is_another_document(report, asked, support_officer):
    Section.objects.filter(report=report, key="groups").update(words="They met twice.")

    assert ask_for_document(report=report, kind="web", by=support_officer).pk != asked.pk


def test_what_was_asked_for_is_printed_whatever_changes_meanwhile(report, asked):
    Section.objects.filter(report=report).update(words="Something else.")
    making.make(asked.pk)

    version = DocumentVersion.objects.get()
    assert "They met." in store.path_of(version.file_name).read_text()


def test_a_document_is_kept_and_its_asker_told(asked, support_officer):
    assert making.make(asked.pk) == "made"

    asked.refresh_from_db()
    assert DocumentVersion.objects.get(pk=asked.version_id).extension == "html"
    assert Notice.objects.filter(recipient=support_officer, kind="document-ready").count() == 1


@pytest.mark.parametrize("kind", ReportJob.Kind.values)
def test_every_kind_is_made_twice_alike(report, support_officer, kind):
    job = ask_for_document(report=report, kind=kind, by=support_officer)
    making.make(job.pk)
    first = DocumentVersion.objects.get().sha256
    ReportJob.objects.update(state="waiting", version_id=None)
    making.make(job.pk)

    assert {version.sha256 for version in DocumentVersion.objects.all()} == {first}


def test_progress_is_written_while_it_is_made(asked, monkeypatch):
    seen = []

    def slowly(kind, printed, step):
        step(1, 3)
        seen.append(ReportJob.objects.values_list("done_steps", "steps").get())
        return b"<!doctype html>"

    monkeypatch.setattr(documents, "make", slowly)
    making.make(asked.pk)

    assert seen == [(1, 3)]


def test_a_worker_that_died_leaves_nothing_and_the_sweep_takes_it_up(asked):
    making.PAPERS.claim(asked.pk, wall.now() - datetime.timedelta(minutes=11))
    assert not DocumentVersion.objects.exists()

    hooks.tick_jobs()["documents of reports"]()

    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == ("made", 2)


def test_a_fault_is_said_in_words_and_raised(asked, monkeypatch, support_officer):
    monkeypatch.setattr(documents, "make", lambda *a, **k: {}["words of a draft"])

    with pytest.raises(KeyError):
        tasks.make_document(asked.pk)

    asked.refresh_from_db()
    assert asked.reason == "The portal could not make this document (KeyError). Ask for it again."
    assert Notice.objects.filter(recipient=support_officer, kind="document-failed").count() == 1


def test_an_unknown_kind_is_refused(report, support_officer):
    with pytest.raises(Refused, match="Choose one of the documents"):
        ask_for_document(report=report, kind="poster", by=support_officer)
