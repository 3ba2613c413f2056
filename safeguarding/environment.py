"""Typed readers of the environment. A wrong value stops the process with a sentence.

Every reader collects its fault instead of raising at once, so that somebody setting up a
server sees all that is missing in one go; ``refuse_if_faulty`` ends the process.
"""

import difflib
import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

PREFIX = "SAFEGUARDING_"
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}
DATABASE_EXPECTED = "postgres://user:password@host:5432/name"

_faults: list[str] = []
_asked_for: set[str] = set()


def text(name: str, *, default: str | None = None, expected: str = "a text") -> str:
    """The value of ``name``, or of the file that ``name_FILE`` names, or ``default``.

    A fault is noted when all three are missing.
    """
    _asked_for.update({name, f"{name}_FILE"})
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
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        _faults.append(f"{name}_FILE names {path}, which cannot be read ({reason}).")
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
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    _faults.append(f"{name} is {value!r}. Expected a whole number from {least} to {most}.")
    return default


def names(
    name: str, *, default: tuple[str, ...] | None = (), expected: str = "a list separated by commas"
) -> list[str]:
    """A list separated by commas; a fault is noted when it is missing and ``default`` is None."""
    value = text(name, default=None if default is None else ",".join(default), expected=expected)
    return [part.strip() for part in value.split(",") if part.strip()]


def secret(name: str, *, default: str | None, expected: str) -> str:
    """A value of fifty characters or more that is not one character again and again."""
    value = text(name, default=default, expected=expected)
    if value and (len(value) < 50 or len(set(value)) < 5):
        _faults.append(f"{name} is too short or too regular ({len(value)} characters). Expected: {expected}.")
    return value


def address(name: str, *, default: str | None, schemes: tuple[str, ...], expected: str) -> str:
    """An address that begins with one of ``schemes`` and names a place; '' when ``default`` is '' and it is not set."""
    value = text(name, default=default, expected=expected)
    if not value:
        return value
    parts = _parts(value)
    if parts is None or parts.scheme not in schemes or not (parts.hostname or parts.path.strip("/")):
        _faults.append(f"{name} cannot be used as an address. Expected: {expected}.")
    return value


def folder(name: str, *, default: str | None, expected: str) -> Path:
    """A folder, as a full path."""
    value = text(name, default=default, expected=expected)
    if value and not Path(value).is_absolute():
        _faults.append(f"{name} is {value!r}. Expected a full path: {expected}.")
    return Path(value)


def database(name: str, *, default: str | None) -> dict:
    """Django's database settings from an address such as ``postgres://user:word@host:5432/name``.

    ``sqlite:///path`` and ``postgres:///name?host=/socket/folder`` are understood as well; without a
    default (in production) PostgreSQL is asked for. The address holds a password, so a fault never shows it.
    """
    value = text(name, default=default, expected=DATABASE_EXPECTED)
    parts = _parts(value)
    if parts is not None and parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    if parts is not None and parts.scheme == "sqlite" and default is not None:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(parts.path[1:]) or ":memory:"}
    if value:
        embedded = "" if default is None else " or sqlite:////full/path/to/file"
        _faults.append(f"{name} cannot be used as the database. Expected: {DATABASE_EXPECTED}{embedded}.")
    return {}


def _parts(value):
    """The parts of an address, or None when it cannot be read as one."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is what raises
    except ValueError:
        return None
    return parts


def _postgresql(parts) -> dict:
    asked = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]) or "safeguarding",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        # The portal's statements are short. PostgreSQL takes the cut by what a person may see for a costly one and
        # spends ten times as long on compiling it as on answering it.
        "OPTIONS": {"options": "-c jit=off"},
    }


def _unknown_names() -> list[str]:
    """A name with our prefix that nothing asks for is most likely a slip of the pen."""
    faults = []
    for name in sorted(set(os.environ) - _asked_for):
        if name.startswith(PREFIX):
            close = difflib.get_close_matches(name, _asked_for, n=1)
            faults.append(f"{name} is not a setting of the portal." + (f" Did you mean {close[0]}?" if close else ""))
    return faults


def refuse_if_faulty() -> None:
    """End the process, naming every missing, malformed or unknown setting."""
    faults = _faults + _unknown_names()
    if faults:
        lines = "\n".join(f"  - {fault}" for fault in faults)
        sys.exit(f"The portal did not start. Put these settings right (docs/operations.md lists them all):\n{lines}")
