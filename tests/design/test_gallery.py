"""The gallery shows everything; the frame shows each person what they may use."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from safeguarding.design import navigation
from safeguarding.design.context import Frame
from safeguarding.design.templatetags import design

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = sorted(path.stem for path in (ROOT / "templates/components").glob("*.html"))
PAGES = "".join(path.read_text() for path in (ROOT / "templates/design").glob("*.html"))
WORDS = [
    "long_date",
    "short_date",
    "long_moment",
    "short_moment",
    "clock_time",
    "machine_time",
    "days_late",
    "in_words",
    "counted",
    "money",
]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_in_the_gallery(name):
    assert re.search(rf"\b{name}\b", PAGES)


@pytest.mark.parametrize("name", WORDS)
def test_every_filter_of_words_is_in_the_gallery(name):
    assert name in design.register.filters
    assert name in PAGES


def test_the_gallery_needs_no_database(client, settings):
    settings.ROOT_URLCONF = "tests.design.rooms"

    assert client.get("/gallery/").status_code == 200
    assert b"There is a problem" in client.get("/gallery/questions/?errors=yes").content


def test_a_colour_is_a_style_sheet_that_may_be_kept(client):
    sheet = client.get("/gallery/colour-5A2D82.css")

    assert b"--partnership-colour: #5a2d82" in sheet.content
    assert "immutable" in sheet["Cache-Control"]


@pytest.mark.parametrize("code", ["5a2d8", "5a2d82;", "zzzzzz"])
def test_what_is_not_a_colour_is_no_page(client, code, settings):
    settings.ROOT_URLCONF = "tests.design.rooms"

    assert client.get(f"/gallery/colour-{code}.css").status_code == 404


class Somebody:
    is_authenticated = True


@pytest.fixture
def entrances(monkeypatch, settings):
    settings.ROOT_URLCONF = "tests.design.rooms"
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_gate", [lambda request, permission: permission == "may"])
    navigation.register(navigation.NavItem(2, "Second", "design:gallery-questions", "may"))
    navigation.register(navigation.NavItem(1, "First", "design:gallery", "may"))
    navigation.register(navigation.NavItem(3, "Closed", "account_logout", "may not"))


def links(path):
    request = RequestFactory().get(path)
    request.user = Somebody()
    return [(link.title, link.current) for link in navigation.links_for(request)]


def test_only_entrances_that_may_be_used_are_shown_in_order(entrances):
    assert links("/") == [("First", False), ("Second", False)]


def test_the_nearest_entrance_is_marked(entrances):
    assert links("/gallery/questions/?errors=yes") == [("First", False), ("Second", True)]


def test_nobody_signed_in_sees_no_entrance(entrances):
    frame = Frame(RequestFactory().get("/"))

    assert frame.navigation == []
    assert frame.partnership is None
