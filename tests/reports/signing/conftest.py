"""Three statutory partners with an executive member each, independent scrutiny, and a report on its way."""

import datetime

import pytest

from accounts.models import Agency
from partnership.models import ArrangementVersion
from reports.commands import signing
from reports.models import Report, Section
from safeguarding.clock import wall
from tests.reports.conftest import FROM

A_DAY = datetime.timedelta(days=1)
STATUTORY = {"river-council": "local-authority", "river-board": "health", "river-police": "police"}


@pytest.fixture
def version(partnership):
    """An arrangement that names the three statutory partners, and a charity that is none."""
    agencies = [{"key": key, "statutory": kind} for key, kind in STATUTORY.items()] + [{"key": "river-charity"}]
    document = {
        "partnership": {"key": partnership.key, "version": "1"},
        "agencies": agencies,
        **{name: [] for name in ("procedures", "groups", "posts", "guidance-editions")},
    }
    return ArrangementVersion.objects.create(
        partnership=partnership, version="1", document=document, digest="d" * 64, in_force_from=FROM
    )


@pytest.fixture
def agencies(other_agency):
    """The statutory partners by their keys; the police are the other tests' other agency."""
    made = {key: Agency.objects.create(key=key, name=key.replace("-", " ").title()) for key in list(STATUTORY)[:2]}
    return {**made, other_agency.key: other_agency}


@pytest.fixture
def signers(make_person, agencies):
    """An executive member of each statutory partner, by the partner's key."""
    names = {"river-council": "Cora Council", "river-board": "Bo Board", "river-police": "Pat Police"}
    return {key: make_person(name, "executive_member", agency=agencies[key]) for key, name in names.items()}


@pytest.fixture
def scrutineer(make_person):
    return make_person("Sky Scrutineer", "scrutineer")


@pytest.fixture
def report(report, signers, scrutineer):
    """The annual report with a part for independent scrutiny, whose statement is written."""
    Section.objects.create(
        report=report, key="scrutiny", kind="scrutiny", title="Statement", words="They did.", changed_by=scrutineer
    )
    return report


@pytest.fixture
def soon():
    return wall.today() + 14 * A_DAY


@pytest.fixture
def with_partners(report, soon, support_officer):
    """The report lies with the partners for comments."""
    return signing.ask_for_comments(report=report, due_on=soon, by=support_officer)


@pytest.fixture
def with_scrutiny(with_partners, soon, support_officer):
    """The report lies with independent scrutiny."""
    return signing.ask_for_scrutiny(report=with_partners, due_on=soon, by=support_officer)


@pytest.fixture
def seal(with_scrutiny, support_officer):
    """The report is sealed and waits for the three partners."""
    return signing.seal_report(report=with_scrutiny, by=support_officer)


@pytest.fixture
def sign(report, signers, agencies):
    """``sign("river-police", kind="dissent", words="…")``: that partner answers to the newest seal."""

    def sign(key, *, kind="signed", words="", digest=None, by=None):
        read = digest or report.seals.order_by("-number").first().digest
        return signing.sign_report(
            report=Report.objects.get(pk=report.pk),
            digest=read,
            kind=kind,
            words=words,
            agency=agencies[key],
            by=by or signers[key],
        )

    return sign


@pytest.fixture
def signed(seal, sign, report):
    """All three partners have signed."""
    for key in STATUTORY:
        sign(key)
    report.refresh_from_db()
    return report
