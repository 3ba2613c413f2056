"""From bytes to plain values with line numbers. Only maps, lists, text, numbers, yes and no are read.

The YAML is walked event by event and nothing is ever constructed from a tag, so that a hostile
file can name no class; anchors and aliases are refused, so that a small file cannot unfold into
a large one. Dates stay text: the rules check them and can say what is wrong with them.
"""

import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import yaml

from partnership.files.faults import Faulty, Report, quoted

LARGEST = 1024 * 1024
DEEPEST = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,6}")
_PLAIN = {"true": True, "yes": True, "false": False, "no": False, "null": None, "~": None, "": None}


def load(path: str | Path) -> tuple[object, Report]:
    """The plain values of a file, and the report that knows the line of each. Raises ``Faulty``."""
    return load_text(_decoded(Path(path)))


def load_text(text: str) -> tuple[object, Report]:
    """The same of a text that is at hand already, as the draft of an arrangement is. Raises ``Faulty``."""
    try:
        return _Walk(text).document()
    except yaml.YAMLError as error:
        raise Faulty([_yaml_fault(error, text)]) from None


def _decoded(path: Path) -> str:
    if path.is_dir():
        raise Faulty([f"{path} is a folder. Name the arrangement file inside it, which ends in .yaml."])
    if not path.is_file():
        raise Faulty([f"{path} does not exist. Check the name; arrangement files are kept in arrangements/."])
    if path.stat().st_size > LARGEST:
        raise Faulty([f"{path} is larger than 1 MB. An arrangement file is text of some hundred kilobytes at most."])
    try:
        return decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise Faulty([f"{path} cannot be read: {error.strerror}. Check who may read it."]) from None


def decoded(content: bytes, name: str = "the file") -> str:
    """The text of a file's bytes. Raises ``Faulty`` for what is too large, empty or no text in UTF-8."""
    if len(content) > LARGEST:
        raise Faulty([f"{name} is larger than 1 MB. An arrangement file is text of some hundred kilobytes at most."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty([f"{name} is not text in UTF-8. Save it as plain text, encoding UTF-8."]) from None
    if not text.strip():
        raise Faulty([f"{name} is empty. Start from a copy of arrangements/template.yaml."])
    return text


def _yaml_fault(error: yaml.YAMLError, text: str) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "the file (line 1): it holds characters that are not text. Save it as plain text, encoding UTF-8."
    line = text.splitlines()[mark.line] if mark.line < len(text.splitlines()) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return (
            f"the file (line {mark.line + 1}): the line is indented with a tab. Indent with spaces, two for each level."
        )
    problem = getattr(error, "problem", None) or "it cannot be read"
    return (
        f"the file (line {mark.line + 1}, column {mark.column + 1}): this is not YAML ({problem}). "
        "Check the indent, and put quotes around text that holds a colon followed by a space."
    )


class _Walk:
    """One reading of one file."""

    def __init__(self, text: str):
        self.events = yaml.parse(text, Loader=_LOADER)
        self.lines: dict[tuple, int] = {}
        self.faults = Report(None, self.lines)

    def document(self):
        """The values of the only document."""
        next(self.events), next(self.events, None)
        first = next(self.events, None)
        if first is None or isinstance(first, yaml.StreamEndEvent):
            raise Faulty(["the file holds only comments. Start from a copy of arrangements/template.yaml."])
        value = self._value(first, ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Faulty(
                [f"the file (line {after.start_mark.line + 1}): a second document begins. One file, one arrangement."]
            )
        self.faults.document = value
        self.faults.raise_if_any()
        if not isinstance(value, dict):
            raise Faulty(["the file (line 1): it should be a list of keys with values, beginning with “format: 1”."])
        return value, self.faults

    def _value(self, event, place: tuple):
        self.lines.setdefault(place, event.start_mark.line + 1)
        self._refuse_tricks(event, place)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_control_characters(event)
            return _scalar(event)
        return self._map(place) if isinstance(event, yaml.MappingStartEvent) else self._list(place)

    def _refuse_tricks(self, event, place):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Faulty(
                [f"the file (line {line}): “{event.anchor}” is an anchor or an alias (& or *). Write the text out."]
            )
        if event.tag and event.tag != "!":
            raise Faulty(
                [f"the file (line {line}): the tag {quoted(event.tag)} is not read. Write plain text instead."]
            )
        if len(place) > DEEPEST:
            raise Faulty([f"the file (line {line}): more than {DEEPEST} levels inside each other. Check the brackets."])

    def _refuse_control_characters(self, event):
        """Escapes such as \\0 in quotes; no database keeps them and no page shows them."""
        if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in event.value):
            line = event.start_mark.line + 1
            raise Faulty(
                [f"the file (line {line}): the text holds a character that cannot be shown. Type the text again."]
            )

    def _map(self, place):
        values: dict = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise Faulty(
                    [f"the file (line {line}): a key must be a word, not a list. Check the brackets and colons."]
                )
            self._refuse_tricks(event, place)
            self._refuse_control_characters(event)
            key = event.value
            if key in values:
                first = self.lines[(*place, key)]
                self.faults.add((*place, key), f"the key stands twice, on lines {first} and {line}. Keep one.")
            self.lines.setdefault((*place, key), line)
            values[key] = self._value(next(self.events), (*place, key))
        return {key: value for key, value in values.items() if value is not None}

    def _list(self, place):
        values: list = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values))))
        return values


def _scalar(event):
    text = event.value
    if not event.implicit[0]:
        return text.strip()
    if text.lower() in _PLAIN:
        return _PLAIN[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
