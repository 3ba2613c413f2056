"""No page of a report sends many SQL statements for anybody, and none sends more because there is more.

The page that compares every fact with the records as they are now stands apart (decision 0101): it sends as many
statements as taking the facts does, whatever the rows; tests/reports/facts and tests/reports/rooms hold it to that.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.commands.comments import add_comment
from reports.models import Fact, Recipient, Report, ReportJob, ReportMove, Section
from safeguarding.clock import wall
from safeguarding.history.commands import note

pytestmark = pytest.mark.django_db
MOST = 15
PART, OUTLINE = "sections/{section}/", "outline/{section}/"
PAGES = (
    "",
    "preview/",
    "history/",
    "outline/",
    "outline/add/",
    *(f"{OUTLINE}{tail}" for tail in ("rename/", "facts/", "drop/")),
    *(f"{PART}{tail}" for tail in ("", "write/", "ask/", "done/", "comments/add/", "comments/{comment}/answer/")),
    "facts/",
    "facts/{fact}/",
    "facts/{fact}/records/",
    "documents/",
    "documents/make/data/",
    "sign-off/",
    *(f"sign-off/{tail}/" for tail in ("comments", "scrutiny", "draft", "seal", "sign", "publish")),
    "sent-to/",
    "sent-to/add/",
    "sent-to/{row}/",
)
FREE = ("/reports/", "/reports/new/", "/reports/letterhead/", "/published/riverside/")
PUBLIC = "/published/riverside/wt-2023/2025-26/"


@pytest.fixture(autouse=True)
def as_in_production(settings):
    """The second factor is asked for, as in production: it is a question on every page."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def clients(support_officer, signers, agency_lead, scrutineer, quality_chair, observer):
    """A warm session of each role, by name: the first page of a session writes when somebody was seen."""
    found = {}
    for person in (support_officer, signers["river-police"], agency_lead, scrutineer, quality_chair, observer):
        Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
        found[person.name] = Client()
        found[person.name].force_login(person)
        found[person.name].get("/")
    return found


@pytest.fixture
def count(clients, ids):
    """``count()``: the number of statements of every page that is shown, by person and page."""
    pages = [*FREE, PUBLIC, *(f"/reports/{ids['pk']}/{tail.format(**ids)}" for tail in PAGES)]

    def count():
        found = {}
        for name, client in clients.items():
            for page in pages:
                with CaptureQueriesContext(connection) as captured:
                    status = client.get(page).status_code
                if status == 200:
                    found[name, page] = len(captured)
        return found

    return count


def ten_times(report, by):
    """Nine more of whatever there is one of: parts, facts, comments, readers, documents, moves, reports."""
    ids = {"partnership": report.partnership, "arrangement": report.arrangement, "outline": report.outline}
    at = {"taken_at": wall.now(), "taken_by": by}
    for n in range(10, 19):
        part = Section.objects.create(
            report=report, key=f"p{n}", title=f"Part {n}", words="Much.", position=n, author=by
        )
        for place in range(4):
            named = {"key": f"groups.{place}", "title": f"Fact {place}", "definition": "Groups."}
            Fact.objects.create(section=part, **named, **at)
        one_more(report, part, by, n)
        years = {"from_on": report.from_on.replace(year=1990 + n), "until_on": report.until_on.replace(year=1991 + n)}
        Report.objects.create(**ids, **years, label=f"{n}", title=f"Report {n}", begun_by=by)


def one_more(report, part, by, n):
    Report.objects.filter(pk=report.pk).update(state="comments")
    add_comment(section=part, words="Say more.", by=by)
    add_comment(section=report.sections.get(key="groups"), words="Say more.", by=by)
    Recipient.objects.create(report=report, key=f"reader-{n}", name=f"Reader {n}", position=n)
    ReportJob.objects.create(report=report, kind="data", key=f"data:{n}", asked_by=by)
    ReportMove.objects.create(report=report, state="comments", by=by)
    note(subject=report.subject, what="Part 1 was commented on", kind="comment", by=by)


@pytest.mark.parametrize("state", ["comments", "signing", "published"])
def test_no_page_sends_many_statements_and_ten_times_the_rows_cost_none_more(
    request, count, ids, report, support_officer, state
):
    if state != "comments":
        comments_answered(report, support_officer)
        request.getfixturevalue("seal")
    stand(report, state)
    before = count()
    ten_times(report, support_officer)
    stand(report, state)
    after = count()

    assert len(before) > 60
    assert {where: number for where, number in before.items() if number > MOST} == {}
    assert {where: (before[where], number) for where, number in after.items() if number > before[where]} == {}


def comments_answered(report, by):
    for section in report.sections.all():
        section.comments.update(answer="Done.", answered_by=by, answered_at=wall.now())


def stand(report, state):
    Report.objects.filter(pk=report.pk).update(state=state, publish_on=wall.today(), published_at=wall.now())
