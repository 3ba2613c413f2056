"""``make run``: prepares once, serves, ends cleanly, and says in a sentence why it cannot."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.house.reading import ROOT
from tests.services import answers, free_port, process, wait_until

RUN = [sys.executable, str(ROOT / "scripts" / "run.py")]


def try_to_run(*arguments, **environment):
    """What it says when it cannot serve."""
    done = subprocess.run(
        [*RUN, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    return done.stderr


def test_an_unknown_arrangement_is_answered_with_the_known_ones():
    assert "Known: berkshire-west, buckinghamshire" in try_to_run("--arrangement", "atlantis")


def test_a_port_that_is_no_port_is_refused():
    assert "Expected a number from 1 to 65535" in try_to_run("--port", "eighty")


def test_a_port_in_use_is_said_with_another_to_try(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = try_to_run("--port", str(port), SAFEGUARDING_VAR=str(tmp_path))

    assert f"Port {port} cannot be used" in said
    assert f"make run PORT={port + 1}" in said


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    assert "cannot be written" in try_to_run(SAFEGUARDING_VAR=str(tmp_path / "file"))


@pytest.mark.service
def test_the_demo_is_prepared_once_serves_and_ends_with_all_its_children(tmp_path):
    first, port = run_until_served(tmp_path)
    second, _ = run_until_served(tmp_path)

    assert "Preparing the demo" in first
    assert "support@demo.example" in first
    assert "Preparing the demo" not in second
    assert "support@demo.example" in second
    assert not answers(port)


def run_until_served(folder):
    """What was said, and the port; the demo is ended again as by Ctrl-C."""
    port, said = free_port(), folder / "said.txt"
    # The demo is a process of its own and not of these tests: it runs in its own mode.
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("SAFEGUARDING_", "DJANGO_"))}
    environment = {**theirs, "SAFEGUARDING_VAR": str(folder), "PYTHONUNBUFFERED": "1"}
    with (
        said.open("w") as log,
        process(
            [*RUN, "--port", str(port)], ending=signal.SIGINT, patience=60, env=environment, stdout=log, stderr=log
        ) as child,
    ):
        wait_until(lambda: "The portal is at" in said.read_text() or child.poll(), seconds=600, what="the demo")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=20) as page:
            assert page.status == 200
    assert child.returncode == 0
    return said.read_text(), port
