"""A bound field as the facts that the templates in ``templates/govuk/fields`` draw. No mark-up here."""

from django import forms
from django.forms import BoundField

from safeguarding.design.forms import dates
from safeguarding.design.forms.choices import Revealing

_KINDS = (
    (forms.HiddenInput, "hidden"),
    (dates.MomentWidget, "date"),
    (dates.DateWidget, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
)
_OURS = {"class", "rows", "cols", "required", "placeholder", "type", "id", "name", "aria-describedby", "aria-invalid"}
_PART_WIDTHS = {"day": 2, "month": 2, "year": 4, "time": 5}


def kind_of(bound: BoundField) -> str:
    """Which template of ``templates/govuk/fields`` draws the field."""
    widget = bound.field.widget
    return next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "input")


def describe(bound: BoundField, label_class: str = "") -> dict:
    """The facts about one field: names, words, value, the first error, and how its parts stand."""
    kind = kind_of(bound)
    facts = {
        "kind": kind,
        "template": f"govuk/fields/{kind}.html",
        "id": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "label": _label(bound, kind),
        "label_class": label_class,
        "legend_class": label_class.replace("govuk-label", "govuk-fieldset__legend"),
        "hint": bound.help_text,
        "error": first_error(bound),
        "attrs": _attributes(bound),
        "classes": bound.field.widget.attrs.get("class", ""),
    }
    facts["described_by"] = _described_by(facts)
    facts.update(_MORE.get(kind, _input)(bound, facts))
    return facts


def first_error(bound: BoundField) -> str:
    """The one message to show: what to put right first."""
    return next(iter(bound.errors), "")


def wrong_parts(bound: BoundField) -> list[str]:
    """The parts of a date that a message is about, in the order of the page."""
    parts = bound.field.widget.parts
    named = {part for error in bound.errors.as_data() for part in getattr(error, "parts", parts)}
    return [part for part in parts if part in named]


def target_of(bound: BoundField) -> str:
    """The id that the error summary leads to: the first control that is wrong."""
    base = bound.auto_id or bound.html_name
    if kind_of(bound) == "date":
        return f"{base}-{wrong_parts(bound)[0]}"
    return base


def _label(bound: BoundField, kind: str) -> str:
    optional = not bound.field.required and kind not in {"checkbox", "hidden"} and not bound.field.disabled
    told = getattr(bound.field, "says_optional", True)
    return f"{bound.label} (optional)" if optional and told and bound.label else str(bound.label or "")


def _described_by(facts: dict) -> str:
    ids = [f"{facts['id']}-hint"] if facts["hint"] else []
    return " ".join([*ids, f"{facts['id']}-error"] if facts["error"] else ids)


def _attributes(bound: BoundField) -> dict:
    attrs = {name: value for name, value in bound.field.widget.attrs.items() if name not in _OURS}
    if bound.field.disabled:
        attrs["disabled"] = True
    return attrs


def _input(bound: BoundField, facts: dict) -> dict:
    widget = bound.field.widget
    return {"type": getattr(widget, "input_type", "text"), "value": widget.format_value(bound.value())}


def _hidden(bound: BoundField, facts: dict) -> dict:
    return {"widget": bound.as_hidden}


def _password(bound: BoundField, facts: dict) -> dict:
    attrs = facts["attrs"]
    facts["attrs"] = {name: value for name, value in attrs.items() if name != "autocomplete"}
    return {"autocomplete": attrs.get("autocomplete", "current-password")}


def _textarea(bound: BoundField, facts: dict) -> dict:
    field, limits = bound.field, {}
    facts["attrs"].pop("maxlength", None)
    words, characters = getattr(field, "max_words", None), getattr(field, "max_length", None)
    if words or characters:
        limits = {"count": words or characters, "unit": "words" if words else "characters"}
        limits["threshold"] = getattr(field, "count_from", 0)
        facts["described_by"] = f"{facts['id']}-info {facts['described_by']}".strip()
    return {"value": field.widget.format_value(bound.value()) or "", "rows": getattr(field, "rows", 5), **limits}


def _date(bound: BoundField, facts: dict) -> dict:
    typed, wrong = bound.field.widget.typed(bound.value()), wrong_parts(bound) if bound.errors else []
    parts = [
        {
            "id": f"{facts['id']}-{part}",
            "name": f"{facts['name']}-{part}",
            "label": part.capitalize(),
            "value": typed[part],
            "width": _PART_WIDTHS[part],
            "wrong": part in wrong,
            "numeric": part != "time",
        }
        for part in bound.field.widget.parts
    ]
    facts["hint"] = facts["hint"] or _example(bound)
    facts["described_by"] = _described_by(facts)
    return {"parts": parts}


def _example(bound: BoundField) -> str:
    moment = isinstance(bound.field.widget, dates.MomentWidget)
    return "For example, 27 3 2026 and 4:45pm or 16:45" if moment else "For example, 27 3 2026"


def _choices(bound: BoundField, facts: dict) -> dict:
    field, items = bound.field, []
    chosen = _chosen(bound)
    for value, label in _flat(bound.field.widget.choices):
        place = len(items)
        items.append(_item(bound, facts, place, str(getattr(value, "value", value)), label, chosen))
    divider = getattr(field, "divider_before", None)
    return {"items": items, "divider_before": divider, "inline": getattr(field, "inline", False)}


def _item(bound, facts, place: int, value: str, label, chosen: set[str]) -> dict:
    field, form = bound.field, bound.form
    own_id = facts["id"] if place == 0 else f"{facts['id']}-{place + 1}"
    under = field.reveals.get(value, []) if isinstance(field, Revealing) else []
    return {
        "id": own_id,
        "value": value,
        "label": label,
        "checked": value in chosen,
        "hint": field.hints.get(value, "") if isinstance(field, Revealing) else "",
        "under": [form[name] for name in under],
        "conditional": f"conditional-{own_id}" if under else "",
        "alone": value == "none" and isinstance(field.widget, forms.CheckboxSelectMultiple),
    }


def _flat(choices):
    """The choices without an empty first one; groups are laid flat."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        elif str(value) != "":
            yield value, label


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) or hasattr(value, "all") else [value]
    return {str(getattr(one, "pk", one)) for one in values if one not in (None, "")}


def _select(bound: BoundField, facts: dict) -> dict:
    chosen = _chosen(bound)
    multiple = getattr(bound.field.widget, "allow_multiple_selected", False)
    return {
        "groups": [_group(value, label, chosen) for value, label in bound.field.widget.choices],
        "multiple": multiple,
    }


def _group(value, label, chosen: set[str]) -> dict:
    nested = isinstance(label, list | tuple)
    pairs = label if nested else [(value, label)]
    options = [{"value": str(one), "label": text, "selected": str(one) in chosen} for one, text in pairs]
    return {"name": str(value) if nested else "", "options": options}


def _checkbox(bound: BoundField, facts: dict) -> dict:
    return {"checked": bound.field.widget.check_test(bound.value())}


def _file(bound: BoundField, facts: dict) -> dict:
    return {"multiple": bool(getattr(bound.field.widget, "allow_multiple_selected", False))}


_MORE = {
    "hidden": _hidden,
    "password": _password,
    "textarea": _textarea,
    "date": _date,
    "radios": _choices,
    "checkboxes": _choices,
    "select": _select,
    "checkbox": _checkbox,
    "file": _file,
}
