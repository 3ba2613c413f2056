"""Each arrangement's demo is made once for all the tests of this folder that only look at it."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from accounts.models import Partnership
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


@pytest.fixture(scope="module", params=["buckinghamshire", "berkshire-west"])
def seeded(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The partnership of a demo made by the command, in a transaction that is rolled back after the module."""
    documents = tmp_path_factory.mktemp("documents")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=documents), transaction.atomic():
        load(request.param)
        seed_demo()
        yield Partnership.objects.get(key=request.param)
        transaction.set_rollback(True)
