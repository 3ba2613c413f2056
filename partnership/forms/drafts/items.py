"""What the forms about one item of the file share: lines, days, choices from the same file, keys."""

import datetime

from django.utils.text import slugify

from safeguarding.design.forms import DesignForm, LongText


class ItemForm(DesignForm):
    """One item of a list of the file. ``values`` are the plain values of the whole file, which may have faults.

    Subclasses read an item into answers (``initial_of``) and answers into an item (``item``); keys
    that the form does not ask about stay as they were.
    """

    button = "Save in the draft"

    def __init__(self, *args, values: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.values = values
        self.offer()

    def offer(self) -> None:
        """Fill the choices that come from the file."""

    @classmethod
    def initial_of(cls, item: dict) -> dict:
        """What the form shows of an item."""
        raise NotImplementedError

    def answers(self) -> dict:
        """The keys of the item that the form asks about; an empty one is taken out."""
        raise NotImplementedError

    def item(self, before: dict, taken: set[str]) -> dict:
        """The item as it shall be: ``before`` with the answers; a new one gets a key that is not ``taken``."""
        answers = self.answers()
        key = before.get("key") or free_key(answers.get("title") or answers.get("name") or "", taken)
        given = {name: value for name, value in answers.items() if value not in (None, "", [], False)}
        kept = {name: value for name, value in before.items() if name not in answers and name != "key"}
        order = {name: given[name] for name in before if name in given}
        return {"key": key, **order, **given, **kept}


def lines_field(label: str, help_text: str = "", rows: int = 4) -> LongText:
    """A question with one answer on each line."""
    return LongText(label=label, help_text=help_text or "One on each line.", required=False, rows=rows)


def as_lines(value) -> str:
    """A list of the file as lines of a text."""
    return "\n".join(str(one) for one in value) if isinstance(value, list) else str(value or "")


def from_lines(text: str) -> list[str]:
    """Lines of a text as a list, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def as_day(value) -> datetime.date | None:
    """A day of the file; None for none, and for one that no calendar has."""
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


def from_day(day: datetime.date | None) -> str | None:
    """A day as the file writes it."""
    return day.isoformat() if day else None


def choices_from(values: dict, part: str, words: str = "name") -> list[tuple[str, str]]:
    """(key, words) of each item of a list of the file, as far as it can be read."""
    items = values.get(part, [])
    items = items if isinstance(items, list) else []
    return [(str(i["key"]), str(i.get(words, i["key"]))) for i in items if isinstance(i, dict) and "key" in i]


def free_key(text: str, taken: set[str]) -> str:
    """A key made of words: lower case, hyphens, and a number where it is taken."""
    key = slugify(text)[:50].strip("-") or "new"
    return next(found for n in range(1, 1000) if (found := key if n == 1 else f"{key}-{n}") not in taken)
