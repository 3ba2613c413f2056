"""A real Chromium for journeys, and axe for each page that they reach."""

import os
import re
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as portal
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
PICTURES = ROOT / "var" / "test-pictures"
# What is right is neither written down nor sent here: that is most of axe's work.
BREACHES = """async tags => (await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})).violations"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def chromium_path() -> str | None:
    """The Chromium to drive: ``CHROMIUM``, or the one on the path."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def files_are_kept():
    """A browser asks for each stylesheet and script once, as in production, and not again on every page."""

    def serve(handler, request):
        response = plain(handler, request)
        response.headers["Cache-Control"] = "max-age=315360000, immutable"
        return response

    plain = StaticFilesHandler.serve
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve)
        yield


@pytest.fixture(scope="session")
def chromium(files_are_kept):
    """One Chromium for all journeys of this process.

    While it lives, Playwright keeps an event loop marked as running on this thread although
    no coroutine of ours runs in it. Django would take every query of the test for one made
    in a coroutine, so its guard is off for exactly as long.
    """
    path = chromium_path()
    if not path:
        pytest.skip("Chromium is not installed (apt install chromium, or set CHROMIUM).")
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        stack.callback(browser.close)
        yield browser


@pytest.fixture
def new_page(chromium, live_server, request):
    """``new_page(person=None, width=1280, javascript=True)``: a page of a fresh browser profile, signed in as ``person``.

    Addresses are relative to the portal. A breach of the content security policy, an error in
    a script or a request to another machine fails the test; a failing test leaves its pictures
    in ``var/test-pictures``.
    """
    opened, faults = [], []

    def make(person=None, *, width=1280, javascript=True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(15_000)
        if person is not None:
            context.add_cookies([_session_cookie(person, live_server.url)])
        page = context.new_page()
        _watch(page, live_server.url, faults)
        opened.append(page)
        return page

    yield make

    if getattr(request.node, "failed", False):
        _take_pictures(opened, request.node.name)
    for page in opened:
        page.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page):
    """A page nobody is signed in to."""
    return new_page()


def _session_cookie(person, address):
    client = Client()
    client.force_login(person)
    return {
        "name": portal.SESSION_COOKIE_NAME,
        "value": client.cookies[portal.SESSION_COOKIE_NAME].value,
        "url": address,
    }


def _watch(page, home, faults):
    def on_console(message):
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(f"{page.url}: {message.text}")

    def on_request(sent):
        if not sent.url.startswith((home, "data:", "blob:", "about:")):
            faults.append(f"{page.url} asked another machine for {sent.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", on_request)


def _take_pictures(pages, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, start=1):
        if not page.is_closed():
            page.screenshot(path=PICTURES / f"{re.sub(r'[^a-zA-Z0-9_-]+', '-', name)}-{number}.png", full_page=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


@pytest.fixture(scope="session")
def axe():
    """``axe(page)`` fails, in words, when the page breaks WCAG 2.2 AA as far as axe-core can tell."""
    source = AXE.read_text()

    def check(page):
        page.wait_for_load_state()
        page.evaluate(source)
        breaches = page.evaluate(BREACHES, WCAG)
        assert not breaches, f"{page.url} breaks WCAG 2.2 AA:\n" + "\n".join(map(_in_words, breaches))

    return check


def _in_words(breach):
    places = "\n".join(f"    {node['target']}: {node['failureSummary']}" for node in breach["nodes"][:5])
    return f"- {breach['id']} ({breach['impact']}): {breach['help']}\n{places}"
