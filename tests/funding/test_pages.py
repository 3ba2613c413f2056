"""Who sees what of the money, and what the pages say."""

import datetime
from decimal import Decimal

import pytest

from funding.commands import contributions as commands
from funding.commands.spending import save_heading, save_income
from funding.commands.years import agree_year, begin_year, set_talks
from funding.models import Contribution
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused

POLICE_MONEY = Decimal("500.50")


@pytest.fixture
def money(trusts, give, other_agency, business_manager):
    """The trust gives £1,000, invoiced and part paid; the police £500.50."""
    commands.record_invoice(
        contribution=trusts, number="INV-7", invoiced_on=wall.today(), due_on=wall.today(), by=business_manager
    )
    commands.receive_payment(
        contribution=trusts, amount=Decimal("400"), received_on=wall.today(), reference="BACS 9", by=business_manager
    )
    return give(other_agency, str(POLICE_MONEY))


@pytest.fixture
def shown(client, sign_in):
    def shown(person, path="/funding/"):
        return sign_in(client, person).get(path)

    return shown


def test_whoever_oversees_sees_every_figure(shown, executive_member, money):
    page = shown(executive_member).text

    for figure in ("£1,500.50", "£1,000.00", "£400.00", "£1,100.50", "66.6%", "33.4%"):
        assert figure in page


def test_an_agencys_lead_sees_what_all_agreed_but_payments_of_their_own_only(shown, agency_lead, trusts, money):
    page = shown(agency_lead).text

    assert "£500.50" in page
    assert "£400.00" not in page
    assert "BACS 9" in shown(agency_lead, trusts.get_absolute_url()).text
    assert shown(agency_lead, money.get_absolute_url()).status_code == 404


def test_another_partnership_finds_nothing(shown, outsider, trusts, money, year):
    assert "No year of funding yet" in shown(outsider).text
    assert shown(outsider, year.get_absolute_url()).status_code == 404
    assert shown(outsider, trusts.get_absolute_url()).status_code == 404


def test_who_has_no_business_with_money_is_told_so(shown, observer, quality_member, money):
    assert [shown(one).status_code for one in (observer, quality_member)] == [403, 403]


@pytest.mark.parametrize("page", ["change/", "talks/", "agree/", "contributions/add/", "table/", "income/add/"])
def test_only_who_keeps_the_money_opens_the_forms(shown, executive_member, support_officer, year, page):
    path = f"{year.get_absolute_url()}{page}"

    assert shown(executive_member, path).status_code == 403
    assert shown(support_officer, path).status_code == 200


def test_the_list_is_cut_the_same_way_and_exports_numbers(shown, agency_lead, support_officer, money):
    text = b"".join(shown(support_officer, "/funding/list/?format=csv").streaming_content).decode()

    assert "River Police,2026/27,500.50,0.00,500.50" in text
    assert "River Police" not in shown(agency_lead, "/funding/list/").text


def test_change_on_last_year_is_told(shown, support_officer, give, agency, partnership, business_manager, trusts):
    last = begin_year(partnership=partnership, title="2025/26", by=business_manager)
    give(agency, "900", year=last)

    assert "£100.00 more" in shown(support_officer, trusts.year.get_absolute_url()).text


def test_a_table_is_previewed_and_then_brought_in(client, sign_in, support_officer, year):
    sign_in(client, support_officer)

    preview = client.post(
        f"{year.get_absolute_url()}table/", {"pasted": "River Trust\t£10.50\nTotal\t10.50"}, follow=True
    )
    assert "What the table says" in preview.text
    assert not Contribution.objects.exists()

    client.post(preview.request["PATH_INFO"], {})
    assert Contribution.objects.get().agreed == Decimal("10.50")


def test_a_wrong_total_keeps_what_was_pasted(client, sign_in, support_officer, year):
    sign_in(client, support_officer)

    page = client.post(f"{year.get_absolute_url()}table/", {"pasted": "River Trust\t£10.50\nTotal\t11"}).text

    assert "The printed total is £11.00 and the rows add up to £10.50." in page
    assert "River Trust" in page


