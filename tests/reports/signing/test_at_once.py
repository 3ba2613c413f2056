"""Partners who answer in the same second: each answer counts once, and the last one finishes the report."""

import threading

import pytest
from django.db import connections

from reports.models import ReportMove, SignOff

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(works):
    """Run each of ``works`` in a thread of its own; what they raised, by name."""
    gate, faults = threading.Barrier(len(works)), []

    def run(work):
        gate.wait()
        try:
            work()
        except Exception as fault:
            faults.append(type(fault).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_three_partners_at_once_sign_the_report_off_once(seal, sign, report, signers):
    digest = seal.digest

    faults = all_at_once([lambda key=key: sign_alone(sign, key, digest) for key in signers])

    report.refresh_from_db()
    assert (faults, SignOff.objects.count(), report.state) == ([], 3, "signed")
    assert ReportMove.objects.filter(state="signed").count() == 1


def test_a_double_click_is_one_answer(seal, sign):
    digest = seal.digest

    faults = all_at_once([lambda: sign_alone(sign, "river-police", digest)] * 3)

    assert (faults, SignOff.objects.count()) == (["Refused", "Refused"], 1)


def sign_alone(sign, key, digest):
    sign(key, digest=digest)
