"""Starting a clock and entering what happened on it."""

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.commands.planning import entries_of, replan
from safeguarding.clock.log import Entry
from safeguarding.clock.models import ClockEntry, RunningClock
from safeguarding.clock.procedure import read_procedure
from safeguarding.clock.refusal import Refused
from safeguarding.clock.rules import reasons_against_entry
from safeguarding.clock.subject import Subject


@transaction.atomic
def start_clock(*, subject: Subject, procedure: dict, partnership_key: str, owners: dict[str, str], by) -> RunningClock:
    """Put a record on a procedure. The clock keeps this wording to its end, whatever is loaded later.

    ``owners`` gives the address behind each owner that the procedure names; an owner that is not in
    it stands for the role of that name. Raises Refused where the record is on this procedure already,
    and BadProcedure for one that cannot be read.
    """
    read = read_procedure(procedure)
    clock, new = RunningClock.objects.get_or_create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        procedure_key=read.key,
        defaults={
            **subject.as_fields(),
            "partnership_key": partnership_key,
            "procedure": procedure,
            "owners": owners,
            "started_by": by,
        },
    )
    if not new:
        raise Refused(f"The clock “{read.title}” is running on {subject.label} already.")
    replan(clock, by=by)
    return clock


@transaction.atomic
def record(
    *,
    clock: RunningClock,
    kind: str,
    name: str = "",
    on=None,
    at=None,
    n: int | None = None,
    unit: str = "",
    until=None,
    reason: str = "",
    corrects: ClockEntry | None = None,
    by,
) -> ClockEntry:
    """Enter what happened and plan anew. ``log.Entry`` says what each kind means.

    ``at`` is an aware moment, ``on`` a London date; with neither it happened now. A correction of an
    entry that leaves ``name`` out is about the same thing. Raises Refused, with the reasons as
    sentences, for what cannot have happened.
    """
    clock = RunningClock.objects.select_for_update().get(pk=clock.pk)
    now = wall.now()
    if at is None and on is None:
        at = now
    fields = {
        "kind": kind,
        "name": name or (corrects.name if corrects else ""),
        "on": wall.london_date(at) if at else on,
        "at": at,
        "n": n,
        "unit": unit,
        "until": until,
        "reason": reason.strip(),
        "recorded_at": now,
    }
    known = entries_of(clock)
    next_id = max((entry.id for entry in known), default=0) + 1
    new = Entry(id=next_id, corrects=corrects.pk if corrects else None, **fields)
    if reasons := reasons_against_entry(read_procedure(clock.procedure), known, new, now):
        raise Refused(*reasons)
    entry = ClockEntry.objects.create(clock=clock, corrects=corrects, recorded_by=by, **fields)
    replan(clock, by=by)
    return entry
