"""A paper is a row first: asked for once, made once, taken up again when a worker dies, said in words when it fails."""

import datetime

import pytest

from reviews import tasks
from reviews.commands import decision
from reviews.document import html, making, pdf
from reviews.document.commands import ask_for_document
from reviews.models import DocumentJob
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.documents import layout, store
from safeguarding.documents.models import DocumentVersion
from safeguarding.notices import jobs

pytestmark = pytest.mark.django_db

SMALL = "<html lang='en'><title>t</title><body><p>OFFICIAL-SENSITIVE</p></body></html>"


@pytest.fixture
def small(monkeypatch):
    """The words of the paper do not matter here: a short page is rendered instead, by the real renderer."""
    monkeypatch.setattr(html, "of_job", lambda job: SMALL)


@pytest.fixture
def asked_for(submission, people):
    return ask_for_document(review=submission.review, kind="review", by=people["support"])


def told(person, kind):
    return person.notices.filter(kind=kind).count()


def test_asking_twice_is_one_job(asked_for, people):
    again = ask_for_document(review=asked_for.review, kind="review", by=people["chair"])

    assert again.pk == asked_for.pk
    assert DocumentJob.objects.count() == 1


def test_a_decision_and_an_addendum_are_each_another_paper(asked_for, decide, people):
    made = decide(asked_for.submission)
    second = ask_for_document(review=asked_for.review, kind="review", by=people["support"])
    decision.add_addendum(decision=made, words="A date.", by=people["support"])
    third = ask_for_document(review=asked_for.review, kind="review", by=people["support"])

    assert len({asked_for.pk, second.pk, third.pk}) == 3


def test_a_paper_is_made_kept_and_told(asked_for, small, people):
    assert making.make(asked_for.pk) == "made"

    asked_for.refresh_from_db()
    version = DocumentVersion.objects.get(pk=asked_for.version_id)
    assert store.path_of(version.file_name).read_bytes().startswith(b"%PDF")
    assert version.document.marking == "OFFICIAL-SENSITIVE"
    assert told(people["support"], "document-ready") == 1


def test_a_paper_made_is_not_made_again(asked_for, small):
    making.make(asked_for.pk)
    making.make(asked_for.pk)

    assert DocumentVersion.objects.count() == 1


def test_the_sweep_makes_what_the_messenger_missed(asked_for, small):
    jobs.tick()

    asked_for.refresh_from_db()
    assert asked_for.state == "made"


def test_the_task_makes_it_by_its_number(asked_for, small):
    tasks.make_document(asked_for.pk)
    tasks.make_document(0)

    assert DocumentJob.objects.get().state == "made"


def test_what_another_worker_is_at_is_left_to_it(asked_for, small):
    assert making.claim(asked_for.pk, wall.now())

    assert making.make(asked_for.pk) == "making"
    assert making.make_waiting() == 0


def test_a_worker_that_died_leaves_nothing_and_its_paper_is_taken_up_again(asked_for, small):
    making.claim(asked_for.pk, wall.now() - datetime.timedelta(minutes=11))
    assert DocumentVersion.objects.count() == 0

    assert making.make_waiting() == 1
    asked_for.refresh_from_db()
    assert (asked_for.state, asked_for.attempts) == ("made", 2)


def test_a_slow_worker_whose_job_was_taken_over_keeps_nothing(asked_for, small, monkeypatch):
    def taken_over_meanwhile(page):
        DocumentJob.objects.update(claim="another")
        return b"%PDF-late"

    monkeypatch.setattr(pdf, "render", taken_over_meanwhile)

    assert making.make(asked_for.pk) == "making"
    assert DocumentVersion.objects.count() == 0


def test_a_killed_worker_in_the_middle_of_keeping_leaves_nothing_half_made(asked_for, small, monkeypatch):
    monkeypatch.setattr(making.PAPERS, "_tell", lambda *a: (_ for _ in ()).throw(SystemExit))

    with pytest.raises(SystemExit):
        making.make(asked_for.pk)

    asked_for.refresh_from_db()
    assert (asked_for.state, DocumentVersion.objects.count()) == ("making", 0)


def test_missing_system_libraries_are_said_in_words(asked_for, people, monkeypatch):
    def missing(name):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(layout.importlib, "import_module", missing)

    assert making.make(asked_for.pk) == "failed"
    asked_for.refresh_from_db()
    assert "apt install libpango-1.0-0" in asked_for.reason
    assert told(people["support"], "document-failed") == 1


def test_an_unforeseen_fault_is_on_the_row_and_raised(asked_for, monkeypatch):
    monkeypatch.setattr(html, "of_job", lambda job: {}["words of a case"])

    with pytest.raises(KeyError):
        making.make(asked_for.pk)

    asked_for.refresh_from_db()
    assert asked_for.reason == "The portal could not make this paper (KeyError). Ask for it again."


def test_one_paper_that_fails_does_not_hold_up_the_next(asked_for, people, monkeypatch):
    monkeypatch.setattr(html, "of_job", lambda job: SMALL if job.pk != asked_for.pk else 1 / 0)
    DocumentJob.objects.create(
        review=asked_for.review, kind="letter", key="k", asked_by=people["chair"], asked_at=wall.now()
    )

    assert making.make_waiting() == 1


def test_a_failed_paper_is_asked_for_again(asked_for, small, people):
    DocumentJob.objects.update(state="failed", reason="No libraries.")

    again = ask_for_document(review=asked_for.review, kind="review", by=people["chair"])

    assert (again.pk, again.state, again.asked_by) == (asked_for.pk, "waiting", people["chair"])


def test_a_paper_whose_file_is_gone_is_asked_for_again(asked_for, small, people):
    making.make(asked_for.pk)
    store.path_of(DocumentVersion.objects.get().file_name).unlink()

    assert ask_for_document(review=asked_for.review, kind="review", by=people["support"]).state == "waiting"


def test_every_try_ending_before_the_end_gives_up_in_words(asked_for, small):
    DocumentJob.objects.update(attempts=3)

    assert making.make(asked_for.pk) == "failed"
    assert DocumentJob.objects.get().reason.startswith("Every try ended")


@pytest.mark.parametrize(("kind", "words"), [("draft", "no draft"), ("letter", "once the decision"), ("x", "Choose")])
def test_what_the_stage_does_not_allow_is_refused_in_words(submission, people, kind, words):
    with pytest.raises(Refused, match=words):
        ask_for_document(review=submission.review, kind=kind, by=people["support"])


def test_before_a_submission_there_is_only_a_draft(met, people):
    with pytest.raises(Refused, match="Make a draft"):
        ask_for_document(review=met, kind="review", by=people["support"])

    assert ask_for_document(review=met, kind="draft", by=people["support"]).submission is None