def test_a_table_is_for_whoever_keeps_the_money(
    client, sign_in, shown, support_officer, executive_member, outsider, year
):
    sign_in(client, support_officer)
    sent = client.post(f"{year.get_absolute_url()}table/", {"pasted": "River Trust\t10"})

    assert [shown(one, sent.headers["Location"]).status_code for one in (executive_member, outsider)] == [404, 404]


def test_the_year_in_sums_foots(shown, support_officer, year, money, business_manager):
    save_income(year=year, source="Courses", kind="training", amount=Decimal("99.50"), by=business_manager)
    save_income(year=year, source="Late fees", kind="other", amount=Decimal("7777"), counted=False, by=business_manager)
    save_heading(
        year=year,
        heading="Staff",
        kind="spending",
        budget=Decimal("1200"),
        spent=Decimal("1300.25"),
        by=business_manager,
    )
    save_heading(year=year, heading="Reviews", kind="contingency", budget=Decimal("400"), by=business_manager)

    page = shown(support_officer, year.get_absolute_url()).text

    assert "£1,600.00" in page  # 1,500.50 and 99.50, the late fees not among them
    assert "£100.25 over" in page
    assert "£299.75" in page  # 1,600.00 less 1,300.25


def test_income_that_is_counted_has_an_amount_and_restricted_income_a_purpose(year, business_manager):
    with pytest.raises(Refused, match="Give the amount"):
        save_income(year=year, source="Courses", kind="training", amount=None, by=business_manager)
    with pytest.raises(Refused, match="what the money may be spent on"):
        save_income(
            year=year, source="Grant", kind="grant", amount=Decimal(5), spend_by=wall.today(), by=business_manager
        )


def test_restricted_income_is_watched_until_its_last_day(year, business_manager):
    save_income(
        year=year, source="Grant", kind="grant", amount=Decimal(5), restricted_to="New guidance",
        spend_by=wall.today() + datetime.timedelta(days=90), by=business_manager,
    )  # fmt: skip

    assert Deadline.objects.get(subject_kind="funding-year").owner == "role:business_manager"


def test_the_talks_are_in_order_and_the_agreement_ends_them(year, trusts, business_manager):
    today, later = wall.today(), wall.today() + datetime.timedelta(days=60)
    with pytest.raises(Refused, match="talks begin first"):
        set_talks(year=year, talks_from=later, proposals_by=None, agree_by=today, by=business_manager)
    set_talks(year=year, talks_from=today, proposals_by=None, agree_by=later, by=business_manager)

    agree_year(year=year, on=today, by=business_manager)

    assert set(Deadline.objects.filter(subject_kind="funding-year").values_list("state", flat=True)) == {"met"}


def test_a_year_without_contributions_cannot_be_agreed(year, business_manager):
    with pytest.raises(Refused, match="no contributions yet"):
        agree_year(year=year, on=wall.today(), by=business_manager)


def test_two_years_do_not_overlap(year, partnership, business_manager):
    with pytest.raises(Refused, match="there already"):
        begin_year(partnership=partnership, title="2026", by=business_manager)


def test_a_year_costs_no_more_statements_with_more_contributors(
    shown, client, support_officer, year, money, business_manager, django_assert_max_num_queries
):
    for n in range(30):
        commands.add_contribution(year=year, source=f"Source {n}", agreed=Decimal(n), by=business_manager)
    shown(support_officer)

    with django_assert_max_num_queries(15):
        client.get("/funding/")


def test_a_lead_cannot_reach_the_invoice_by_its_deadline(shown, agency_lead, money, business_manager):
    commands.record_invoice(
        contribution=money, number="P-1", invoiced_on=wall.today(), due_on=wall.today(), by=business_manager
    )

    assert "River Police" not in shown(agency_lead, "/due/").text
