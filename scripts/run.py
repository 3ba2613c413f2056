"""Prepares the demo of one arrangement and serves it, with its worker, until Ctrl-C. Called by ``make run``."""

import argparse
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
MANAGE = [str(BIN / "python"), str(ROOT / "manage.py")]


def main():
    asked = _arguments()
    home = _folder(asked.arrangement)
    environment = _environment(home, asked.port)
    _check_port(asked.port)
    prepare(asked.arrangement, home, environment)
    serve(asked, home, environment)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arrangement", default="buckinghamshire")
    parser.add_argument("--port", default="8000")
    asked = parser.parse_args()
    known = sorted(path.stem for path in (ROOT / "arrangements").glob("*.yaml"))
    if asked.arrangement not in known:
        sys.exit(f"There is no arrangement {asked.arrangement!r}. Known: {', '.join(known)}.")
    if not (asked.port.isdigit() and 1 <= int(asked.port) <= 65535):
        sys.exit(f"PORT is {asked.port!r}. Expected a number from 1 to 65535, for example PORT=8000.")
    asked.port = int(asked.port)
    return asked


def _folder(arrangement):
    """Where this arrangement's database, documents and mail are kept."""
    home = Path(os.environ.get("SAFEGUARDING_VAR") or ROOT / "var") / arrangement
    try:
        (home / "static").mkdir(parents=True, exist_ok=True)
        (home / ".writable").touch()
    except OSError as error:
        sys.exit(f"The portal keeps its data in {home}, which cannot be written ({error.strerror}).")
    return home


def _environment(home, port):
    """The embedded default, whatever else the shell has set for another kind of running."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "EMAIL_HOST")
    }
    ours = {"SAFEGUARDING_MODE": "demo", "SAFEGUARDING_VAR": str(home), "SITE_ADDRESS": f"http://127.0.0.1:{port}"}
    return {**kept, **ours, "PYTHONUNBUFFERED": "1"}


def _check_port(port):
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(f"Port {port} cannot be used ({error.strerror}). Choose another: make run PORT={port + 1}")


def prepare(arrangement, home, environment):
    """Bring the database up to date. Nothing is done when nothing changed since the last time."""
    database, mark = home / "portal.sqlite3", home / ".prepared"
    state = _state_of(ROOT / "arrangements" / f"{arrangement}.yaml")
    if database.exists() and mark.exists() and mark.read_text() == state:
        return
    print(f"Preparing the demo of {arrangement} in {home}", flush=True)
    mark.unlink(missing_ok=True)
    _manage(environment, "migrate", "--verbosity", "0")
    _manage(environment, "load_arrangement", str(ROOT / "arrangements" / f"{arrangement}.yaml"))
    _manage(environment, "seed_demo")
    sign_ins = _manage(environment, "seed_demo", "--show")
    (home / "sign-ins.txt").write_text(sign_ins)
    mark.write_text(state)


def _state_of(arrangement):
    """One hash of everything that a prepared database depends on."""
    files = [*sorted(ROOT.glob("**/migrations/*.py")), *sorted(ROOT.glob("safeguarding/demo/**/*.[py]*")), arrangement]
    inside = (path for path in files if ".venv" not in path.parts)
    return hashlib.sha256(b"".join(path.read_bytes() for path in inside)).hexdigest()


def _manage(environment, *arguments):
    done = subprocess.run(
        [*MANAGE, *arguments], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}The demo could not be prepared: manage.py {arguments[0]} did not end well (see above).")
    return done.stdout


def serve(asked, home, environment):
    """The web server and the worker; both end when one of them does or when somebody presses Ctrl-C."""
    web = [
        str(BIN / "gunicorn"), "safeguarding.wsgi", "--bind", f"127.0.0.1:{asked.port}", "--workers", "2",
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    children = {}
    try:
        for name, command in {"web server": web, "worker": [*MANAGE, "work"]}.items():
            # A session of its own: Ctrl-C reaches this script alone, which then ends both in order.
            children[name] = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
        _wait_for_first_page(asked.port, children)
        _welcome(asked, home)
        ended = _first_to_end(children)
        print(f"The {ended} ended by itself; stopping. What it said is above.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
    finally:
        _end(children.values())


def _stop(*_):
    raise KeyboardInterrupt


def _wait_for_first_page(port, children):
    while all(child.poll() is None for child in children.values()):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)


def _welcome(asked, home):
    print((home / "sign-ins.txt").read_text())
    print(
        f"The portal is at http://127.0.0.1:{asked.port}/ with fictitious people and cases. Ctrl-C stops it.",
        flush=True,
    )


def _first_to_end(children):
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                return name
        time.sleep(0.2)


def _end(children):
    running = [child for child in children if child.poll() is None]
    for child in running:
        child.terminate()
    for child in running:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    main()
