"""The only doors to the two books."""

import datetime

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.history.models import Opening, Step


@transaction.atomic
def note(*, subject: Subject, what: str, kind: str = "", by, at: datetime.datetime | None = None) -> Step:
    """Write a line into the story of ``subject``.

    ``what`` is a sentence for the page. ``by`` is a person, or the name of the part of the
    portal that acted on its own (``"the reminder sweep"``). ``at`` is an aware moment, now
    when it is left out. Raises ValueError for an empty sentence or an anonymous line.
    """
    if not what.strip():
        raise ValueError("A history line says what happened.")
    moment = wall.now()
    return Step.objects.create(
        **subject.as_fields(), what=what.strip(), kind=kind, at=at or moment, recorded_at=moment, **_who(by)
    )


def _who(by) -> dict:
    if isinstance(by, str) and by.strip():
        return {"by": None, "by_name": by.strip()}
    if getattr(by, "pk", None) is None:
        raise ValueError("A history line names a person or a part of the portal.")
    return {"by": by, "by_name": str(by)}


def log_access(*, person, subject: Subject, what: str = Opening.What.OPENED, request=None) -> Opening:
    """Write that ``person`` opened, downloaded, exported or signed ``subject``: one insert.

    Only the path of ``request`` is kept, never its query. Raises ValueError when nobody is
    signed in or ``what`` is not one of the four words.
    """
    if getattr(person, "pk", None) is None:
        raise ValueError("An opening is logged with the person who opened.")
    if what not in Opening.What.values:
        raise ValueError(f"An opening is one of {', '.join(Opening.What.values)}.")
    return Opening.objects.create(
        **subject.as_fields(),
        person=person,
        person_name=str(person),
        what=what,
        path=request.path[:200] if request is not None else "",
        at=wall.now(),
    )


def steps_of(subject: Subject):
    """The steps of a record, newest first, as a queryset."""
    return Step.objects.filter(subject_kind=subject.kind, subject_id=subject.id)


def kinds_lately(*, since: datetime.datetime, without, most: int) -> list[tuple[str, datetime.datetime]]:
    """The kind of record and the moment of the newest ``most`` steps from ``since`` on that ``without`` did not do.

    It says nothing of any record: whoever tells steps cuts them by what a person may see.
    """
    rows = Step.objects.filter(at__gte=since).exclude(by=without)
    return list(rows.values_list("subject_kind", "at")[:most])


def openings_of(subject: Subject):
    """Who opened a record, newest first, as a queryset."""
    return Opening.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
