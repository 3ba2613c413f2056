"""The same report and people as in the sign-off, signed by all partners."""

from tests.reports.signing.conftest import (
    agencies,
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
