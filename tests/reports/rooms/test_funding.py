"""The facts about money: exact to the penny, and footing."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Agency
from funding.models import BudgetLine, Contribution, FundingYear, Income, Payment
from reports.facts.frame import Frame
from reports.facts.value import shown
from safeguarding.clock import wall

YEAR = (datetime.date(2026, 4, 1), datetime.date(2027, 3, 31))
HYPOTHESIS = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def year(partnership):
    return FundingYear.objects.create(
        partnership=partnership, title="2026/27", starts_on=YEAR[0], ends_on=YEAR[1], brought_forward=Decimal("10.10")
    )


@pytest.fixture
def before(partnership):
    return FundingYear.objects.create(
        partnership=partnership,
        title="2025/26",
        starts_on=datetime.date(2025, 4, 1),
        ends_on=datetime.date(2026, 3, 31),
    )


@pytest.fixture
def frame(partnership):
    return Frame(partnership, *YEAR, datetime.date(2026, 11, 1))


@pytest.fixture
def give(year):
    """``give(agency, "100.01", …)``: a contribution of the year, or of another."""
    return lambda agency, agreed, **fields: Contribution.objects.create(
        agency=agency, agreed=Decimal(agreed), **{"year": year, **fields}
    )


def test_contributions_show_share_receipts_and_change(
    give, before, agency, other_agency, support_officer, frame, taken
):
    trust = give(agency, "100.01")
    give(other_agency, "200.02")
    give(agency, "90.00", year=before)

    table = taken("funding.contributions", frame).table

    assert table.rows == (
        ("River NHS Trust", {"pounds": "100.01"}, {"percent": "33.3"}, {"pounds": "10.01"}),
        ("River Police", {"pounds": "200.02"}, {"percent": "66.7"}, {"pounds": "200.02"}),
    )
    assert table.total == (
        "Total", {"pounds": "300.03"}, {"percent": "100.0"}, {"pounds": "210.03"},
    )  # fmt: skip
    assert table.records[0] == (trust.subject,)


def test_what_came_in_is_told_in_all_and_for_nobody_alone(give, agency, support_officer, frame, taken):
    trust = give(agency, "100.01")
    Payment.objects.create(
        contribution=trust, amount=Decimal("50.50"), received_on=YEAR[0], recorded_by=support_officer
    )

    fact = taken("funding.contributions", frame)

    assert [figure.number for figure in fact.figures] == [
        {"pounds": "100.01"}, {"pounds": "50.50"}, {"pounds": "49.51"},
    ]  # fmt: skip
    assert "50.50" not in str(fact.table.rows)


def test_who_gives_no_more_is_told_so_that_the_changes_foot(give, before, agency, other_agency, frame, taken):
    give(agency, "100.00")
    give(agency, "100.00", year=before)
    give(other_agency, "25.50", year=before)

    fact = taken("funding.contributions", frame)

    assert fact.table.total[-1] == {"pounds": "-25.50"}
    assert shown(fact.table.total[-1]) == "−£25.50"
    assert "£25.50 from contributors of the year before who gave none" in " ".join(fact.notes)


def test_help_in_kind_is_told_and_not_added(give, agency, frame, taken):
    give(agency, "100.00")
    give(agency, "40.00", kind="in-kind", described="A room")

    fact = taken("funding.contributions", frame)

    assert fact.table.total[1] == {"pounds": "100.00"}
    assert "Help in kind worth £40 is not part of the sums." in fact.notes


@given(pennies=st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=6))
@HYPOTHESIS
def test_columns_foot_to_the_penny_and_shares_to_a_hundred(year, frame, taken, pennies):
    Contribution.objects.all().delete()
    for place, penny in enumerate(pennies):
        agency, _ = Agency.objects.get_or_create(key=f"agency-{place}", defaults={"name": f"Agency {place}"})
        Contribution.objects.create(year=year, agency=agency, agreed=Decimal(penny) / 100)

    table = taken("funding.contributions", frame).table

    assert table.total[1] == {"pounds": f"{Decimal(sum(pennies)) / 100:.2f}"}
    shares = sum(Decimal(row[2]["percent"]) for row in table.rows)
    assert shares == (Decimal(100) if any(pennies) else 0)


def test_spending_is_told_by_heading(year, frame, taken):
    BudgetLine.objects.create(year=year, heading="Training", budget=Decimal("80.00"), spent=Decimal("100.00"))
    BudgetLine.objects.create(year=year, heading="Reserve", kind="reserve", budget=Decimal("20.00"))

    fact = taken("funding.spending", frame)

    assert fact.table.total[1:4] == ({"pounds": "100.00"}, {"pounds": "100.00"}, {"pounds": "0.00"})
    assert fact.says.endswith("More than its budget was spent on Training.")


def test_the_position_adds_up_what_there_is(year, give, agency, frame, figures, taken):
    give(agency, "100.00")
    Income.objects.create(year=year, source="Courses", amount=Decimal("5.05"))
    Income.objects.create(year=year, source="A grant", counted=False)
    BudgetLine.objects.create(year=year, heading="Office", budget=Decimal("60.00"), spent=Decimal("50.00"))

    found = figures("funding.position", frame)

    assert found["available"] == {"pounds": "115.15"}
    assert found["left"] == {"pounds": "65.15"}
    assert taken("funding.position", frame).notes == ("Named and not added to the sums: A grant.",)


def test_history_adds_up_each_year(give, before, agency, support_officer, frame, taken):
    given_now = give(agency, "100.10")
    give(agency, "90.00", year=before)
    for because in ("", "A mistake"):
        Payment.objects.create(
            contribution=given_now, amount=Decimal("30.30"), received_on=wall.today(),
            recorded_by=support_officer, taken_back_because=because,
        )  # fmt: skip

    rows = taken("funding.history", frame).table.rows

    nothing = {"pounds": "0.00"}
    assert rows == (
        ("2025/26", {"pounds": "90.00"}, nothing, nothing, None),
        ("2026/27", {"pounds": "100.10"}, {"pounds": "30.30"}, nothing, {"pounds": "10.10"}),
    )


def test_a_quarter_has_the_year_that_it_lies_in(year, before, give, agency, partnership, taken):
    give(agency, "100.00")
    quarter = Frame(partnership, datetime.date(2026, 4, 1), datetime.date(2026, 6, 30), datetime.date(2026, 7, 1))

    assert taken("funding.contributions", quarter).table.caption == "Contributions 2026/27"


def test_a_period_without_a_funding_year_says_so(partnership, taken):
    frame = Frame(partnership, datetime.date(2001, 4, 1), datetime.date(2002, 3, 31), wall.today())

    keys = ("contributions", "spending", "position", "history")

    assert {taken(f"funding.{key}", frame).empty for key in keys} == {"The portal keeps no funding for this period."}
