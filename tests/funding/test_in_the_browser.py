"""The money in a real browser: accessible at both widths, and workable without scripts."""

import datetime
from decimal import Decimal

import pytest

from funding.commands import contributions as commands
from funding.commands.spending import save_heading, save_income
from funding.commands.tables import read_table
from funding.commands.years import set_talks
from safeguarding.clock import wall
from tests.journeys.somebody import Somebody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def full(year, trusts, give, other_agency, business_manager):
    """A year with something of everything. Gives what the trust gives."""
    by, today = business_manager, wall.today()
    commands.record_invoice(
        contribution=trusts, number="INV-7", invoiced_on=today - 40 * DAY, due_on=today - 10 * DAY, by=by
    )
    commands.receive_payment(contribution=trusts, amount=Decimal("400"), received_on=today, by=by)
    give(other_agency, "500.50")
    give(other_agency, "60", kind="in-kind", described="Rooms")
    save_income(year=year, source="Courses", kind="training", amount=Decimal("99.50"), by=by)
    save_income(year=year, source="Old fees", kind="other", amount=None, counted=False, by=by)
    save_heading(year=year, heading="Staff", kind="spending", budget=Decimal("12"), spent=Decimal("13"), by=by)
    set_talks(year=year, talks_from=today - DAY, proposals_by=today, agree_by=today + 9 * DAY, by=by)
    return trusts


@pytest.fixture
def somebody(new_page, axe):
    def somebody(person, **how):
        return Somebody(new_page(person, **how), axe, person, javascript=how.get("javascript", True))

    return somebody


@pytest.mark.parametrize("width", [1280, 400])
def test_every_page_of_the_money_is_accessible_and_fits(full, year, somebody, business_manager, width):
    manager = somebody(business_manager, width=width)
    table = read_table(year=year, rows=[["River Trust", "5"]], by=business_manager)
    payment = full.payments.get()
    of_year = ["", "change/", "talks/", "agree/", "contributions/add/", "table/", "income/add/", "budget/add/"]
    of_trust = ["", "agreed/", "invoice/", "payments/add/", f"payments/{payment.pk}/take-back/"]

    for path in ["/funding/", "/funding/list/", "/funding/new/", "/funding/bring-in/", table.get_absolute_url()]:
        assert manager.open(path).status == 200
    for path in of_year:
        assert manager.open(f"{year.get_absolute_url()}{path}").status == 200
    for path in of_trust:
        assert manager.open(f"{full.get_absolute_url()}{path}").status == 200


def test_a_table_with_a_wrong_total_is_put_right_and_brought_in(year, somebody, support_officer):
    officer = somebody(support_officer, javascript=False).open("/").menu("Partnership").follow("Funding", exact=True)

    officer.follow("Bring in a table").fill("The table", "River Trust\t£1,000\nRiver Police\t£500.50\nTotal\t£1,500")
    officer.press("Check the table")
    officer.see("The printed total is £1,500.00 and the rows add up to £1,500.50.")
    officer.fill("The table", "River Trust\t£1,000\nRiver Police\t£500.50\nTotal\t£1,500.50").press("Check the table")
    officer.see("Total of the table", "£1,500.50").press("Bring it in")

    officer.see("The table is brought in.", "66.6%", "33.4%")


def test_a_contribution_is_invoiced_paid_and_taken_back(trusts, somebody, support_officer):
    officer = somebody(support_officer).open("/funding/").follow("River NHS Trust")

    officer.follow("Record the invoice").fill("Its number", "INV-9").fill("When was it sent?", wall.today())
    officer.fill("To be paid by", wall.today() + 30 * DAY).press("Record the invoice").see("its date is watched")
    officer.follow("Record a payment").fill("How much came in?", "£1,000").fill("When?", wall.today())
    officer.press("Record the payment").see("The payment is recorded.", "Received £1,000")
    officer.follow("Take back").fill("Why?", "Another agency paid it").press("Take the payment back")

    officer.see("What it paid is owed again.", "Taken back: Another agency paid it")


def test_a_lead_reads_their_own_and_the_agreed_amounts_of_all(full, somebody, agency_lead):
    lead = somebody(agency_lead, width=400).open("/funding/")

    lead.see("River Police", "£500.50").see_not("£400.00")
    lead.follow("River NHS Trust").see("£400.00").see_not("Record a payment")
