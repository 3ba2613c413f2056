"""The normal form: JSON-able, every list present, every default said, so that no reader has to guess."""

from decimal import Decimal

LISTS = (
    "guidance-editions",
    "terms",
    "sectors",
    "agencies",
    "linked-boards",
    "posts",
    "groups",
    "priorities",
    "funding",
    "procedures",
    "plans",
    "statements",
)
DEFAULT_LADDER = {"leads": [5, 2, 0], "overdue-every": 1, "climb": []}
_OF_GROUP = ("parents", "members", "focus", "footprint", "must-evidence", "reports-to")
_OF_AGENCY = ("acts-for", "linked-through", "shared-with", "localities")


def form(document: dict) -> dict:
    """A new dict in the normal form; the given one is left alone."""
    arrangement = _plain(document)
    for part in LISTS:
        arrangement.setdefault(part, [])
    _texts(arrangement["partnership"], ("version",))
    arrangement["partnership"].setdefault("colour", "#1d5f6e")
    for key in ("succeeds", "approvals", "values", "purpose"):
        arrangement["partnership"].setdefault(key, [])
    for key in ("councils", "localities", "neighbours", "facts"):
        arrangement["area"].setdefault(key, [])
    _lists(arrangement["guidance-editions"], ("report-must-say",))
    _lists(arrangement["agencies"], _OF_AGENCY)
    _lists(arrangement["groups"], _OF_GROUP)
    _lists(arrangement["posts"], ("held-with",))
    _lists(arrangement["priorities"], ("audience", "doing", "groups"))
    arrangement["ladders"] = _ladders(arrangement.get("ladders", {}))
    for year in arrangement["funding"]:
        _money(year)
    for procedure in arrangement["procedures"]:
        _procedure(procedure)
    _rapid_review(arrangement.setdefault("rapid-review", None))
    _reporting(arrangement.setdefault("reporting", {}))
    return arrangement


def _plain(value):
    """A deep copy without decimals, which JSON has none of."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Decimal) else value


def _texts(item, keys):
    for key in keys:
        if key in item:
            item[key] = str(item[key])


def _lists(items, keys):
    for item in items:
        for key in keys:
            item.setdefault(key, [])


def _ladders(ladders):
    ladders = {"default": DEFAULT_LADDER, **ladders}
    return {key: {"overdue-every": 1, "climb": [], **ladder} for key, ladder in ladders.items()}


def _money(year):
    year.setdefault("currency", "GBP")
    _lists([year], ("rows", "not-counted"))
    for row in year["rows"]:
        row.setdefault("kind", "money")
    for item in [*year["rows"], *year["not-counted"], year]:
        for key in ("amount", "printed-total"):
            if key in item:
                item[key] = f"{Decimal(item[key]):.2f}"


def _limit(value):
    """The limit with its defaults, or ``None`` where the arrangement states none."""
    if not isinstance(value, dict):
        return None
    return {"first-day": 0, "roll": "none", **value}


def _procedure(procedure):
    _texts(procedure, ("version",))
    answer = procedure.get("kind-of-day-not-stated")
    if answer:
        answer.setdefault("confirmed", False)
    count = procedure.get("day-count")
    if count and count["unit"] == "not-stated" and answer:
        count["unit"] = answer["count-as"]
    for step in procedure["steps"]:
        _step(step)


def _step(step):
    source = step.setdefault("source", "local")
    step.setdefault("pausable", source == "local")
    step.setdefault("ladder", "default")
    _lists([step], ("tells", "readings", "posts"))
    if source == "law":
        step.setdefault("standing", "duty")
    if "outside" in step:
        step["owner"] = f"outside:{step['outside']}"
    for reading in step["readings"]:
        reading["limit"] = _limit(reading["limit"])
        reading.setdefault("anchor", step["anchor"])
    step["limit"] = _limit(step.get("limit"))
    if step["readings"] and step["limit"] is None:
        step["limit"] = step["readings"][0]["limit"]


def _rapid_review(terms):
    if terms is None:
        return
    keys = ("advises", "tells-when-opened", "tells-when-decided", "feeds-back-to", "outside-bodies", "criteria")
    _lists([terms], keys)
    terms.setdefault("considers", "")
    request = terms.setdefault("information-request", {"answer-within": {"within": 5, "unit": "working-days"}})
    request["answer-within"] = _limit(request["answer-within"])
    request.setdefault("ladder", "default")
    terms["refer-within"] = _limit(terms.get("refer-within"))
    for outcome in terms["outcomes"]:
        outcome.setdefault("opens", "")


def _reporting(reporting):
    _lists([reporting], ("reports-due", "evidence-from", "every-group"))
    if "report" in reporting:
        report = reporting["report"]
        _lists([report], ("contents", "read-by", "sent-to"))
        _lists(report["contents"], ("covers", "facts"))
        report.setdefault("signed-by", "statutory-partners")
        for content in report["contents"]:
            content.setdefault("kind", "part")
