import pytest

from accounts.models import Agency


@pytest.fixture
def agencies(db, settings):
    """Three agencies, and the addresses of ``tests.design.rooms``."""
    settings.ROOT_URLCONF = "tests.design.rooms"
    names = [("a", "Council"), ("b", "Police"), ("c", "Trust")]
    return [Agency.objects.create(key=key, name=name, short_name=name[:2]) for key, name in names]


@pytest.fixture
def rename(agencies):
    return f"/agencies/{agencies[0].pk}/rename/"
