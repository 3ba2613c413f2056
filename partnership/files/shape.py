"""The file against the published schema, with each difference said in a sentence."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

from partnership.files.faults import Report, one_of, quoted

SCHEMA = Path(__file__).resolve().parent.parent / "schema" / "arrangement.schema.json"
_KINDS = {
    "object": "keys with values under it",
    "array": "a list (each line begins with “- ”)",
    "string": "text (put quotes around it)",
    "integer": "a whole number",
    "number": "a number without commas or a pound sign",
    "boolean": "yes or no",
}
_PATTERNS = {
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "Write a date as 2026-04-01: year, month, day.",
    "^#[0-9a-fA-F]{6}$": "Write a colour as # and six digits, for example #1d5f6e.",
    "^none-stated$": "Give within and unit, or write none-stated where the arrangement gives no limit.",
    "^[0-9]{4}(/[0-9]{2})?$": "Write a year as 2026 or 2026/27.",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Use lower-case letters, digits and single hyphens, for example rapid-review.",
    "\\S": "Write something, or leave the key out.",
}


@cache
def validator(schema: Path = SCHEMA) -> Draft202012Validator:
    """A schema, ready to check with; the arrangement's unless another is named."""
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def check(document, report: Report, schema: Path = SCHEMA) -> None:
    """Note every difference between the document and the schema."""
    for error in validator(schema).iter_errors(document):
        for place, sentence in _said(error):
            report.add(place, sentence)


def _said(error) -> Iterator[tuple[tuple, str]]:
    place = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and error.validator_value is False:
        allowed = set(error.schema.get("properties", {}))
        for key in sorted(set(error.instance) - allowed):
            yield (*place, key), f"the key is not known here. {one_of(key, allowed, 'key')}"
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        yield place, f"{quoted(missing)} is missing. Add it: {_hint(error.schema['properties'].get(missing, {}))}."
    else:
        yield place, _SENTENCES.get(error.validator, _anything)(error)


def _hint(schema: dict) -> str:
    schema = _resolved(schema)
    if "enum" in schema:
        return "one of " + ", ".join(str(choice) for choice in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    return schema.get("description", "").rstrip(".") or _kind(schema.get("type", "string"))


def _resolved(schema: dict) -> dict:
    name = schema.get("$ref", "").rpartition("/")[2]
    return {**validator().schema["$defs"][name], **schema} if name else schema


def _kind(types) -> str:
    return " or ".join(_KINDS.get(kind, kind) for kind in ([types] if isinstance(types, str) else types))


def _enum(error) -> str:
    return (
        f"{quoted(_shown(error.instance))} is not known here. {one_of(error.instance, error.validator_value, 'choice')}"
    )


def _type(error) -> str:
    return f"{_found(error.instance)} stands here. It should be {_kind(error.validator_value)}."


def _pattern(error) -> str:
    right = _PATTERNS.get(error.validator_value) or error.schema.get("description", "See docs/arrangement-files.md.")
    return f"{quoted(error.instance)} is not written as it should be. {right}"


def _short(error) -> str:
    wanted = error.validator_value
    return f"there {'is' if wanted == 1 else 'are'} too few here. Give at least {wanted}, or leave the key out if it may be."


def _long(error) -> str:
    return f"this is {len(error.instance)} characters long. At most {error.validator_value} fit."


def _bound(error) -> str:
    wanted = "at least" if error.validator == "minimum" else "at most"
    return f"{quoted(error.instance)} is out of range. It should be {wanted} {error.validator_value}."


def _const(error) -> str:
    return f"{quoted(error.instance)} is not known. This release reads {error.validator_value}."


def _anything(error) -> str:
    return f"{_found(error.instance)} does not fit here. See docs/arrangement-files.md."


def _shown(value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _found(value) -> str:
    if isinstance(value, dict):
        return "a set of keys"
    return "a list" if isinstance(value, list) else quoted(_shown(value))


_SENTENCES = {
    "enum": _enum,
    "type": _type,
    "pattern": _pattern,
    "minItems": _short,
    "minProperties": _short,
    "minLength": _short,
    "maxLength": _long,
    "minimum": _bound,
    "maximum": _bound,
    "const": _const,
}
