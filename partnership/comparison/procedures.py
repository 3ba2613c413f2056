"""Differences in procedures: steps with their old and new limits, reminders, who decides in a rapid review."""

from partnership import sections, words
from partnership.arrangement import Arrangement
from partnership.comparison.facts import rows
from partnership.comparison.people import both
from partnership.comparison.saying import Section, alike, by_key, difference, listed


def steps(before: Arrangement, after: Arrangement) -> Section:
    """Procedures that came or went, and in the others every step with its old and new limit."""
    section = Section("Procedures and their limits")
    was, now = by_key(before.procedures), by_key(after.procedures)
    listed(
        section,
        was,
        now,
        lambda item: item["title"],
        {**alike("title", "guidance", "note"), "the rest": (_rest, _rest)},
    )
    for key in (key for key in now if key in was):
        _within(section, was[key], now[key], before, after)
    for name in dict.fromkeys([*before.document["ladders"], *after.document["ladders"]]):
        ladders = (_ladder(a.document["ladders"].get(name)) for a in (before, after))
        section.changed += difference(f"Reminders “{name}”", *ladders)
    return section


def _rest(item: dict) -> str:
    """Of a procedure: which events it knows, from when it holds, how its days are counted."""
    events = ", ".join(event["title"] for event in item["events"])
    answer = item.get("kind-of-day-not-stated", {})
    counted = f"; a day that is not stated counts as {answer['count-as']}" if answer else ""
    confirmed = " (confirmed)" if answer.get("confirmed") else ""
    return f"from {item['effective-from']}, version {item['version']}, events: {events}{counted}{confirmed}"


def _within(section: Section, was: dict, now: dict, before: Arrangement, after: Arrangement) -> None:
    titles = [{i["key"]: i["title"] for i in [*side["events"], *side["steps"]]} for side in (was, now)]
    anchors = tuple((lambda item, names=names: names[item["anchor"]]) for names in titles)
    readers = {
        "limit": (_limits, _limits),
        "counted from": anchors,
        **both(before, after, who=_who, tells=lambda item, a: words.everybody(item["tells"], a)),
        "whose limit": (words.source, words.source),
        **alike("title", "pausable", "evidence", "guidance", "met-by", "ladder", "stage", "note"),
    }
    name = f"{now['title']}, step “"
    listed(section, by_key(was["steps"]), by_key(now["steps"]), lambda item: f"{name}{item['title']}”", readers)


def _limits(step: dict) -> str:
    """The limit in words; with several readings, each of them."""
    if not step["readings"]:
        return words.limit(step["limit"])
    return "; ".join(f"{reading['title']}: {words.limit(reading['limit'])}" for reading in step["readings"])


def _who(step: dict, arrangement: Arrangement) -> str:
    posts = [arrangement.post(key)["title"] for key in step["posts"]]
    return ", ".join(posts) or words.who(step["owner"], arrangement)


def _ladder(ladder: dict | None) -> str:
    if ladder is None:
        return ""
    leads = ", ".join(str(lead) for lead in ladder["leads"])
    climb = ", ".join(f"to {rung['to']} after {rung['after']}" for rung in ladder["climb"])
    return f"{leads} working days before, every {ladder['overdue-every']} while late{', ' + climb if climb else ''}"


def rapid_review(before: Arrangement, after: Arrangement) -> Section:
    """Who does what in a rapid review."""
    section = Section("Who decides what in a rapid review")
    return rows(section, sections.rapid_review(before), sections.rapid_review(after))
