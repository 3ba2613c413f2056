"""``manage.py load_arrangement FILE [--check]``: load an arrangement file, or say what it would change."""

import sys

from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction

from partnership.commands import Changes, load_arrangement
from partnership.files import Faulty, read

FAULTY = 2


class Command(BaseCommand):
    help = "Create or update a partnership from its arrangement file. Loading a file twice changes nothing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="an arrangement file, for example arrangements/buckinghamshire.yaml")
        parser.add_argument(
            "--check", action="store_true", help="say what is wrong or what would change; write nothing"
        )

    def handle(self, *args, file, check, **options):
        try:
            data = read(file)
        except Faulty as faulty:
            self._leave(faulty.faults)
        try:
            changes = self._load(data, check)
        except DatabaseError as error:
            self._leave([f"The database cannot be used ({str(error).splitlines()[0]}). Run manage.py migrate first."])
        self._say(changes, check)

    def _load(self, data: dict, check: bool) -> Changes:
        """With ``check`` the load happens and is rolled back, so that what it says is what would be."""
        with transaction.atomic():
            changes = load_arrangement(data=data)
            transaction.set_rollback(check)
        return changes

    def _say(self, changes: Changes, check: bool) -> None:
        for line in changes.lines():
            self.stdout.write(line)
        self.stdout.write(changes.summary())
        if check:
            self.stdout.write("The file is right. Nothing was written.")
        elif not changes.partnership.appointments.exists():
            key = changes.partnership.key
            self.stdout.write(f'Nobody works here yet. Next: manage.py appoint_business_manager {key} EMAIL "NAME"')

    def _leave(self, faults: list[str]) -> None:
        for fault in faults:
            self.stderr.write(fault)
        sys.exit(FAULTY)
