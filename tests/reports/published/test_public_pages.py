"""What anybody may read: from midnight in London on, with nothing of whoever is signed in."""

import datetime

import pytest

from reports import making, published
from reports.commands import publishing
from reports.models import Report, Section
from safeguarding.clock import wall
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion

pytestmark = pytest.mark.django_db
PAGE = "/published/riverside/wt-2023/2025-26/"
YEARS = "/published/riverside/"
A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def out(signed, support_officer):
    """The report is public since today."""
    return publishing.publish_report(report=signed, on=wall.today(), by=support_officer)


@pytest.fixture
def with_pdf(out):
    """Its PDF is made."""
    making.make(out.jobs.get(kind="pdf").pk)
    return out


def test_anybody_reads_a_published_report(client, out):
    text = client.get(PAGE).content.decode()

    assert "They met." in text
    assert "River Police" in text
    assert 'name="robots"' not in text


def test_a_correction_is_read_beside_what_was_signed(client, sign_in, out, support_officer):
    where = f"/reports/{out.pk}/sign-off/"
    words = "The table on page 4 counts one week twice. <b>Sorry.</b>"
    assert "Corrections" not in client.get(PAGE).content.decode()

    sign_in(client, support_officer).post(f"{where}correct/", {"words": words})
    inside = client.get(where).content.decode()
    client.logout()
    outside = client.get(PAGE).content.decode()

    for text in (inside, outside):
        assert "counts one week twice. &lt;b&gt;Sorry.&lt;/b&gt;" in text
    assert "Sam Support" in inside
    assert "Sam Support" not in outside


@pytest.mark.parametrize("state", ["draft", "comments", "scrutiny", "signing", "signed"])
def test_nobody_reads_it_before(client, signed, state):
    Report.objects.update(state=state)

    assert client.get(PAGE).status_code == 404
    assert "Annual report" not in client.get(YEARS).content.decode()


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        # Summer time: midnight in London is eleven in the evening of the day before in universal time.
        (datetime.date(2027, 6, 3), "2027-06-02T22:59:59+00:00", "2027-06-02T23:00:00+00:00"),
        (datetime.date(2026, 12, 3), "2026-12-02T23:59:59+00:00", "2026-12-03T00:00:00+00:00"),
    ],
)
def test_the_page_opens_at_midnight_in_london(client, signed, time_machine, day, before, after):
    Report.objects.update(state="published", publish_on=day, published_at=wall.now())
    answers = []
    for moment in (before, after):
        time_machine.move_to(datetime.datetime.fromisoformat(moment), tick=False)
        answers.append([client.get(PAGE).status_code, "Annual report" in client.get(YEARS).content.decode()])

    assert answers == [[404, False], [200, True]]


def test_the_page_shows_what_was_sealed_whatever_changes(client, out):
    Section.objects.update(words="Something else.")

    assert "Something else." not in client.get(PAGE).content.decode()


def test_nothing_of_whoever_is_signed_in_is_on_the_page(client, sign_in, out, support_officer):
    response = sign_in(client, support_officer).get(PAGE)
    text = response.content.decode()

    assert "Sam Support" not in text
    assert "Sign out" not in text
    assert response.headers["Cache-Control"] == "private, max-age=300"


def test_a_proxy_may_keep_the_page_of_nobody(client, out):
    response = client.get(PAGE)

    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.cookies == {}


def test_before_its_day_the_answer_is_kept_by_nobody(client, signed):
    response = client.get(PAGE)

    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-store")


def test_a_partnership_without_a_report_says_what_the_page_is_for(client, partnership):
    assert "No report has been published here yet." in client.get(YEARS).content.decode()
    assert client.get("/published/nowhere/").status_code == 404


def test_earlier_years_stay(client, out):
    Report.objects.create(
        partnership=out.partnership,
        arrangement=out.arrangement,
        outline="wt-2023",
        title="Annual report 2024-25",
        label="2024-25",
        from_on=datetime.date(2024, 4, 1),
        until_on=datetime.date(2025, 3, 31),
        state="published",
        publish_on=datetime.date(2025, 9, 1),
        published_at=wall.now(),
        begun_by=out.begun_by,
    )

    text = client.get(YEARS).content.decode()

    assert text.index("Annual report 2025-26") < text.index("Annual report 2024-25")


def test_a_file_is_offered_once_it_is_made(client, with_pdf):
    text = client.get(PAGE).content.decode()

    assert "The report as a PDF" in text
    assert "The report as a Word file" not in text


def test_files_that_are_made_in_summer_are_those_of_the_page(signed):
    # The command has London's hour in its hand, the page reads UTC from the database.
    signed.published_at = datetime.datetime(2047, 7, 1, 9, tzinfo=wall.LONDON)
    signed.state, signed.publish_on = Report.State.PUBLISHED, signed.published_at.date()
    signed.save()

    read = Report.objects.get(pk=signed.pk)

    assert published.printed_for_all(read).key == published.printed_for_all(signed).key


def test_a_public_file_has_a_name_of_keys(client, with_pdf):
    response = client.get(f"{PAGE}pdf/")

    assert response.headers["Content-Disposition"] == 'attachment; filename="riverside-wt-2023-2025-26.pdf"'
    assert b"".join(response.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["word", "web", "nothing"])
def test_a_file_that_is_not_made_is_not_there(client, with_pdf, kind):
    assert client.get(f"{PAGE}{kind}/").status_code == 404


def test_a_file_that_is_gone_from_the_store_is_not_offered(client, with_pdf):
    store.path_of(DocumentVersion.objects.get().file_name).unlink()

    assert "The report as a PDF" not in client.get(PAGE).content.decode()


def test_a_file_is_nobodys_before_its_day(client, with_pdf):
    Report.objects.update(publish_on=wall.today() + A_DAY)

    assert client.get(f"{PAGE}pdf/").status_code == 404


def test_another_partnership_has_no_such_page(client, out, other_partnership):
    assert client.get("/published/hillside/wt-2023/2025-26/").status_code == 404


def test_the_public_pages_need_few_statements(client, statements, with_pdf):
    with statements(10):
        client.get(PAGE)
    assert published.address_of(with_pdf) == PAGE
