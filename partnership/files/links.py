"""References inside procedures, ladders and the rapid review: anchors, owners, limits, outcomes."""

from partnership.files.faults import Report, one_of, quoted
from partnership.files.names import Names, circle, exactly_one


def check(document: dict, report: Report) -> None:
    """Note steps that hang on nothing, limits that say two things, owners and bodies that do not exist."""
    names = Names(document, report)
    for position, procedure in enumerate(document["procedures"]):
        _procedure(procedure, ("procedures", position), names)
    for key, ladder in document.get("ladders", {}).items():
        for position, rung in enumerate(ladder.get("climb", [])):
            if rung["to"] != "manager":
                names.want_who(rung["to"], ("ladders", key, "climb", position, "to"))
    if "rapid-review" in document:
        _rapid_review(document, names)


def _procedure(procedure, place, names):
    events = [event["key"] for event in procedure["events"]]
    steps = [step["key"] for step in procedure["steps"]]
    for position, step in enumerate(procedure["steps"]):
        here = (*place, "steps", position)
        if step["key"] in events:
            sentence = f"{quoted(step['key'])} is also an event of this procedure. Give the step another key."
            names.report.add((*here, "key"), sentence)
        _step(step, here, [*events, *steps], names)
    if "day-count" in procedure:
        event = procedure["day-count"]["event"]
        _known(event, [*events, *steps], "event", (*place, "day-count", "event"), names.report)
    round_trip = circle({step["key"]: [step["anchor"]] for step in procedure["steps"] if step["anchor"] in steps})
    if round_trip:
        sentence = f"the steps wait for each other: {' → '.join(round_trip)}. Anchor one of them on an event."
        names.report.add((*place, "steps", steps.index(round_trip[0]), "anchor"), sentence)


def _known(value, known, noun, place, report):
    if value not in known:
        report.add(place, f"{quoted(value)} is not an event or a step of this procedure. {one_of(value, known, noun)}")


def _step(step, place, anchors, names):
    _known(step["anchor"], anchors, "event", (*place, "anchor"), names.report)
    exactly_one(step, ("owner", "outside"), place, names.report)
    names.want_owner(step.get("owner"), (*place, "owner"))
    names.want("outside body", step.get("outside"), (*place, "outside"))
    names.want("ladder", step.get("ladder"), (*place, "ladder"))
    names.want_all("post", step.get("posts"), (*place, "posts"))
    for position, who in enumerate(step.get("tells", [])):
        names.want_who(who, (*place, "tells", position))
    limit(step.get("limit"), (*place, "limit"), names.report)
    for position, reading in enumerate(step.get("readings", [])):
        here = (*place, "readings", position)
        limit(reading["limit"], (*here, "limit"), names.report)
        if "anchor" in reading:
            _known(reading["anchor"], anchors, "event", (*here, "anchor"), names.report)
    if "standing" in step and step.get("source") != "law":
        names.report.add(
            (*place, "standing"), "only a national limit has a standing. Add “source: law” or take it out."
        )


def limit(value, place: tuple, report: Report) -> None:
    """Note a limit that is not one of: within, before, or from with to."""
    if not isinstance(value, dict):
        return
    if ("from" in value) != ("to" in value):
        report.add(place, "a range has both from and to. Add the other, or write within.")
        return
    exactly_one(value, ("within", "before", "to"), place, report)
    if "from" in value and value["from"] > value["to"]:
        report.add((*place, "to"), f"the range ends at {value['to']} and begins at {value['from']}. Turn them round.")
    if value["unit"] == "hours" and value.get("first-day"):
        report.add((*place, "first-day"), "hours are counted from the moment itself. Take first-day out.")


def _rapid_review(document, names):
    terms, place = document["rapid-review"], ("rapid-review",)
    names.want("procedure", terms["procedure"], (*place, "procedure"))
    names.want("group", terms.get("considers"), (*place, "considers"))
    _decider(document, terms["decides"], (*place, "decides"), names)
    names.want_all("role", terms.get("advises"), (*place, "advises"))
    for key in ("tells-when-opened", "tells-when-decided", "feeds-back-to"):
        for position, who in enumerate(terms.get(key, [])):
            names.want_who(who, (*place, key, position))
    for position, outcome in enumerate(terms["outcomes"]):
        names.want("procedure", outcome.get("opens"), (*place, "outcomes", position, "opens"))
    request = terms.get("information-request", {})
    names.want("ladder", request.get("ladder"), (*place, "information-request", "ladder"))
    limit(request.get("answer-within"), (*place, "information-request", "answer-within"), names.report)
    limit(terms.get("refer-within"), (*place, "refer-within"), names.report)


def _decider(document, role, place, names):
    names.want("role", role, place)
    held = [post.get("role") for post in document.get("posts", [])]
    if role in names.known["role"] and role not in held:
        sentence = f"no post has the role {quoted(role)}, so nobody could decide. Add “role: {role}” to a post."
        names.report.add(place, sentence)
