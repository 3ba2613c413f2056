"""An arrangement and its demo, as the commands make them."""

import io
from pathlib import Path

from django.core.management import call_command

from partnership import files
from partnership.commands import load_arrangement

ROOT = Path(__file__).resolve().parent.parent.parent


def load(key):
    """The arrangement of ``arrangements/<key>.yaml``, in this database."""
    return load_arrangement(data=files.read(ROOT / "arrangements" / f"{key}.yaml")).partnership


def seed_demo(*arguments):
    """What ``manage.py seed_demo`` prints."""
    printed = io.StringIO()
    call_command("seed_demo", *arguments, stdout=printed, stderr=printed)
    return printed.getvalue()
