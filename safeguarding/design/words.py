"""What a form says when something is missing or wrong, made from the question's own words."""

from django import forms
from django.core import validators

_COMPLETE = frozenset(
    [
        "the",
        "a",
        "an",
        "your",
        "their",
        "its",
        "any",
        "all",
        "every",
        "each",
        "at",
        "how",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
    ]
)
_LIMITS = {
    validators.MaxLengthValidator: "characters or fewer",
    validators.MinLengthValidator: "characters or more",
    validators.MinValueValidator: "or more",
    validators.MaxValueValidator: "or less",
}
CHOOSING = (forms.ChoiceField, forms.ModelChoiceField, forms.BooleanField, forms.TypedChoiceField)


def lower_first(text: str) -> str:
    """The words inside a sentence: *The date* becomes *the date*; *DfE reference* and *I agree* stay."""
    first = text.split(" ", 1)[0]
    return text if first == "I" or any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def with_article(text: str) -> str:
    """*Reference* becomes *the reference*, unless the words begin with one that needs no article."""
    words = lower_first(text)
    return words if words.split(" ", 1)[0] in _COMPLETE else f"the {words}"


def _plain(label) -> str:
    """The label with its percent signs doubled: Django formats error messages with them."""
    return str(label or "").replace("%", "%%")


def missing(field: forms.Field, label: str) -> str:
    """The sentence for a required field that came empty."""
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    if isinstance(field, forms.FileField):
        return f"Choose a file: {lower_first(label)}"
    if isinstance(field, forms.BooleanField):
        return f"Tick the box to say: {lower_first(label)}"
    return f"{'Select' if isinstance(field, CHOOSING) else 'Enter'} {with_article(label)}"


def give_words(field: forms.Field, label: str) -> None:
    """Replace Django's generic messages on one field of one form; messages given by the form stay."""
    label = _plain(label)
    replacements = {
        "required": missing(field, label),
        "invalid_choice": f"Choose one of the answers listed under “{label}”",
        "invalid_pk_value": f"Choose one of the answers listed under “{label}”",
        "invalid_list": f"Choose one or more of the answers listed under “{label}”",
    }
    standard = _standard_messages(type(field))
    for code, words in replacements.items():
        if field.error_messages.get(code) == standard.get(code) and code in standard:
            field.error_messages[code] = words
    _give_format_words(field, label, standard)
    field.validators = [_reworded(check, label) for check in field.validators]


def _give_format_words(field: forms.Field, label: str, standard: dict) -> None:
    if field.error_messages.get("invalid") != standard.get("invalid"):
        return
    if isinstance(field, forms.IntegerField):
        field.error_messages["invalid"] = f"{label} must be a whole number, like 12"
    elif isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = "Enter an e-mail address in the usual form, like name@example.org"


def _standard_messages(kind: type[forms.Field]) -> dict:
    messages: dict = {}
    for parent in reversed(kind.__mro__):
        if parent.__module__.startswith("django."):
            messages.update(getattr(parent, "default_error_messages", {}))
    return messages


def _reworded(check, label: str):
    """A fresh validator with a sentence of ours; the one it replaces is shared between forms."""
    if type(check) is validators.EmailValidator:
        return validators.EmailValidator("Enter an e-mail address in the usual form, like name@example.org")
    ending = _LIMITS.get(type(check))
    if ending is None:
        return check
    limit = check.limit_value
    words = ending.replace("characters", "character") if limit == 1 else ending
    return type(check)(limit, f"{label} must be {limit} {words}")
