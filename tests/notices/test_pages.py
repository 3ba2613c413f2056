"""The inbox, the ledger and the choice of e-mail, as three people see them."""

import pytest
from django.urls import reverse

from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db
INBOX, LEDGER = "/inbox/", "/inbox/ledger/"


@pytest.fixture
def page(client):
    """``page(person, path)``: the response."""

    def page(person, path, data=None):
        client.force_login(person)
        return client.get(path, data) if data is None else client.post(path, data)

    return page


@pytest.fixture
def failed(news, support_officer):
    (notice,) = news(support_officer)
    Notice.objects.update(state="failed", attempts=6, result="The mail server did not take it (Timeout).")
    notice.refresh_from_db()
    return notice


def text(response):
    return response.content.decode()


def test_the_inbox_shows_what_one_was_told_before_any_e_mail_left(news, owner, page):
    news(owner)

    assert "The partnership has opened a rapid review" in text(page(owner, INBOX))
    assert "One new." in text(page(owner, INBOX))


def test_an_empty_inbox_says_what_it_is_for(owner, page, at):
    assert "What you are told comes here" in text(page(owner, INBOX))


def test_nobody_sees_another_persons_inbox(news, owner, support_officer, page):
    (notice,) = news(owner)

    assert "RR-2026-012" not in text(page(support_officer, INBOX))
    assert page(support_officer, f"/inbox/{notice.pk}/").status_code == 404


def test_a_case_that_may_no_longer_be_seen_leaves_the_inbox(news, owner, page, hidden):
    (notice,) = news(owner)
    hidden.add(owner.pk)

    assert "RR-2026-012" not in text(page(owner, INBOX))
    assert page(owner, f"/inbox/{notice.pk}/").status_code == 404


def test_opening_a_notice_leads_to_its_record_and_marks_it_as_read(news, owner, page):
    (notice,) = news(owner)

    response = page(owner, f"/inbox/{notice.pk}/")

    assert response["Location"] == "/reviews/RR-2026-012/"
    assert not Notice.objects.unread().exists()


def test_everything_can_be_marked_as_read_at_once(news, owner, page):
    news(owner)
    news(owner, occasion="again")

    assert page(owner, "/inbox/read/", {})["Location"] == INBOX
    assert "Nothing new." in text(page(owner, INBOX))


def test_the_inbox_can_be_cut_to_what_is_new(news, owner, page):
    news(owner)
    Notice.objects.update(read_at=Notice.objects.get().made_at)
    news(owner, occasion="again")

    assert len(page(owner, f"{INBOX}?new=yes").context["table"].rows) == 1


def test_a_long_inbox_costs_no_more_statements(news, owner, client, django_assert_max_num_queries):
    for number in range(40):
        news(owner, occasion=f"n-{number}")
    client.force_login(owner)

    with django_assert_max_num_queries(15):
        client.get(INBOX)


def test_how_e_mail_comes_can_be_chosen(owner, page, at):
    page(owner, "/inbox/e-mail/", {"how": "each"})

    assert owner.notice_preference.how == "each"


def test_the_ledger_is_for_whoever_runs_the_partnership(owner, support_officer, page, at):
    assert page(owner, LEDGER).status_code == 403
    assert page(support_officer, LEDGER).status_code == 200


def test_the_ledger_says_what_failed_and_why(failed, support_officer, page):
    assert "The mail server did not take it (Timeout)." in text(page(support_officer, f"{LEDGER}?state=failed"))


def test_another_partnership_is_not_in_the_ledger(failed, page, make_person, other_partnership):
    outsider = make_person("Otto Outside", "support_team", partnership=other_partnership)

    assert "There is news" not in text(page(outsider, LEDGER))
    assert page(outsider, reverse("notices:try_again", args=[failed.pk]), {}).status_code in (403, 404)


def test_a_failed_notice_can_be_tried_again(failed, support_officer, page):
    again = reverse("notices:try_again", args=[failed.pk])
    assert "Sam Support is sent an e-mail" in text(page(support_officer, again))

    page(support_officer, again, {})

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("waiting", 0)


def test_the_ledger_warns_when_reminders_have_stopped(support_officer, page, at):
    assert "Reminders have not run for more than ten minutes" in text(page(support_officer, LEDGER))


def test_the_ledger_can_be_taken_as_a_file(failed, support_officer, page):
    lines = b"".join(page(support_officer, f"{LEDGER}?format=csv").streaming_content).decode()

    assert "Sam Support" in lines
    assert "Failed" in lines
