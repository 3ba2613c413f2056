"""The test bed: what every test stands on. See docs/testing.md."""

import importlib.util

import pytest
from django.core.cache import cache
from django.db import connections

pytest_plugins = ["tests.bed.network", "tests.bed.skips", "tests.bed.order", "tests.bed.browser", "tests.bed.database"]
if importlib.util.find_spec("tests.people"):
    pytest_plugins += ["tests.people", "tests.work"]


@pytest.fixture(autouse=True)
def documents_folder(settings, tmp_path):
    """Each test keeps its uploads and made documents in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Attempts to sign in or to sign are counted by address: one test's do not use up the next one's."""
    cache.clear()


@pytest.fixture
def statements(django_assert_max_num_queries):
    """``with statements(15): …`` fails when more SQL statements than that were sent."""
    return django_assert_max_num_queries


@pytest.fixture
def on_postgresql():
    """True when this run is on PostgreSQL."""
    return connections["default"].vendor == "postgresql"
