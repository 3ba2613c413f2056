"""Typed readers of the environment. A wrong value stops the process with a sentence.

Every reader collects its fault instead of raising at once, so that somebody setting up a
server sees all that is missing in one go; ``refuse_if_faulty`` ends the process.
"""

import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

_faults: list[str] = []

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def text(name: str, *, default: str | None = None, expected: str = "a text") -> str:
    """The value of ``name``, or ``default``; a fault is noted when both are missing."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    path = os.environ.get(f"{name}_FILE", "").strip()
    if path:
        return _from_file(name, path)
    if default is None:
        _faults.append(f"{name} is not set. Expected: {expected}.")
        return ""
    return default


def _from_file(name: str, path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        _faults.append(f"{name}_FILE names {path}, which cannot be read ({error.strerror}).")
        return ""


def choice(name: str, *, options: tuple[str, ...], default: str) -> str:
    """One of ``options``; anything else is a fault."""
    value = text(name, default=default)
    if value not in options:
        _faults.append(f"{name} is {value!r}. Expected one of: {', '.join(options)}.")
        return default
    return value


def flag(name: str, *, default: bool) -> bool:
    """Yes or no, in the usual spellings; anything else is a fault."""
    value = text(name, default="yes" if default else "no").lower()
    if value in YES or value in NO:
        return value in YES
    _faults.append(f"{name} is {value!r}. Expected yes or no.")
    return default


def number(name: str, *, default: int, least: int = 0, most: int = 10**9) -> int:
    """A whole number between ``least`` and ``most``; anything else is a fault."""
    value = text(name, default=str(default))
    if value.isdigit() and least <= int(value) <= most:
        return int(value)
    _faults.append(f"{name} is {value!r}. Expected a whole number from {least} to {most}.")
    return default


def names(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    value = text(name, default=",".join(default))
    return [part.strip() for part in value.split(",") if part.strip()]


def database(name: str, *, default: str) -> dict:
    """Django's database settings from an address such as ``postgres://user:word@host:5432/name``.

    ``sqlite:///path`` and ``postgres://?host=/socket/folder`` are understood as well.
    """
    value = text(name, default=default)
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        _faults.append(f"{name} cannot be read as an address. Expected postgres://user:password@host:5432/name or sqlite:///path/to/file.")
        return {}
    if parts.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(parts.path[1:]) or ":memory:"}
    if parts.scheme not in {"postgres", "postgresql"}:
        _faults.append(f"{name} starts with {parts.scheme!r}. Expected postgres://user:password@host:5432/name or sqlite:///path/to/file.")
        return {}
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]) or "safeguarding",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
    }
    if parts.query.startswith("host="):
        settings["HOST"] = unquote(parts.query[5:])
    return settings


def refuse_if_faulty() -> None:
    """End the process, naming every missing or malformed setting."""
    if not _faults:
        return
    lines = "\n".join(f"  - {fault}" for fault in _faults)
    sys.exit(f"The portal did not start. Put these settings right (docs/operations.md lists them all):\n{lines}")
