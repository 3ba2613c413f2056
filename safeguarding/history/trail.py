"""The trail that django-simple-history keeps, and the steps of a record, as lines that a person can read.

A line has the attributes of the design's time line entries: ``title``, ``on``, ``by``,
``text`` and ``links``. However long the trail, there is one statement for its rows and one
for each other model that changed values point to.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db import models

from safeguarding.clock.words import list_words, say
from safeguarding.history.models import Step

LONG = 80
NOBODY = "The portal"
HAPPENED = {"+": "Created", "-": "Removed"}


@dataclass(frozen=True)
class Line:
    """One entry: what happened, when, who did it, and more about it."""

    title: str
    on: datetime.datetime
    by: str
    text: str = ""
    links: tuple = ()


def story(steps: Iterable[Step]) -> list[Line]:
    """The steps of a record as lines, in the order given."""
    return [Line(step.what, step.at, step.by_name) for step in steps]


def changes(instance, *, exclude: Iterable[str] = ()) -> list[Line]:
    """Everything that was changed on ``instance``, newest first; nothing for a save that changed nothing.

    Leave out fields that the reader may not see, or that say nothing to a person, with ``exclude``.
    """
    rows = list(instance.history.select_related("history_user").order_by("-history_date", "-history_id"))
    hidden = {*exclude, instance._meta.pk.name}
    fields = [field for field in instance.history.model.tracked_fields if field.name not in hidden]
    pairs = [*pairwise(rows), *((row, None) for row in rows[-1:])]
    names = _names_behind(fields, pairs)
    lines = (_line(row, before, fields, names) for row, before in pairs)
    return [line for line in lines if line]


def _line(row, before, fields, names) -> Line | None:
    by = str(row.history_user) if row.history_user else NOBODY
    if row.history_type != "~" or before is None:
        return Line(HAPPENED.get(row.history_type, "Changed"), row.history_date, by)
    changed = _changed(fields, row, before)
    if not changed:
        return None
    title = f"Changed {list_words(f'the {_label(field)}' for field in changed)}"
    sentences = (
        _sentence(field, getattr(before, field.attname), getattr(row, field.attname), names) for field in changed
    )
    return Line(title, row.history_date, by, " ".join(sentences))


def _changed(fields, row, before) -> list[models.Field]:
    return [field for field in fields if getattr(row, field.attname) != getattr(before, field.attname)]


def _sentence(field, old, new, names) -> str:
    was, now = _in_words(field, old, names), _in_words(field, new, names)
    if len(was) > LONG or len(now) > LONG:
        return f"The {_label(field)} was rewritten."
    return f"The {_label(field)} was changed from {was} to {now}."


def _label(field) -> str:
    return str(field.verbose_name)


def _in_words(field, value, names) -> str:
    """A value as the page would show it."""
    if value is None or value == "":
        return "nothing"
    if field.is_relation:
        return names.get((field.name, value), "something no longer kept")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return say(value) if isinstance(value, datetime.date) else str(value)


def _names_behind(fields, pairs) -> dict:
    """What changed foreign keys point to, as text: (field's name, id) → text; one statement for each field."""
    wanted = defaultdict(set)
    for row, before in pairs:
        for field in _changed(fields, row, before) if before else ():
            if field.is_relation:
                wanted[field] |= {getattr(row, field.attname), getattr(before, field.attname)} - {None}
    return {
        (field.name, pk): str(record)
        for field, ids in wanted.items()
        for pk, record in field.related_model._base_manager.in_bulk(ids).items()
    }
