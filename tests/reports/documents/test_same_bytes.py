"""Equal content gives equal bytes: twice, later, and in another process."""

import hashlib
import subprocess
import sys

import pytest
import time_machine

from reports.documents import Printed, make
from tests.reports.documents.conftest import SIZES, document
from tests.reports.generous import printed

KINDS = ["pdf", "web", "word", "data"]
ELSEWHERE = """
import hashlib, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.portal_settings"
import django
django.setup()
from reports.documents import make
from tests.reports.generous import printed
print(hashlib.sha256(make(sys.argv[1], printed(tables=4, charts=4, rows=6, words=120))).hexdigest())
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_later_it_is_the_same_file(kind):
    with time_machine.travel("2031-05-01 03:00:00", tick=False):
        later = make(kind, printed(**SIZES))

    assert hashlib.sha256(later).hexdigest() == hashlib.sha256(document(kind)).hexdigest()


@pytest.mark.parametrize("kind", KINDS)
def test_another_process_makes_the_same_file(kind):
    made = subprocess.run([sys.executable, "-c", ELSEWHERE, kind], capture_output=True, text=True, check=True)

    assert made.stdout.strip() == hashlib.sha256(document(kind)).hexdigest()


@pytest.mark.parametrize("kind", ["web", "word", "data"])
def test_a_database_that_keeps_no_order_of_names_gives_the_same_file(sealed, kind):
    turned = Printed.from_json(backwards(sealed.as_json()))

    assert make(kind, turned) == document(kind)
    assert turned.key == sealed.key


def backwards(value):
    """Plain data with the names of every object the other way round."""
    if isinstance(value, dict):
        return {name: backwards(inside) for name, inside in reversed(value.items())}
    return [backwards(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", KINDS)
def test_another_word_is_another_file(sealed, kind):
    changed = Printed.from_json(sealed.as_json())
    changed.content["sections"][1]["facts"][0]["title"] = "Another title"

    assert changed.key != sealed.key
    assert kind == "pdf" or make(kind, changed) != document(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_progress_begins_at_nothing_and_ends_with_all(sealed, kind):
    steps = []

    make(kind, sealed, step=lambda done, of: steps.append((done, of)))

    whole = steps[0][1]
    assert [done for done, _ in steps] == list(range(whole + 1))
    assert {of for _, of in steps} == {whole}
