"""The two commands, the build server's command and the files that everybody expects."""

import os
import re
import subprocess

import pytest
from django.core.management import call_command

from tests.house.reading import ROOT

TEXT = {".py", ".md", ".html", ".txt", ".toml", ".yaml", ".yml", ".js", ".css", ".sh", ""}


def tracked():
    """Every text file that is kept in version control; vendored files aside."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name and "vendor" not in name)
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_the_files_that_everybody_expects_are_there(name):
    assert (ROOT / name).stat().st_size > 200


def test_the_build_server_runs_what_a_person_runs():
    runner = ROOT / ".ci" / "run"

    assert os.access(runner, os.X_OK)
    assert "make test" in runner.read_text()


def test_the_help_lists_every_command():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^  make (\S+)", said, re.M) == [
        "run", "setup", "test", "test-fast", "lint", "bench", "format", "lock", "help",
    ]  # fmt: skip


def test_the_readme_leads_with_the_two_commands():
    beginning = "\n".join((ROOT / "README.md").read_text().splitlines()[:25])

    assert beginning.index("make run") < beginning.index("make test")


def test_no_file_speaks_of_one_persons_machine():
    own = re.compile(r"/(?:home|root|Users|work)/\w")

    assert [str(path.relative_to(ROOT)) for path in tracked() if own.search(path.read_text(errors="ignore"))] == []


def test_every_link_between_the_documents_leads_somewhere():
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    documents = [path for path in tracked() if path.suffix == ".md"]
    links = [(path, target) for path in documents for target in link.findall(path.read_text())]

    assert [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
