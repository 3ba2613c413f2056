"""An arrangement as the text of a file again: what the normal form filled in is left out, what was given is kept.

``read_text(as_text(document)) == document`` for every document in the normal form.
"""

import functools
import json
import re
import textwrap
from decimal import Decimal

from partnership.files.lean import lean
from partnership.files.shape import SCHEMA

WIDTH, STEP = 116, 2
_PLAIN = re.compile(r"[A-Za-z0-9£(](?:[^:#,\[\]{}\"\n\t]*[^\s:#,\[\]{}\"])?")
_SPECIAL = re.compile(r"(?i)true|false|yes|no|on|off|y|n|null|[-+]?[.0-9]+")
_MONEY = {"amount", "printed-total"}
COMMENTS = {
    "partnership": "Who the partnership is, and from when this arrangement holds. Its key never changes.",
    "guidance-editions": "The editions of national guidance that this file names.",
    "area": "The place.",
    "terms": "What the partnership calls things, with dates.",
    "sectors": "How agencies are sorted.",
    "agencies": "Every body of the arrangement. Keys stay the same for good.",
    "linked-boards": "Boards and forums beside the partnership.",
    "posts": "Posts, never people. Each with the role it has in the portal.",
    "groups": "The groups, each under its parents.",
    "priorities": "What the partnership works on, each with its own years.",
    "reporting": "What is reported, when, and what every group must evidence.",
    "funding": "Contributions by year, in pounds without commas.",
    "rapid-review": "Who does what in a rapid review.",
    "ladders": "Reminders, in working days.",
    "procedures": "What is done by when. A limit that the arrangement does not state is none-stated.",
    "plans": "What will be done once.",
    "statements": "What the arrangement commits to, by subject.",
}


def as_text(document: dict) -> str:
    """The file of a document in the normal form, with a line of explanation above each part."""
    lines = []
    for key, value in in_order(lean(document)).items():
        if lines:
            lines += ["", f"# {COMMENTS[key]}"] if key in COMMENTS else [""]
        lines += entry(key, value, 0)
    return "\n".join([*lines, ""])


def in_order(value):
    """The same with the keys of every map in the order of the schema: a database may have kept them in its own."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: _ranks().get(key, len(_ranks())))
        return {key: in_order(value[key]) for key in keys}
    return [in_order(one) for one in value] if isinstance(value, list) else value


@functools.cache
def _ranks() -> dict[str, int]:
    """The place of each key in the schema, by where it is named first."""
    names, waiting = {}, [json.loads(SCHEMA.read_text())]
    while waiting:
        node = waiting.pop(0)
        for name in node.get("properties", {}):
            names.setdefault(name, len(names))
        waiting += [child for child in _children(node) if isinstance(child, dict)]
    return names


def _children(node: dict):
    for child in node.values():
        if isinstance(child, dict):
            yield child
        elif isinstance(child, list):
            yield from child


def entry(key: str, value, indent: int) -> list[str]:
    """The lines of one key with its value."""
    head = f"{' ' * indent}{key}:"
    flat = f"{head} {flow(value, key)}"
    if not isinstance(value, dict | list) or (len(flat) <= WIDTH and indent and _is_small(value)):
        return _folded(head, value, indent) if isinstance(value, str) and len(flat) > WIDTH else [flat]
    if not value:
        return [flat]
    return [head, *block(value, indent + STEP)]


def block(value: dict | list, indent: int) -> list[str]:
    """A map or a list over several lines."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in entry(key, inner, indent)]
    return [line for item in value for line in list_item(item, indent)]


def list_item(item, indent: int) -> list[str]:
    """The lines of one item of a list, the first with its hyphen at ``indent``."""
    flat = f"{' ' * indent}- {flow(item)}"
    if not isinstance(item, dict) or not item or (len(flat) <= WIDTH and _is_small(item)):
        return [flat]
    lines = block(item, indent + STEP)
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def _is_small(value) -> bool:
    """Whether a value reads well on one line: no map inside a map inside a map."""
    inner = value.values() if isinstance(value, dict) else value
    deep = [one for one in inner if isinstance(one, dict | list)]
    return all(not isinstance(leaf, dict | list) for one in deep for leaf in _leaves(one))


def _leaves(value):
    return value.values() if isinstance(value, dict) else value


def flow(value, key: str = "") -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inner}: {flow(one, inner)}" for inner, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if key in _MONEY or isinstance(value, int | Decimal):
        return str(value)
    return _text(str(value))


def _text(text: str) -> str:
    """Text as it is where YAML reads it as the same text, in quotes everywhere else."""
    if text.isprintable() and _PLAIN.fullmatch(text) and not _SPECIAL.fullmatch(text):
        return text
    return '"' + "".join(_letter(letter) for letter in text) + '"'


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    number = ord(letter)
    return {"\n": "\\n", "\t": "\\t"}.get(letter) or (f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")


def _folded(head: str, text: str, indent: int) -> list[str]:
    """A long text over several lines, which are read as one; in quotes where folding would change it."""
    margin = " " * (indent + STEP)
    lines = textwrap.wrap(text, WIDTH - len(margin), break_long_words=False, break_on_hyphens=False)
    if not text.isprintable() or " ".join(lines) != text:
        return [f"{head} {_text(text)}"]
    return [f"{head} >-", *(margin + line for line in lines)]
