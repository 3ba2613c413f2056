"""Money for the tests: a year of Riverside with two agencies in it."""

from decimal import Decimal

import pytest

from funding.commands.contributions import add_contribution
from funding.commands.years import begin_year
from partnership.models import Part


@pytest.fixture
def parts(partnership, agency, other_agency):
    """Both agencies are agencies of the partnership."""
    for place, one in enumerate((agency, other_agency)):
        Part.objects.create(
            partnership=partnership, agency=one, name=one.name, sector="all", sector_title="All", position=place
        )


@pytest.fixture
def year(partnership, parts, business_manager):
    return begin_year(partnership=partnership, title="2026/27", by=business_manager)


@pytest.fixture
def give(year, business_manager):
    """``give(agency, "100.00", …)``: a contribution of the year."""

    def give(agency, amount, **fields):
        fields.setdefault("year", year)
        return add_contribution(agency=agency, agreed=Decimal(amount), by=business_manager, **fields)

    return give


@pytest.fixture
def trusts(give, agency):
    """What the trust gives: £1,000."""
    return give(agency, "1000.00")
