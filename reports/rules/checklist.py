"""What the guidance asks a report to contain, and whether it does."""

from dataclasses import dataclass

from partnership.arrangement import of_version
from reports.models import Report, Section
from reports.outlines import Edition, Requirement, edition_of

_KEPT = "_edition"


@dataclass(frozen=True)
class Checked:
    """A requirement with the sections that answer it. ``filled``: one of them says or shows something.

    ``written``: one of them has words; figures alone seldom say what they meant for a child.
    """

    requirement: Requirement
    sections: tuple[Section, ...]
    filled: bool
    written: bool

    @property
    def stands(self) -> str:
        """How it stands, in a few words."""
        if not self.sections:
            return "No part answers it"
        if self.written:
            return "Written"
        return "Figures, no words yet" if self.filled else "Empty"

    @property
    def tag(self) -> str:
        """The key of the tag's meaning in the design."""
        return "done" if self.written else "due" if self.filled else "late"


def edition_for(report: Report) -> Edition | None:
    """The edition of the guidance that the report goes by, as its arrangement puts it right; None for none."""
    # Neither the edition nor the arrangement of a report ever changes, and one page asks several times.
    if _KEPT not in report.__dict__:
        found = edition_of(report.edition, of_version(report.arrangement_id)) if report.edition else None
        report.__dict__[_KEPT] = found
    return report.__dict__[_KEPT]


def checklist(report: Report, sections: list[Section] | None = None) -> list[Checked]:
    """Each requirement of the edition, in its order; nothing for a report that goes by no edition.

    ``sections`` are the report's, with their facts, where they were read already.
    """
    edition = edition_for(report)
    if edition is None:
        return []
    rows = list(report.sections.prefetch_related("facts")) if sections is None else sections
    return [_checked(requirement, rows) for requirement in edition.requirements]


def _checked(requirement: Requirement, rows: list[Section]) -> Checked:
    answering = tuple(row for row in rows if requirement.key in row.covers)
    written = any(row.words.strip() for row in answering)
    return Checked(requirement, answering, written or any(shows_something(row) for row in answering), written)


def shows_something(section: Section) -> bool:
    """Whether one of its facts was taken and found something."""
    return any(not fact.value.get("empty") for fact in section.facts.all())
