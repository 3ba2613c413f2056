"""``manage.py make_report YEAR --outline KEY --to FOLDER``: a report's documents, without a browser."""

import hashlib
import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from accounts.models import Partnership
from partnership.models import Group
from reports.documents import CannotRender, Printed, make, printed_of
from reports.documents.making import EXTENSIONS
from reports.documents.unbegun import unbegun
from reports.models import Report
from reports.outlines import outline_of, period_of
from reports.rules.signing import newest_seal
from safeguarding.clock.refusal import Refused


class Command(BaseCommand):
    """Write the PDF, web page, Word file and data tables of a report; print each with its SHA-256."""

    help = (
        "Write the PDF, web page, Word file and data tables of a report into a folder and print each path with its "
        "SHA-256. A sealed report gives the same files every time. A draft is marked as one; where nobody has begun "
        "the report, its facts are gathered and marked as a draft, and nothing is kept."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", metavar="YEAR", help="the period, such as 2025-26, or 2026-27-q1 for a quarter")
        parser.add_argument("--outline", required=True, metavar="KEY", help="which report, such as own or wt-2023")
        parser.add_argument("--to", required=True, metavar="FOLDER", help="where the files go; made if it is not there")
        parser.add_argument("--partnership", default="", metavar="KEY", help="where there are several partnerships")
        parser.add_argument("--group", default="", metavar="KEY", help="of a group's report: which group")

    def handle(self, *, year, outline, to, partnership, group, **options):
        try:
            folder = _folder(to)
            owner = _partnership(partnership)
            printed, said = _found(owner, outline, year.strip().lower(), _group(owner, group))
            name = "-".join(filter(None, [owner.key, group, outline, printed.content["label"]]))
            files = {f"{name}.{EXTENSIONS[kind]}": make(kind, printed) for kind in EXTENSIONS}
            paths = _write(folder, files)
        except Refused as refused:
            raise CommandError(" ".join(refused.reasons)) from None
        except CannotRender as missing:
            raise CommandError(str(missing)) from None
        except DatabaseError as error:
            first = (str(error).splitlines() or ["no reason given"])[0]
            raise CommandError(f"The database cannot be used ({first}). Run manage.py migrate first.") from None
        self.stdout.write(said)
        for path, digest in paths:
            self.stdout.write(f"{digest}  {path}")


def _folder(name: str) -> Path:
    """The folder to write into, made where it is not there. Raises Refused where that cannot be."""
    folder = Path(name)
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{name} is a file. Name a folder after --to.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {name} cannot be made: {error.strerror}.") from None
    if not os.access(folder, os.W_OK):
        raise Refused(f"Nothing can be written into {name}. Name another folder after --to.")
    return folder


def _partnership(key: str) -> Partnership:
    """The only partnership with an arrangement, or the one of ``key``."""
    loaded = list(Partnership.objects.filter(arrangements__isnull=False).distinct())
    if not loaded:
        raise Refused("No arrangement is loaded. Load one first: manage.py load_arrangement arrangements/NAME.yaml")
    keys = ", ".join(one.key for one in loaded)
    if key and key not in {one.key for one in loaded}:
        raise Refused(f"There is no partnership “{key}”. There is: {keys}.")
    if not key and len(loaded) > 1:
        raise Refused(f"Several arrangements are loaded. Say which one with --partnership: {keys}.")
    return next(one for one in loaded if key in {"", one.key})


def _group(partnership: Partnership, key: str) -> Group | None:
    if not key:
        return None
    groups = {group.key: group for group in Group.objects.filter(partnership=partnership)}
    if key not in groups:
        raise Refused(f"There is no group “{key}” in {partnership.short_name}. There are: {', '.join(groups)}.")
    return groups[key]


def _found(partnership: Partnership, outline: str, label: str, group: Group | None) -> tuple[Printed, str]:
    """What is printed, and a sentence that says what it is: a seal, the draft as it stands, or what nobody began."""
    period_of(outline_of(partnership, outline), label)
    reports = Report.objects.filter(partnership=partnership, outline=outline, label=label, group=group)
    report = reports.select_related("partnership", "group").first()
    if report is None:
        printed = unbegun(partnership=partnership, outline=outline, label=label, group=group)
        return printed, f"Nobody has begun this report. Its facts as they are now, marked {printed.marking}:"
    seal = None if report.may_be_written else newest_seal(report)
    printed = printed_of(report, seal)
    return printed, f"{report.title}. {printed.standing}:"


def _write(folder: Path, files: dict[str, bytes]) -> list[tuple[Path, str]]:
    """Write the files, each whole or not at all, once all of them are made; each path with its SHA-256."""
    written = []
    for name, data in files.items():
        path, half = folder / name, folder / f".{name}.part"
        try:
            half.write_bytes(data)
            half.replace(path)
        except OSError as error:
            raise Refused(f"{path} cannot be written: {error.strerror}.") from None
        finally:
            half.unlink(missing_ok=True)
        written.append((path, hashlib.sha256(data).hexdigest()))
    return written
