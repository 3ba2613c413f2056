"""``manage.py make_report``: the four files of a seal, of a draft, of what nobody began; and every wrong word."""

import hashlib
import io

import pytest
from django.core.management import CommandError, call_command

from partnership.commands import load_arrangement
from partnership.files import read
from reports import content
from reports.commands.reports import begin_report
from reports.models import Fact, Report, Seal, Section
from safeguarding.clock import wall
from tests.partnership.conftest import seed

pytestmark = pytest.mark.django_db
NAME = "buckinghamshire-own-2025-26"


@pytest.fixture
def partnership():
    """One partnership, as the first seed arranges it."""
    return load_arrangement(data=read(seed("buckinghamshire"))).partnership


@pytest.fixture
def begun(partnership, support_officer):
    """Its report of 2025-26, with words in one part."""
    report = begin_report(partnership=partnership, outline="own", label="2025-26", by=support_officer)
    Section.objects.filter(report=report).exclude(kind="changed").delete()
    Section.objects.filter(report=report).update(words="Families waited a week less.")
    return report


@pytest.fixture
def sealed(begun, support_officer):
    """The same, sealed."""
    kept = content.of(begun)
    Report.objects.filter(pk=begun.pk).update(state="signing")
    return Seal.objects.create(
        report=begun,
        number=1,
        content=kept,
        digest=content.digest(kept),
        sealed_by=support_officer,
        sealed_at=wall.now(),
    )


def run(folder, year="2025-26", **options):
    """The lines that the command writes."""
    out = io.StringIO()
    call_command("make_report", year, stdout=out, to=str(folder), **{"outline": "own", **options})
    return out.getvalue().splitlines()


def test_a_sealed_report_gives_four_files_and_the_same_digests_twice(sealed, tmp_path):
    said, *lines = run(tmp_path)

    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tmp_path.iterdir()}
    assert sorted(files) == [f"{NAME}.{ending}" for ending in ("docx", "html", "pdf", "xlsx")]
    assert dict(reversed(line.split("  ")) for line in lines) == {
        str(tmp_path / name): digest for name, digest in files.items()
    }
    assert "waiting for sign-off" in said
    assert run(tmp_path) == [said, *lines]


def test_a_draft_is_marked_as_one(begun, tmp_path):
    said = run(tmp_path)[0]

    page = (tmp_path / f"{NAME}.html").read_text()
    assert "Draft, as it stood on" in said
    assert "<title>Draft: " in page
    assert "Families waited a week less." in page


def test_what_nobody_began_is_gathered_marked_and_not_kept(partnership, tmp_path):
    said = run(tmp_path, "2025-26")[0]

    assert said.startswith("Nobody has begun this report.")
    assert "<title>Draft: " in (tmp_path / f"{NAME}.html").read_text()
    assert Report.objects.count() + Fact.objects.count() + Section.objects.count() == 0


@pytest.mark.parametrize(
    ("year", "options", "sentence"),
    [
        ("2025", {}, "A period of this report is written like 2025-26"),
        ("2025-26-q1", {}, "A period of this report is written like 2025-26"),
        ("2098-99", {}, "This period begins on"),
        ("../../etc", {}, "A period of this report is written like"),
        ("2025-26", {"outline": "nothing"}, "There is no outline “nothing”. There are own,"),
        ("2025-26", {"partnership": "nowhere"}, "There is no partnership “nowhere”. There is: buckinghamshire."),
        ("2025-26", {"group": "nobody"}, "There is no group “nobody”"),
        ("2025-26", {"outline": "group-year"}, "Choose the group that the report is of."),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence(partnership, tmp_path, year, options, sentence):
    with pytest.raises(CommandError) as told:
        run(tmp_path, year, **options)

    assert sentence in str(told.value)
    assert told.value.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(partnership, tmp_path):
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(CommandError, match="Name a folder after --to"):
        run(tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_below_a_file_is_refused(partnership, tmp_path):
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(CommandError, match="cannot be made"):
        run(tmp_path / "taken" / "below")


def test_without_an_arrangement_the_first_step_is_said(tmp_path):
    with pytest.raises(CommandError, match="No arrangement is loaded"):
        run(tmp_path)


def test_of_several_partnerships_one_is_asked_for(partnership, tmp_path):
    load_arrangement(data=read(seed("berkshire-west")))

    with pytest.raises(CommandError, match="Several arrangements are loaded"):
        run(tmp_path)
