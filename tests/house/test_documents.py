"""The documents say what is there: links lead somewhere, commands are named, pictures and decisions are listed."""

import re
from urllib.parse import unquote

import pytest

from tests.house.reading import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
WORDS = "\n".join(path.read_text() for path in DOCUMENTS)
README = (ROOT / "README.md").read_text()
LINK = re.compile(r"\]\(<?(?!https?:|mailto:|#)([^)#>]+)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
PATH = re.compile(r"`((?:accounts|docs|partnership|reviews|safeguarding|scripts|tests|arrangements)/[\w./-]+)`")


def name_of(path):
    return str(path.relative_to(ROOT))


def commands():
    found = ROOT.glob("*/**/management/commands/*.py")
    return sorted(path.stem for path in found if path.stem != "__init__" and ".venv" not in path.parts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_relative_link_leads_somewhere(document):
    targets = [unquote(target.strip()) for target in LINK.findall(document.read_text())]

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_is_named_exists(document):
    named = set(PATH.findall(document.read_text())) - {"arrangements/our-area.yaml", "arrangements/my-area.yaml"}

    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_the_readme_names_the_two_commands_before_everything_else():
    first = README.split("```")[1]

    assert [line.split("#")[0].strip() for line in first.strip().splitlines()] == ["make run", "make test"]


def test_the_readme_shows_three_pictures_and_says_what_is_on_them():
    pictures = PICTURE.findall(README)

    assert len(pictures) == 3
    assert [path for words, path in pictures if len(words) < 30 or not (ROOT / path).is_file()] == []


def test_pictures_are_small_enough_for_a_slow_line():
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}

    assert {name: size for name, size in sizes.items() if size > 200_000} == {}


def test_every_picture_is_used():
    pictures = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}

    assert {name for name in pictures if f"pictures/{name}" not in WORDS} == set()


@pytest.mark.parametrize("command", commands())
def test_every_management_command_is_explained(command):
    assert re.search(rf"`[^`]*\b{command}\b|^(?:\S*python )?manage\.py {command}\b", WORDS, re.M)


@pytest.mark.parametrize("folder", ["decisions", "how-to"])
def test_every_page_of_a_shelf_is_on_its_list(folder):
    shelf = ROOT / "docs" / folder
    listed = set(LINK.findall((shelf / "README.md").read_text()))

    assert {path.name for path in shelf.glob("*.md")} - {"README.md"} - listed == set()


def test_every_decision_says_its_number():
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))

    assert [path.name for path in decisions if not path.read_text().startswith(f"# {path.name[:4]} ")] == []
