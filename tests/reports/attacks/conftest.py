"""A report that the partners comment on, another beside it with one of everything, and who might try."""

import pytest

from reports.commands.comments import add_comment
from reports.commands.papers import ask_for_document
from reports.models import Correction, Fact, Recipient, Report, Seal, Section, SignOff
from safeguarding.clock import wall
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
MODELS = (
    Report,
    Section,
    Fact,
    Seal,
    SignOff,
    Recipient,
    Correction,
    Report.jobs.rel.related_model,
    Section.comments.rel.related_model,
)


@pytest.fixture
def everything():
    """``everything()``: every row of the room, to compare before and after."""
    return lambda: {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


@pytest.fixture
def ids(with_partners, support_officer):
    """What stands in the report with the partners: a part, a comment, a fact, a document, a reader."""
    return things_of(with_partners, support_officer)


@pytest.fixture
def others(with_partners, support_officer, agencies):
    """The same of another report of the partnership, of the year before."""
    other = Report.objects.get(pk=with_partners.pk)
    other.pk, other.label, other.title = None, "2024-25", "Annual report 2024-25"
    other.save()
    Section.objects.create(report=other, key="groups", title="Groups", words="They met.")
    return things_of(other, support_officer)


def things_of(report, by) -> dict:
    """One of everything that stands in a report, by the name of its blank in addresses."""
    part = report.sections.get(key="groups")
    at = {"taken_at": wall.now(), "taken_by": by}
    fact = Fact.objects.create(section=part, key="groups.active", title="Groups", definition="Groups.", **at)
    recipient = Recipient.objects.create(report=report, key="panel", name="Panel")
    return {
        "pk": report.pk,
        "section": part.pk,
        "comment": add_comment(section=part, words="Say more.", by=by).pk,
        "fact": fact.pk,
        "job": ask_for_document(report=report, kind="data", by=by).pk,
        "row": recipient.pk,
        "kind": "data",
    }


@pytest.fixture
def try_it(client, sign_in):
    """``try_it(person, address, answers)``: the status that this person gets for sending a form."""
    return lambda person, address, answers: sign_in(client, person).post(address, answers).status_code
