"""The inbox and the ledger in a real browser: accessible, and usable on a phone."""

import pytest

from accounts import access
from accounts.models import Partnership
from safeguarding.clock.subject import Subject
from safeguarding.notices.commands import tell
from safeguarding.notices.models import Notice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def notices(support_officer, partnership, monkeypatch):
    """One notice that was sent and read, one that is new, one that failed."""
    monkeypatch.setitem(access._subjects, "rapid-review", lambda person: Partnership.objects.values("pk"))
    case = Subject("rapid-review", partnership.pk, "RR-2026-012", "/inbox/")
    for kind in ("review-opened", "date-moved", "decision-needed"):
        tell(people=[support_officer], kind=kind, subject=case, noun="a rapid review", partnership_key="riverside")
    failed = Notice.objects.filter(kind="decision-needed")
    failed.update(state="failed", attempts=6, result="The mail server did not take it (TimeoutError).")


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("path", ["/inbox/", "/inbox/ledger/", "/inbox/e-mail/"])
def test_every_page_is_accessible_and_fits(notices, support_officer, new_page, axe, path, width):
    page = new_page(support_officer, width=width)
    page.goto(path)

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_failed_notice_is_found_and_put_back(notices, support_officer, new_page, axe):
    page = new_page(support_officer, javascript=False)
    page.goto("/inbox/ledger/?state=failed")
    page.get_by_role("link", name="Try again").click()
    page.get_by_role("button", name="Try again").click()

    assert page.get_by_text("The notice is in the queue again.").is_visible()
    assert not Notice.objects.filter(state="failed").exists()
