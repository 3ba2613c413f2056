"""When a report can be sealed, what is worth a look before, and what changed between two seals."""

import datetime

from django.db.models import prefetch_related_objects

from reports.facts.registry import known
from reports.models import Comment, Report, Section
from reports.rules.checklist import checklist
from reports.rules.moves import against_move, outline_for
from reports.rules.signing import CHAIR, Signatory, signatories, writers_of
from safeguarding.clock import wall
from safeguarding.design.dates import counted, long_date

# Facts older than this are worth a second look before the seal.
STALE_AFTER_DAYS = 14


def reasons_against_sealing(report: Report, person) -> list[str]:
    """What the report still needs before it is frozen for sign-off."""
    return against_move(report, "seal", person) or reasons_against_content(report)


def reasons_against_content(report: Report) -> list[str]:
    """What is missing in the report itself: parts that may not be empty, facts not taken, comments not answered."""
    prefetch_related_objects([report], "sections__facts")
    sections = list(report.sections.all())
    return [
        *_empty_parts(report, sections),
        *_unanswered(report, sections),
        *_never_taken(report, sections),
        *_open_comments(report),
        *_nobody_signs(report),
    ]


_MAY_NOT_BE_EMPTY = {
    Section.Kind.CHANGED: "Write “{}”: a report says what is different for children.",
    Section.Kind.SCRUTINY: "“{}” is empty: independent scrutiny has not given its statement.",
}


def _empty_parts(report: Report, sections: list[Section]) -> list[str]:
    found = [one for one in sections if one.kind in _MAY_NOT_BE_EMPTY and not one.words.strip()]
    reasons = [_MAY_NOT_BE_EMPTY[one.kind].format(one.title) for one in found]
    planned = any(part.kind == Section.Kind.CHANGED for part in outline_for(report).parts)
    if planned and not any(one.kind == Section.Kind.CHANGED for one in sections):
        reasons.insert(0, "Add the part “What changed for children” and write it.")
    return reasons


def _unanswered(report: Report, sections: list[Section]) -> list[str]:
    """What the guidance asks for and no part says; a part that may not be empty anyway is not named twice."""
    return [
        f"Nothing in the report answers what the guidance asks for: “{one.requirement.title}”."
        for one in checklist(report, sections)
        if not one.filled and not any(section.kind in _MAY_NOT_BE_EMPTY for section in one.sections)
    ]


def _never_taken(report: Report, sections: list[Section]) -> list[str]:
    of_group = report.group_id is not None
    wanted = {one.pk: {fact.key for fact in known(one.facts_wanted, group=of_group)} for one in sections}
    lacking = [one.title for one in sections if wanted[one.pk] - {fact.key for fact in one.facts.all()}]
    return [f"Take the facts of “{title}”: some of them have never been taken." for title in lacking]


def _open_comments(report: Report) -> list[str]:
    rows = Comment.objects.filter(section__report=report, answered_at__isnull=True).order_by("section__position", "pk")
    titles = list(rows.values_list("section__title", flat=True))
    return [
        f"Answer {counted(titles.count(title), 'comment')} on “{title}”: whoever wrote it is told what became of it."
        for title in dict.fromkeys(titles)
    ]


def _nobody_signs(report: Report) -> list[str]:
    if outline_for(report).signed_by == CHAIR and not signatories(report):
        return ["The group has no chair who acts for an agency, so nobody could sign. Give it one first."]
    return []


def warnings_before_sealing(report: Report, asked: list[Signatory]) -> list[str]:
    """What is worth a look and stops nothing: old facts, partners (``asked``) for whom nobody could sign."""
    prefetch_related_objects([report], "sections__facts")
    before = wall.now() - datetime.timedelta(days=STALE_AFTER_DAYS)
    facts = [fact for section in report.sections.all() for fact in section.facts.all()]
    old = [fact for fact in facts if fact.taken_at < before]
    warnings = []
    if old:
        first = min(fact.taken_at for fact in old)
        warnings.append(
            f"{counted(len(old), 'fact').capitalize()} {'was' if len(old) == 1 else 'were'} taken more than "
            f"{STALE_AFTER_DAYS} days ago, the oldest on {long_date(first)}. Refresh them if they may have changed: "
            f"{', '.join(f'“{fact.title}”' for fact in old)}."
        )
    writers = writers_of(report)
    for one in asked:
        if not one.people:
            warnings.append(f"Nobody represents {one.agency} on the executive today, so nobody could sign for it.")
        elif all(person.pk in writers for person in one.people):
            warnings.append(f"Everybody who could sign for {one.agency} has written in this report.")
    return warnings


# Between two seals


def changes_between(old: dict, new: dict) -> list[str]:
    """What is different in ``new`` (the content of a seal) from ``old``, a sentence for each part and fact."""
    before = {part["key"]: part for part in old["sections"]}
    after = {part["key"]: part for part in new["sections"]}
    found = [f"“{part['title']}” is new." for key, part in after.items() if key not in before]
    found += [f"“{part['title']}” is gone." for key, part in before.items() if key not in after]
    for key in (key for key in after if key in before):
        found += _changes_of_part(before[key], after[key])
    kept = [key for key in after if key in before]
    if kept != [key for key in before if key in after]:
        found.append("The parts stand in another order.")
    if any(old.get(name) != new.get(name) for name in ("title", "logo", "colour", "partnership", "group")):
        found.append("The cover has changed.")
    return found


def _changes_of_part(old: dict, new: dict) -> list[str]:
    title, found = new["title"], []
    if old["title"] != title:
        found.append(f"“{old['title']}” is called “{title}” now.")
    if old["words"] != new["words"]:
        found.append(f"“{title}”: the words have changed.")
    before = {fact["key"]: fact for fact in old["facts"]}
    after = {fact["key"]: fact for fact in new["facts"]}
    found += [f"“{title}”: “{fact['title']}” is new." for key, fact in after.items() if key not in before]
    found += [f"“{title}”: “{fact['title']}” is gone." for key, fact in before.items() if key not in after]
    changed = [key for key in after if key in before and _said(after[key]) != _said(before[key])]
    return found + [f"“{title}”: “{after[key]['title']}” says something else." for key in changed]


def _said(fact: dict) -> dict:
    """What a fact says, whenever it was taken."""
    return {name: value for name, value in fact.items() if name not in {"taken_at", "digest", "parameters"}}
