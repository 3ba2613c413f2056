"""Change one thing in the text of an arrangement file and leave every other line, with its comments, as it was.

Works on text that is YAML, whether or not the arrangement in it is right. Each change is read again
afterwards; where the text cannot be cut safely, the whole file is written anew.
"""

import copy

import yaml

from partnership.files import text as reading
from partnership.files import writing
from partnership.files.faults import Faulty

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def values_of(text: str) -> dict:
    """The plain values of a text. Raises ``Faulty`` where it is no YAML, or holds something else than keys."""
    return reading.load_text(text)[0]


def items_of(text: str, part: str) -> list[dict]:
    """The items of one list of the file, such as ``priorities``. Raises ``Faulty`` where it is no list of items."""
    items = values_of(text).get(part, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Faulty([f"{part}: it should be a list (each line begins with “- ”). Mend it in the text first."])
    return items


def put_item(text: str, part: str, item: dict, key: str = "") -> str:
    """``text`` with ``item`` in the place of the one with this key, or at the end of the list. Raises ``Faulty``."""
    items = items_of(text, part)
    place = next((n for n, one in enumerate(items) if key and one.get("key") == key), None)
    wanted = [*items, item] if place is None else [*items[:place], item, *items[place + 1 :]]
    return _with(text, part, wanted, lambda node: _cut_item(text, node, place, item))


def drop_item(text: str, part: str, key: str) -> str:
    """``text`` without the item of this key. Raises ``Faulty``."""
    items = items_of(text, part)
    place = next((n for n, one in enumerate(items) if one.get("key") == key), None)
    if place is None:
        return text
    return _with(text, part, items[:place] + items[place + 1 :], lambda node: _cut_out(text, node, place))


def put_facts(text: str, facts: dict) -> str:
    """``text`` with these keys of ``partnership``; a key with None, an empty text or list is taken out."""
    known = values_of(text).get("partnership")
    if not isinstance(known, dict):
        raise Faulty(["partnership: it should be keys with values under it. Mend it in the text first."])
    for key, value in facts.items():
        if value in (None, "", []):
            wanted = {name: one for name, one in known.items() if name != key}
        else:
            wanted = {**known, key: value}
        if wanted != known:
            text = _with(text, "partnership", wanted, lambda node, k=key, v=value, t=text: _cut_fact(t, node, k, v))
        known = wanted
    return text


def _with(text: str, part: str, wanted, cut) -> str:
    """The text cut by ``cut``, or written anew when the cut does not say what is wanted."""
    expected = {**copy.deepcopy(values_of(text)), part: wanted}
    root = yaml.compose(text, Loader=_LOADER)
    node = next((value for name, value in root.value if name.value == part), None)
    below = "\n".join([text.rstrip("\n"), "", *writing.entry(part, wanted, 0), ""])
    found = below if node is None else cut(node)
    if found is not None and _says(found, expected):
        return found
    return "\n".join([line for key, value in expected.items() for line in writing.entry(key, value, 0)]) + "\n"


def _says(text: str, expected: dict) -> bool:
    try:
        return values_of(text) == expected
    except Faulty:
        return False


def _cut_item(text: str, node, place: int | None, item: dict) -> str | None:
    """One item of a list written over, or one more below the last."""
    if node.flow_style or not isinstance(node, yaml.SequenceNode) or not node.value:
        return None if node.value else _instead(text, node, writing.list_item(item, writing.STEP))
    if place is None:
        lines = writing.list_item(item, node.start_mark.column)
        at = _end_of_line(text, _end(text, node))
        return text[:at] + "\n" + "\n".join(lines) + text[at:]
    old = node.value[place]
    lines = writing.list_item(item, old.start_mark.column - writing.STEP)
    return text[: old.start_mark.index] + "\n".join(lines).lstrip()[2:] + text[_end(text, old) :]


def _cut_out(text: str, node, place: int) -> str | None:
    """A list without one of its items."""
    if node.flow_style:
        return None
    if len(node.value) == 1:
        return text[: node.start_mark.index].rstrip() + " []" + text[_end(text, node) :]
    old = node.value[place]
    return _without_lines(text, old.start_mark.index, _end(text, old))


def _cut_fact(text: str, node, key: str, value) -> str | None:
    """One key of a map over several lines: written over, added at its end, or taken out."""
    if node.flow_style:
        return None
    pair = next(((name, one) for name, one in node.value if name.value == key), None)
    column = node.value[0][0].start_mark.column
    if pair is None:
        at = _end_of_line(text, _end(text, node))
        return text[:at] + "\n" + "\n".join(writing.entry(key, value, column)) + text[at:]
    begin, end = pair[0].start_mark.index, _end(text, pair[1])
    if value in (None, "", []):
        return _without_lines(text, begin, end)
    return text[:begin] + "\n".join(writing.entry(key, value, column)).lstrip() + text[end:]


def _instead(text: str, node, lines: list[str]) -> str:
    """Lines below the key in the place of an empty list."""
    return text[: node.start_mark.index].rstrip() + "\n" + "\n".join(lines) + text[_end(text, node) :]


def _end(text: str, node) -> int:
    """Where the last letter of a node stands; the marks of what goes over several lines reach beyond it."""
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.index
        return len(text[:end].rstrip()) if node.style in ("|", ">") else end
    if node.flow_style or not node.value:
        return node.end_mark.index
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _without_lines(text: str, begin: int, end: int) -> str:
    """The text without the whole lines from ``begin`` to ``end``."""
    first = text.rfind("\n", 0, begin) + 1
    return text[:first] + text[_end_of_line(text, end) + 1 :]
