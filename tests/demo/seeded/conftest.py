"""Each arrangement's demo is made once for all the tests of this folder, which only look at it or add to it.

Every test here uses ``seeded``: the demo stays in the database from the first of them to the last, and
what a test adds is rolled back at its end.
"""

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.models import Partnership
from tests.demo.conftest import load, seed_demo


@pytest.fixture(scope="package")
def demo_documents(tmp_path_factory):
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="package", params=["buckinghamshire", "berkshire-west"])
def seeded(request, django_db_setup, django_db_blocker, demo_documents):
    """The partnership of a demo made by the command, in a transaction that is rolled back after the last test."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=demo_documents), transaction.atomic():
        load(request.param)
        seed_demo()
        yield Partnership.objects.get(key=request.param)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def documents_folder(settings, demo_documents):
    """The folder that the demo's papers are in."""
    settings.MEDIA_ROOT = demo_documents
    return demo_documents
