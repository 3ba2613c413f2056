"""The outlines that come with the portal: files of ``data``, held against a schema and against the guidance."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from partnership.files import Faulty, shape, text
from partnership.files.faults import Report, one_of, quoted
from reports.outlines.editions import due_of, edition_of, sent_to
from reports.outlines.outline import Edition, Outline, PlannedPart

FOLDER = Path(__file__).parent / "data"
SCHEMA = Path(__file__).parent / "outline.schema.json"
SUMMARY, CHANGED, SCRUTINY = "summary", "changed", "scrutiny"


@cache
def shipped() -> dict[str, Outline]:
    """Every outline that comes with the portal, by its key. Raises ``Faulty``."""
    outlines = sorted((read(path) for path in FOLDER.glob("*.yaml")), key=lambda outline: (outline.place, outline.key))
    return {outline.key: outline for outline in outlines}


def read(path: Path) -> Outline:
    """One outline file, checked. Raises ``Faulty``; each sentence names the file, the key and the line."""
    try:
        document, report = text.load(path)
        shape.check(document, report, SCHEMA)
        report.raise_if_any()
        _check(document, report)
        report.raise_if_any()
    except Faulty as faulty:
        raise Faulty(f"{path.name}: {fault}" for fault in faulty.faults) from None
    return _outline(document)


def _check(document: dict, report: Report) -> None:
    edition = edition_of(document.get("edition", ""))
    if "edition" in document and edition is None:
        sentence = f"{quoted(document['edition'])} is no edition in partnership/guidance. Add its file there first."
        report.add(("edition",), sentence)
        return
    _check_parts(document["parts"], report)
    _check_covers(document["parts"], edition, report)
    _check_kinds(document, report)
    if document.get("signed-by") == "group-chair" and document["of"] != "group":
        report.add(("signed-by",), "a group's chair signs what is of a group. Write “of: group”, or another signature.")


def _check_parts(parts: list[dict], report: Report) -> None:
    for what in ("key", "title"):
        seen = set()
        for position, part in enumerate(parts):
            if part[what] in seen:
                report.add(("parts", position, what), f"{quoted(part[what])} is used twice. Give one another {what}.")
            seen.add(part[what])


def _check_covers(parts: list[dict], edition: Edition | None, report: Report) -> None:
    asked = [requirement.key for requirement in edition.requirements] if edition else []
    for position, part in enumerate(parts):
        for number, key in enumerate(part.get("covers", [])):
            if key not in asked:
                place = ("parts", position, "covers", number)
                report.add(place, f"{quoted(key)} is nothing that the edition asks for. {one_of(key, asked, 'one')}")
    for key in missing(asked, (part.get("covers", []) for part in parts)):
        report.add(("parts",), f"no part covers {quoted(key)}, which the edition asks for. Name it under one's covers.")


def missing(asked: Iterable[str], covered: Iterable[Iterable[str]]) -> list[str]:
    """What is asked for and not among what is covered."""
    answered = {key for keys in covered for key in keys}
    return [key for key in asked if key not in answered]


def _check_kinds(document: dict, report: Report) -> None:
    kinds = [part.get("kind", "part") for part in document["parts"]]
    wanted = [SUMMARY, CHANGED, *([SCRUTINY] if document["per"] == "year" else [])]
    for kind in wanted:
        if kind not in kinds:
            report.add(("parts",), f"no part is of kind {kind}. Every {document['per']}'s report has one.")
    for kind in {kind for kind in kinds if kind != "part" and kinds.count(kind) > 1}:
        report.add(("parts",), f"{kinds.count(kind)} parts are of kind {kind}. Keep one.")


def _outline(document: dict) -> Outline:
    edition = edition_of(document.get("edition", ""))
    ours = sent_to(document.get("sent-to", []))
    return Outline(
        key=document["key"],
        title=document["title"],
        about=document["about"],
        edition=edition,
        per=document["per"],
        of=document["of"],
        parts=tuple(part_of(part) for part in document["parts"]),
        due=due_of(document.get("due")) or (edition.due if edition else None),
        sent_to=(*(edition.sent_to if edition else ()), *ours),
        signed_by=document.get("signed-by", "statutory-partners"),
        public=document.get("public", True),
        place=document.get("place", 0),
    )


def part_of(part: dict, hint: str = "") -> PlannedPart:
    """A part as a file writes it; also as an arrangement file of an earlier release wrote it."""
    return PlannedPart(
        key=part["key"],
        title=part["title"],
        hint=part.get("hint", hint),
        kind=part.get("kind", "part"),
        covers=tuple(part.get("covers", ())),
        facts=tuple(part.get("facts", ())),
    )
