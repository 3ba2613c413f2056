"""The standing agenda of a group: take the usual one, add, change, put in order, remove."""

from django.db import transaction
from django.db.models import Max

from partnership.models import Group, TemplateItem
from partnership.rules import standing
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note


@transaction.atomic
def begin_template(*, group: Group, by) -> list[TemplateItem]:
    """Give a group the usual standing agenda as its own, to be changed. A group that has one keeps it."""
    if group.template_items.exists():
        return list(group.template_items.all())
    for position, (title, purpose, minutes, notes) in enumerate(standing.usual(group), start=1):
        group.template_items.create(position=position, title=title, purpose=purpose, minutes=minutes, notes=notes)
    note(subject=group.subject, what="Began a standing agenda", by=by)
    return list(group.template_items.all())


@transaction.atomic
def add_line(*, group: Group, title: str, purpose: str, minutes: int | None = None, notes: str = "", by):
    """Add a standing item at the end."""
    begin_template(group=group, by=by)
    _refuse_title(group, title)
    last = group.template_items.aggregate(last=Max("position"))["last"] or 0
    line = group.template_items.create(
        position=last + 1, title=title.strip(), purpose=purpose, minutes=minutes, notes=notes
    )
    note(subject=group.subject, what="Added a line to the standing agenda", by=by)
    return line


@transaction.atomic
def change_line(*, line: TemplateItem, title: str, purpose: str, minutes: int | None, notes: str, by) -> TemplateItem:
    """Another title, purpose, time or note; agendas that are built already stay as they are."""
    _refuse_mark(line)
    _refuse_title(line.group, title, besides=line)
    line.title, line.purpose, line.minutes, line.notes = title.strip(), purpose, minutes, notes
    line.save()
    note(subject=line.group.subject, what="Changed a line of the standing agenda", by=by)
    return line


@transaction.atomic
def order_line(*, line: TemplateItem, place: int, by) -> None:
    """Put a line at ``place`` (from 1), and the others after each other."""
    lines = [one for one in line.group.template_items.all() if one.pk != line.pk]
    lines.insert(min(max(place, 1), len(lines) + 1) - 1, line)
    for position, one in enumerate(lines, start=1):
        if one.position != position:
            one.position = position
            one.save()


@transaction.atomic
def remove_line(*, line: TemplateItem, by) -> None:
    """Take a standing item out of the agendas to come."""
    _refuse_mark(line)
    note(subject=line.group.subject, what="Removed a line from the standing agenda", by=by)
    line.delete()


def _refuse_mark(line: TemplateItem) -> None:
    if line.purpose == standing.MARK:
        raise Refused(
            "This line marks where the portal puts what has come up since the last meeting. It can only be moved."
        )


def _refuse_title(group: Group, title: str, besides: TemplateItem | None = None) -> None:
    if not title.strip():
        raise Refused("Enter what the item is called on the agenda.", field="title")
    same = group.template_items.filter(title__iexact=title.strip())
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refused("The standing agenda has an item of this title already. Choose another.", field="title")
