"""A machine makes so many papers at once and no more; what finds no place goes on waiting."""

import subprocess
import sys
from pathlib import Path

import pytest

from reports import making
from reports.commands.papers import ask_for_document
from safeguarding.documents import turns
from safeguarding.documents.turns import NoPlaceFree, place, places
from tests.reports.conftest import report, version  # noqa: F401 - fixtures

ROOT = Path(__file__).resolve().parents[2]
HOLD = "import sys, time; from pathlib import Path; from safeguarding.locks import locked\n"
HOLD += "with locked(Path(sys.argv[1])) as mine: print(mine, flush=True); time.sleep(60)"


@pytest.fixture
def busy(monkeypatch):
    """A machine that makes one paper at a time, and makes one now."""
    monkeypatch.setattr(turns, "places", lambda: 1)
    with place():
        yield


def test_one_processor_is_left_to_the_web_server(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert places() == 3
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert places() == 1


def test_there_are_as_many_places_as_that_and_each_is_free_again(monkeypatch):
    monkeypatch.setattr(turns, "places", lambda: 2)
    with place(), place(), pytest.raises(NoPlaceFree), place():
        pass
    with place(), place():
        pass


@pytest.mark.django_db
def test_a_paper_without_a_place_goes_on_waiting(busy, report, support_officer):  # noqa: F811
    job = ask_for_document(report=report, kind="web", by=support_officer)

    with pytest.raises(NoPlaceFree):
        making.make(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


@pytest.mark.django_db
def test_the_sweep_leaves_it_for_the_next_time(monkeypatch, report, support_officer):  # noqa: F811
    monkeypatch.setattr(turns, "places", lambda: 1)
    ask_for_document(report=report, kind="web", by=support_officer)
    with place():
        assert making.make_waiting() == 0
    assert making.make_waiting() == 1


def test_the_place_of_a_process_that_is_killed_is_free_at_once(settings, monkeypatch):
    monkeypatch.setattr(turns, "places", lambda: 1)
    lock = settings.MEDIA_ROOT / "place-0.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, lock], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline().strip() == "True"
    with pytest.raises(NoPlaceFree), place():
        pass

    holder.kill()
    holder.communicate()

    with place():
        pass
