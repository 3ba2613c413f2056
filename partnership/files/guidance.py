"""What editions of the national guidance ask of a yearly report. Data, each requirement with its source.

The editions are files of ``partnership/guidance``. They are not with the reports because an arrangement file
names these requirements, and is held against them when it is read.
"""

from functools import cache
from pathlib import Path

from partnership.files import shape, text

_ROOM = Path(__file__).resolve().parent.parent
FOLDER = _ROOM / "guidance"
SCHEMA = _ROOM / "schema" / "edition.schema.json"


@cache
def editions() -> dict[str, dict]:
    """Every edition that comes with the portal, by its key: ``title``, ``requirements``, ``due``, ``sent-to``.

    Raises ``Faulty`` with a sentence for each fault of a file.
    """
    return {edition["key"]: edition for edition in map(read, sorted(FOLDER.glob("*.yaml")))}


def read(path: Path) -> dict:
    """One file, checked. Raises ``Faulty``; each sentence names the key and the line."""
    document, report = text.load(path)
    shape.check(document, report, SCHEMA)
    report.raise_if_any()
    return {"sent-to": [], "due": None, **document}


def must_say(document: dict) -> list[dict]:
    """What a report must contain under the edition that an arrangement follows: ``key``, ``title``, ``source``.

    The list of the file's own edition where it gives one, otherwise the one that comes with the portal.
    """
    wanted = document["partnership"].get("guidance-edition", "")
    own = next((one for one in document.get("guidance-editions", []) if one["key"] == wanted), {})
    return own.get("report-must-say") or editions().get(wanted, {}).get("requirements", [])
