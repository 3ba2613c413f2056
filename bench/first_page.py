"""How long after ``make run`` the first page of the demo is there, on a machine that is set up."""

import os
import time
import urllib.request

from bench import world
from bench.world import PYTHON, ROOT
from tests import services

BOUND = 5.0


def prepare(folder) -> None:
    """A demo of the bench's own, set up by a first start."""
    start([PYTHON, "scripts/run.py"], folder, seconds=240)


def measure(folder) -> float:
    """The seconds until the sign-in page when the demo is started again."""
    return start(["make", "--no-print-directory", "run"], folder, seconds=60)


def start(command, folder, seconds) -> float:
    """Start the demo, wait for the page, stop it; the seconds that the page took."""
    ours = world.surroundings(folder, "", "")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ours},
        "SAFEGUARDING_VAR": str(folder),
    }
    port = services.free_port()
    asked = [f"PORT={port}"] if command[0] == "make" else ["--port", str(port)]
    began = time.monotonic()
    with services.process([*command, *asked], cwd=ROOT, env=environment):
        services.wait_until(lambda: page(port), seconds=seconds, what="the first page of the demo")
        return time.monotonic() - began


def page(port):
    """Whether the sign-in page is there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            return answer.status == 200
    except OSError:
        return False
