"""The report of the attacks, with one of everything; and a way to make it ten times as long."""

from tests.reports.attacks.conftest import (
    agencies,
    ids,
    report,
    scrutineer,
    seal,
    sign,
    signed,
    signers,
    soon,
    version,
    with_partners,
    with_scrutiny,
)

__all__ = [
    "agencies",
    "ids",
    "report",
    "scrutineer",
    "seal",
    "sign",
    "signed",
    "signers",
    "soon",
    "version",
    "with_partners",
    "with_scrutiny",
]
