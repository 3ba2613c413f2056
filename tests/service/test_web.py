"""gunicorn under production settings: static files, security headers, health, a database that goes away."""

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.services import answers, free_port, process, wait_until

pytestmark = [pytest.mark.service, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
HTTPS = {"X-Forwarded-Proto": "https"}


def ask(port, path, headers=HTTPS):
    """Status, headers and text of an answer, whatever its status."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with _opener.open(asked, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.status, answer.headers, answer.read().decode()


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


_opener = urllib.request.build_opener(_StayHere)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The folder of the web server's own files: the static ones are collected there once."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture
def serve(environment, redis_url, home):
    """The port of gunicorn as it runs in production, with collected static files."""
    theirs = {**environment, "SAFEGUARDING_VAR": str(home), "REDIS_URL": redis_url}
    if not (home / "static").exists():
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=theirs, check=True)
    port = free_port()
    command = [Path(sys.executable).with_name("gunicorn"), "safeguarding.wsgi", "--bind", f"127.0.0.1:{port}"]
    with process([*command, "--workers", "1"], cwd=ROOT, env=theirs):
        wait_until(lambda: answers(port), seconds=40, what="gunicorn")
        yield port


@pytest.fixture(autouse=True)
def production_is_postgresql(on_postgresql):
    if not on_postgresql:
        pytest.skip("Production settings ask for PostgreSQL, and this run is on SQLite.")


def test_pages_come_with_the_headers_that_protect_them(serve):
    status, headers, page = ask(serve, "/sign-in/")

    assert status == 200
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "csrfmiddlewaretoken" in page


def test_static_files_have_names_that_may_be_kept_for_ever(serve):
    _, _, page = ask(serve, "/sign-in/")
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    status, headers, _ = ask(serve, sheet)

    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Type"].startswith("text/css")


def test_plain_http_is_sent_to_https_except_for_monitors(serve):
    assert ask(serve, "/sign-in/", headers={})[0] == 301
    assert ask(serve, "/healthz", headers={})[0] == 200


def test_readyz_says_that_nobody_does_the_work(serve):
    status, _, words = ask(serve, "/readyz", headers={})

    assert (status, words) == (503, "No worker has reported yet: start the worker and beat, or manage.py work.\n")


def test_cookies_are_kept_to_https_and_out_of_scripts(serve):
    _, headers, _ = ask(serve, "/sign-in/")

    assert all(part in headers["Set-Cookie"] for part in ("Secure", "HttpOnly", "SameSite=Lax"))
