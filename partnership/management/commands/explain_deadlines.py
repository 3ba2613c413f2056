"""``manage.py explain_deadlines FILE PROCEDURE``: every step's date and why. Needs no database."""

import datetime
import json

from django.core.management.base import BaseCommand, CommandError

from partnership import files
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.log import Entry, Log
from safeguarding.clock.moments import read_when
from safeguarding.clock.plan import Planned, plan
from safeguarding.clock.procedure import Procedure, read_procedure
from safeguarding.clock.rules import out_of_order
from safeguarding.clock.words import list_words, say


class Command(BaseCommand):
    """Reads an arrangement file and dates a procedure's steps from the events that are given."""

    help = "Explain when each step of a procedure is due, from an arrangement file and the events so far."
    requires_system_checks = []

    def add_arguments(self, parser):
        """FILE, PROCEDURE, the events, and how to print."""
        parser.add_argument(
            "file", metavar="FILE", help="an arrangement file, such as arrangements/buckinghamshire.yaml"
        )
        parser.add_argument("procedure", metavar="PROCEDURE", help="the key of a procedure in it")
        parser.add_argument(
            "--event",
            metavar="NAME=WHEN",
            action="append",
            default=[],
            help="an event that happened or a step that was done, on 2026-12-21 or at 2026-12-21T16:45 (London)",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, file, procedure, event, format, **options):
        """Print the plan. Whatever cannot be used ends with 2 and a sentence for each fault."""
        try:
            found = _procedure(files.read(file), procedure)
            entries = _entries(found, event)
        except files.Faulty as faulty:
            raise CommandError("\n".join(faulty.faults), returncode=2) from faulty
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        planned = plan(found, entries, calendar=WorkingCalendar())
        self.stdout.write(as_json(found, planned) if format == "json" else as_text(found, planned))


def _procedure(arrangement: dict, key: str) -> Procedure:
    procedures = {procedure["key"]: procedure for procedure in arrangement.get("procedures", [])}
    if key not in procedures:
        raise ValueError(f"The file has no procedure {key!r}. Its procedures: {list_words(procedures) or 'none'}.")
    return read_procedure(procedures[key])


def _entries(procedure: Procedure, given: list[str]) -> list[Entry]:
    """The log that the ``--event`` options tell. Raises ValueError with a sentence for the first that cannot be used."""
    entries = {}
    for text in given:
        name, equals, when = text.partition("=")
        if not equals:
            raise ValueError(f"--event {text!r} needs a name and a date, as in --event referral=2026-12-21.")
        if name in entries:
            raise ValueError(f"--event {name!r} is given twice. Give each event once.")
        entries[name] = _entry(procedure, len(entries) + 1, name, when)
    if reasons := out_of_order(procedure, Log(entries.values())):
        raise ValueError("\n".join(reasons))
    return list(entries.values())


def _entry(procedure: Procedure, number: int, name: str, when: str) -> Entry:
    known = list_words([*procedure.events, *procedure.steps])
    if name not in procedure.events and name not in procedure.steps:
        raise ValueError(f"--event {name!r} is neither an event nor a step of {procedure.key}. Known: {known}.")
    try:
        read = read_when(when)
    except ValueError as error:
        raise ValueError(f"--event {name}: {error}") from error
    return Entry(
        id=number,
        kind="anchored" if name in procedure.events else "met",
        name=name,
        on=None if isinstance(read.moment, datetime.datetime) else read.moment,
        at=read.moment if isinstance(read.moment, datetime.datetime) else None,
        reason=read.note,
    )


def _iso(moment) -> str | None:
    if isinstance(moment, datetime.datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None


def as_json(procedure: Procedure, planned: list[Planned]) -> str:
    """The plan for a program."""
    steps = [
        {
            "key": step.key,
            "title": step.title,
            "due": _iso(step.due),
            "opens": _iso(step.opens),
            "source": step.source,
            "unit": step.unit,
            "state": step.state,
            "waits_for": step.waits_for,
            "why": step.why,
        }
        for step in planned
    ]
    return json.dumps({"procedure": procedure.key, "steps": steps}, indent=2, ensure_ascii=False)


def as_text(procedure: Procedure, planned: list[Planned]) -> str:
    """The plan for a person: each step with its date and, below it, why."""
    lines = [procedure.title]
    for step in planned:
        lines += ["", f"{step.title} ({step.key})", f"  {say(step.due) if step.due else step.waits_for}"]
        lines += [f"    {sentence}" for sentence in step.why if sentence != step.waits_for]
    return "\n".join(lines)
