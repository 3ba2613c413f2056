"""The normal form without what ``normal`` fills in, so that a file shows what somebody decided and nothing else."""

import copy

REQUIRED = ("format", "partnership", "area", "sectors", "agencies", "groups", "procedures")
ORDER = (
    "format",
    "partnership",
    "guidance-editions",
    "area",
    "terms",
    "sectors",
    "agencies",
    "linked-boards",
    "posts",
    "groups",
    "priorities",
    "reporting",
    "funding",
    "rapid-review",
    "ladders",
    "procedures",
    "plans",
    "statements",
)
# Lists that the format wants even when they are empty.
_WANTED = {"events", "steps", "outcomes", "leads", *REQUIRED}


def lean(document: dict) -> dict:
    """A new document with the same meaning, its parts in the order of the format."""
    found = copy.deepcopy(document)
    for procedure in found["procedures"]:
        for step in procedure["steps"]:
            _step(step)
    if found["rapid-review"] is not None:
        _rapid_review(found["rapid-review"])
    for year in found["funding"]:
        for row in year["rows"]:
            _drop(row, kind="money")
    _report(found["reporting"].get("report", {}))
    found = _without_empty(found)
    return {
        key: found[key] for key in (*ORDER, *found) if key in found and not (key == "rapid-review" and not found[key])
    }


def _step(step: dict) -> None:
    if "outside" in step:
        del step["owner"]
    _drop(step, pausable=step["source"] == "local", ladder="default")
    for reading in step["readings"]:
        reading["limit"] = _limit(reading["limit"])
        _drop(reading, anchor=step["anchor"])
    step["limit"] = _limit(step["limit"])
    if step["readings"] and step["limit"] == step["readings"][0]["limit"]:
        del step["limit"]
    _drop(step, source="local")


def _limit(limit: dict | None):
    if limit is None:
        return "none-stated"
    return _drop(dict(limit), **{"first-day": 0, "roll": "none"})


def _rapid_review(terms: dict) -> None:
    request = terms["information-request"]
    request["answer-within"] = _limit(request["answer-within"])
    _drop(request, ladder="default")
    if terms["refer-within"] is not None:
        terms["refer-within"] = _limit(terms["refer-within"])
    _drop(terms, considers="")
    for outcome in terms["outcomes"]:
        _drop(outcome, opens="")


def _report(report: dict) -> None:
    _drop(report, **{"signed-by": "statutory-partners"})
    for content in report.get("contents", []):
        _drop(content, kind="part")


def _drop(item: dict, **usual) -> dict:
    """Take out the keys that say the usual."""
    for key, value in usual.items():
        if item.get(key, object()) == value:
            del item[key]
    return item


def _without_empty(value):
    """Without empty lists, empty maps and nothing, as deep as it goes."""
    if isinstance(value, list):
        return [_without_empty(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _without_empty(inner) for key, inner in value.items()}
    return {key: one for key, one in found.items() if key in _WANTED or one not in ([], {}, None)}
