"""What is asked before the parts of a report change: the law's may be moved, not dropped."""

from accounts.models import Person
from reports.facts import registry
from reports.models import Report, Section
from reports.outlines import Edition, Outline, PlannedPart
from reports.outlines.reading import missing

LONGEST_TITLE = 200
MOST_SECTIONS = 80
KEPT_KINDS = {
    Section.Kind.CHANGED: "Every report says what changed for children, so this part stays. It may be moved and renamed.",
    Section.Kind.SCRUTINY: "Independent scrutiny speaks in this part, so it stays. It may be moved and renamed.",
}


def reasons_against_changing(report: Report) -> list[str]:
    """Why the parts may not change now; empty when they may."""
    if report.may_be_written:
        return []
    return ["The report is sealed, so its parts stay as they are. Take it back to draft to change them."]


def reasons_against_title(report: Report, title: str, besides: Section | None = None) -> list[str]:
    """Why a part may not be called so; ``besides`` is the part that is being renamed."""
    if not title:
        return ["Write what the part is called."]
    if len(title) > LONGEST_TITLE:
        return [f"Write the title in at most {LONGEST_TITLE} characters; this one has {len(title)}."]
    others = report.sections.exclude(pk=besides.pk if besides else None)
    if any(title.casefold() == other.casefold() for other in others.values_list("title", flat=True)):
        return ["Another part is called that already. Give this one another title."]
    return []


def reasons_against_dropping(section: Section, sections: list[Section], edition: Edition | None) -> list[str]:
    """Why a part may not leave the report: what the law asks for is only ever moved."""
    if section.kind in KEPT_KINDS:
        return [KEPT_KINDS[section.kind]]
    return [
        f"This part alone answers what {edition.title} asks for: “{edition.requirement(key).title}”. "
        "It may be moved and renamed, not dropped."
        for key in only_here(section, sections, edition)
    ]


def told_of_dropping(section: Section) -> list[Person]:
    """Who hears that a part leaves the report: whoever is asked to write it and has not finished."""
    return [section.author] if section.author_id and not section.done_at else []


def commenters_told_of_dropping(section: Section) -> list[Person]:
    """Who hears that the part which they commented on leaves the report; not twice, where they write it too."""
    writes = {person.pk for person in told_of_dropping(section)}
    said = [comment.by for comment in section.comments.select_related("by")]
    return [person for person in dict.fromkeys(said) if person.pk not in writes]


def only_here(section: Section, sections: list[Section], edition: Edition | None) -> list[str]:
    """The requirements of the edition that this part answers and no other does."""
    asked = [one.key for one in edition.requirements if one.key in section.covers] if edition else []
    return missing(asked, (other.covers for other in sections if other.pk != section.pk))


def reasons_against_facts(report: Report, keys: list[str]) -> list[str]:
    """Why these facts may not be shown: the portal does not offer them for this report."""
    offered = registry.offered(group=report.group_id is not None)
    return [
        f"The portal has no fact “{key[:80]}” for this report. Choose from the list."
        for key in keys
        if key not in offered
    ]


# How a new report begins


def begins_with(outline: Outline, last: list[Section], then: Outline | None) -> list[PlannedPart]:
    """The parts of a new report: the outline's, or last year's as people left them.

    ``last`` are the sections of the report of the year before, ``then`` the outline that it began with. What was
    renamed, moved, added or dropped there stays so; what the outline has got since is added at the end, and so is
    what the edition asks for and last year's parts do not answer.
    """
    if not last:
        return list(outline.parts)
    planned = {part.key: part for part in outline.parts}
    kept = [_as_left(section, planned.get(section.key)) for section in last]
    here, before = {part.key for part in kept}, {part.key for part in then.parts} if then else set()
    new = [part for part in outline.parts if part.key not in here and part.key not in before]
    return [*kept, *new, *_still_asked(outline, [*kept, *new])]


def _as_left(section: Section, part: PlannedPart | None) -> PlannedPart:
    """A part as last year's report had it; what it answers and asks of its author is this year's."""
    return PlannedPart(
        key=section.key,
        title=section.title,
        hint=part.hint if part else section.hint,
        kind=section.kind,
        covers=part.covers if part else tuple(section.covers),
        facts=tuple(section.facts_wanted),
    )


def _still_asked(outline: Outline, parts: list[PlannedPart]) -> list[PlannedPart]:
    here, kinds = {part.key for part in parts}, {part.kind for part in parts}
    asked = [one.key for one in outline.edition.requirements] if outline.edition else []
    unanswered = set(missing(asked, (part.covers for part in parts)))
    return [
        part
        for part in outline.parts
        if part.key not in here and (unanswered & set(part.covers) or part.kind in set(KEPT_KINDS) - kinds)
    ]
