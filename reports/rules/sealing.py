"""When a report can be sealed, what is worth a look before, and what changed between two seals."""

import datetime

from reports.models import Comment, Fact, Report, Section
from reports.rules.moves import against_move, outline_for
from reports.rules.signing import CHAIR, signatories, writers_of
from safeguarding.clock import wall
from safeguarding.design.dates import counted, long_date

# Facts older than this are worth a second look before the seal.
STALE_AFTER_DAYS = 14


def reasons_against_sealing(report: Report, person) -> list[str]:
    """What the report still needs before it is frozen for sign-off."""
    return against_move(report, "seal", person) or reasons_against_content(report)


def reasons_against_content(report: Report) -> list[str]:
    """What is missing in the report itself: parts that may not be empty, facts not taken, comments not answered."""
    sections = list(report.sections.prefetch_related("facts"))
    return [
        *_empty_parts(report, sections),
        *_unanswered_requirements(report),
        *_never_taken(sections),
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


def _unanswered_requirements(report: Report) -> list[str]:
    """The parts that the guidance asks for and that say nothing yet."""
    return []


def _never_taken(sections: list[Section]) -> list[str]:
    lacking = [one.title for one in sections if set(one.facts_wanted) - {fact.key for fact in one.facts.all()}]
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


def warnings_before_sealing(report: Report) -> list[str]:
    """What is worth a look and stops nothing: old facts, partners for whom nobody could sign."""
    before = wall.now() - datetime.timedelta(days=STALE_AFTER_DAYS)
    old = list(Fact.objects.filter(section__report=report, taken_at__lt=before).select_related("section"))
    warnings = []
    if old:
        first = min(fact.taken_at for fact in old)
        warnings.append(
            f"{counted(len(old), 'fact').capitalize()} {'was' if len(old) == 1 else 'were'} taken more than "
            f"{STALE_AFTER_DAYS} days ago, the oldest on {long_date(first)}. Refresh them if they may have changed: "
            f"{', '.join(f'“{fact.title}”' for fact in old)}."
        )
    writers = writers_of(report)
    for one in signatories(report):
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
