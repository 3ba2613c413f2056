"""The arrangement's contributions come in by themselves, and what was changed on screen stays."""

import copy
import datetime
from decimal import Decimal

import pytest

from funding.commands.arrangement import bring_in, bring_in_all
from funding.commands.contributions import change_agreed
from funding.models import Contribution, FundingYear
from funding.rules.pounds import total
from partnership.commands import load_arrangement
from partnership.files import read
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from tests.house.reading import ROOT


def arrangement(name):
    return read(ROOT / "arrangements" / f"{name}.yaml")


@pytest.fixture
def bucks(db):
    """Buckinghamshire with its money brought in."""
    partnership = load_arrangement(data=arrangement("buckinghamshire")).partnership
    bring_in(partnership=partnership)
    return partnership


def contribution(key):
    return Contribution.objects.select_related("year", "agency").get(agency__key=key)


def loaded_again(partnership, change):
    """The same arrangement, changed, brought in anew."""
    document = copy.deepcopy(arrangement("buckinghamshire"))
    change(document["funding"][0]["rows"])
    load_arrangement(data=document)
    return bring_in(partnership=partnership)


def test_buckinghamshire_2019_20_totals_243565_pounds(bucks):
    assert total(one.agreed for one in Contribution.objects.all()) == Decimal("243565.00")
    assert Contribution.objects.count() == 11


def test_a_second_time_changes_nothing(bucks):
    assert bring_in(partnership=bucks).lines() == []


def test_training_income_is_shown_and_not_counted(bucks):
    income = FundingYear.objects.get().income.get()

    assert (income.source, income.amount, income.about, income.counted) == ("Training income", 20000, True, False)


def test_an_amount_that_changes_in_the_file_changes_here(bucks):
    said = loaded_again(bucks, lambda rows: rows[1].update(amount="25000.00"))

    assert contribution("thames-valley-police").agreed == 25000
    assert said.changed == ["Thames Valley Police, 2019/20 from £24,290 to £25,000"]


def test_an_amount_that_was_changed_on_screen_stays_and_is_said(bucks, business_manager):
    change_agreed(contribution=contribution("cafcass"), agreed=Decimal("600"), by=business_manager)

    said = bring_in(partnership=bucks)

    assert contribution("cafcass").agreed == 600
    assert said.kept == ["Cafcass, 2019/20: the arrangement gives £550, the portal £600"]


def test_the_talks_about_a_year_to_come_are_a_deadline(db):
    document = arrangement("template")
    first = wall.today().year + 1
    document["funding"][0].update({"year": f"{first}/{(first + 1) % 100:02d}", "next-talks-from": f"{first}-09-01"})
    partnership = load_arrangement(data=document).partnership

    bring_in(partnership=partnership)

    deadline = Deadline.objects.get(subject_kind="funding-year", step="talks-begin")
    assert (deadline.owner, deadline.due_on) == ("role:business_manager", datetime.date(first, 9, 1))


def test_talks_about_a_year_that_is_over_remind_nobody(db):
    partnership = load_arrangement(data=arrangement("berkshire-west")).partnership

    bring_in(partnership=partnership)

    assert set(FundingYear.objects.values_list("title", "status")) == {
        ("2019/20", "agreed-without-figures"),
        ("2020/21", "talks"),
    }
    assert not Deadline.objects.exists()


def test_the_night_brings_in_every_partnership_and_passes_over_one_without_an_arrangement(bucks, other_partnership):
    Contribution.objects.all().delete()

    bring_in_all()

    assert Contribution.objects.count() == 11
