"""Which names an arrangement file knows, so that a reference can be held against them."""

from collections.abc import Iterable

from accounts.policy import ROLES
from partnership.files.faults import Report, one_of, quoted

STATUTORY = ("local-authority", "health", "police")
EVERYBODY = ("partners", "agencies", "referrer")


class Names:
    """The keys of every list of one document, by what they name."""

    def __init__(self, document: dict, report: Report):
        self.report = report
        self.known = {
            noun: [item["key"] for item in document.get(part, [])]
            for noun, part in (
                ("agency", "agencies"),
                ("post", "posts"),
                ("group", "groups"),
                ("sector", "sectors"),
                ("procedure", "procedures"),
                ("guidance edition", "guidance-editions"),
            )
        }
        self.known["locality"] = [item["key"] for item in document["area"].get("localities", [])]
        self.known["ladder"] = list(document.get("ladders", {}))
        self.known["role"] = list(ROLES)
        outside = document.get("rapid-review", {}).get("outside-bodies", [])
        self.known["outside body"] = [item["key"] for item in outside]

    def want(self, noun: str, value, place: tuple) -> None:
        """Note a fault unless the value is a known key of this noun; nothing given is no fault."""
        if value is not None and value not in self.known[noun]:
            article = "an" if noun[0] in "aeo" else "a"
            right = one_of(value, self.known[noun], noun)
            self.report.add(place, f"{quoted(value)} is not {article} {noun} of this file. {right}")

    def want_all(self, noun: str, values: Iterable | None, place: tuple) -> None:
        """``want`` for each item of a list."""
        for position, value in enumerate(values or []):
            self.want(noun, value, (*place, position))

    def want_who(self, value, place: tuple) -> None:
        """Note a fault unless the value is an address that the portal can tell."""
        kind, colon, key = value.partition(":")
        nouns = {"role": "role", "group-chair": "group", "agency": "agency", "post": "post", "outside": "outside body"}
        if colon and kind in nouns:
            self.want(nouns[kind], key, place)
        elif colon or value not in EVERYBODY:
            right = f"Did you mean “role:{value}”?" if value in ROLES else one_of(kind, [*EVERYBODY, *nouns], "kind")
            self.report.add(place, f"{quoted(value)} names nobody who can be told. {right}")

    def want_owner(self, value, place: tuple) -> None:
        """Note a fault unless the value is somebody who can own a step."""
        allowed = [*self.known["role"], *EVERYBODY, *STATUTORY]
        if value is None or value in allowed:
            return
        if value.partition(":")[0] in ("agency", "post", "group-chair"):
            self.want_who(value, place)
        else:
            right = one_of(value, allowed, "owner")
            self.report.add(place, f"{quoted(value)} is not a role or an owner that this file can name. {right}")


def circle(edges: dict[str, list[str]]) -> list[str]:
    """One circle in a graph as the keys along it, or an empty list."""
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        found = _follow(start, edges, path, done)
        if found:
            return found
    return []


def _follow(key, edges, path, done):
    if key in path:
        return [*path[path.index(key) :], key]
    if key in done:
        return []
    path.append(key)
    for following in edges.get(key, []):
        if found := _follow(following, edges, path, done):
            return found
    done.add(path.pop())
    return []


def exactly_one(item: dict, keys: tuple, place: tuple, report: Report) -> None:
    """Note a fault unless exactly one of the keys is given."""
    given = [key for key in keys if key in item]
    if len(given) != 1:
        what = f"{' and '.join(given)} stand together" if given else "none is given"
        report.add(place, f"exactly one of {', '.join(keys)} is wanted here, and {what}.")
