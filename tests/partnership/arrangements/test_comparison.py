"""Two arrangements in words."""

import copy
import itertools

import pytest

from partnership.arrangement import Arrangement
from partnership.comparison import PARTS, compare
from partnership.files import read
from partnership.files.lean import ORDER
from tests.partnership.conftest import STRANGE, seed

FILES = {path.stem: path for path in (seed("buckinghamshire"), seed("berkshire-west"), seed("template"), STRANGE)}


@pytest.fixture
def changed():
    """``changed(change)``: the differences after ``change(document)``, title of the section to all its lines."""

    def changed(change, name="strange"):
        document = read(FILES[name])
        after = copy.deepcopy(document)
        change(after)
        sections = compare(Arrangement(document), Arrangement(after))
        return {section.title: section for section in sections}

    return changed


@pytest.mark.parametrize(("one", "other"), list(itertools.product(FILES, FILES)))
def test_only_the_same_says_the_same(one, other):
    found = compare(Arrangement(read(FILES[one])), Arrangement(read(FILES[other])))

    assert bool(found) is (one != other)


def test_every_part_of_the_format_is_looked_at():
    assert {key for keys, _ in PARTS for key in keys} == set(ORDER) - {"format"}


def test_an_old_and_a_new_limit_stand_side_by_side(changed):
    found = changed(lambda d: d["procedures"][0]["steps"][0]["limit"].update({"from": 1, "to": 3}))

    assert found["Procedures and their limits"].changed == [
        "Quick look, step “Summaries”: limit: was “Between 2 and 10 working days”, now “Between 1 and 3 working days”"
    ]


def test_groups_that_come_and_go_are_named(changed):
    def change(document):
        document["groups"][-1] = {**document["groups"][-1], "key": "snow", "name": "Snow group"}

    found = changed(change)["Groups"]

    assert (found.new, found.gone, found.changed) == (["Snow group"], ["Ice and open water group"], [])


def test_a_group_says_what_changed_about_it(changed):
    def change(document):
        document["groups"][1].update(frequency={"times": 2, "per": "year"}, remit="Looks after the south.")

    (line,) = changed(change)["Groups"].changed

    assert "meets: was “5 times a year”, now “Twice a year”" in line
    assert "remit: now “Looks after the south.”" in line


def test_a_partner_that_is_linked_anew_and_one_that_is_found(changed):
    def change(document):
        document["agencies"][2]["linked-through"] = ["The schools' council"]
        document["agencies"][-1]["to-be-identified"] = False

    lines = changed(change)["Partners and relevant agencies"].changed

    assert lines == [
        "Rivers Children's Trust: linked through: new “The schools' council”",
        "Scouting groups: to be identified: was “yes”, now “no”",
    ]


def test_priorities_say_their_new_years(changed):
    found = changed(lambda d: d["priorities"][0].update(until="2027-03-31"))

    assert "years: was “1 February 2026 to 30 September 2026”" in found["Priorities"].changed[0]


def test_money_is_compared_to_the_penny(changed):
    found = changed(lambda d: d["funding"][0]["rows"][2].update(amount="0.06"))["Funding"]

    assert "contributions: new “Legacy £0.06”; contributions: no longer “Legacy £0.05”" in found.changed[0]
    assert "total: was “£30.35”, now “£30.36”" in found.changed[0]


def test_what_has_no_words_is_named_all_the_same(changed):
    found = changed(lambda d: d["procedures"][0]["steps"][5]["limit"].update({"roll": "forward"}))
    quiet = changed(lambda d: d["procedures"][0].update({"day-count": None}))

    assert found["Procedures and their limits"].changed
    assert "no words for" in quiet["Procedures and their limits"].changed[0]
