"""Loading: once changes everything, twice nothing, --check never."""

import copy
import datetime

import pytest
from django.core.management import call_command

from accounts.models import Agency, Partnership
from partnership.arrangement import in_force
from partnership.commands import load_arrangement, take_force
from partnership.files import read
from partnership.models import ArrangementVersion, Group, GroupMember, Part, Post
from safeguarding.notices.hooks import daily_jobs
from tests.partnership.conftest import STRANGE, seed

pytestmark = pytest.mark.django_db


@pytest.fixture
def bucks():
    return read(seed("buckinghamshire"))


def history_rows():
    books = [model.history.model for model in (Agency, Partnership, Part, Post, Group, GroupMember)]
    return sum(book.objects.count() for book in books)


@pytest.mark.parametrize("name", ["buckinghamshire", "berkshire-west", "template"])
def test_loading_twice_changes_nothing_and_leaves_no_history(name):
    data = read(seed(name))
    load_arrangement(data=data)
    before = history_rows()

    again = load_arrangement(data=data)

    assert not again
    assert history_rows() == before
    assert ArrangementVersion.objects.count() == 1


def test_two_partnerships_share_one_police_force(buckinghamshire, berkshire_west):
    parts = Part.objects.filter(agency__key="thames-valley-police")

    assert {part.partnership for part in parts} == {buckinghamshire, berkshire_west}


def test_neither_of_two_partnerships_renames_the_shared_body(bucks, berkshire_west):
    load_arrangement(data=bucks)

    assert not load_arrangement(data=read(seed("berkshire-west")))
    assert not load_arrangement(data=bucks)


def test_a_changed_document_is_kept_beside_the_earlier_one(bucks, buckinghamshire):
    began = in_force(buckinghamshire)
    bucks["procedures"][0]["title"] = "Rapid review, revised"

    load_arrangement(data=bucks)

    assert in_force(buckinghamshire).procedure("rapid-review")["title"] == "Rapid review, revised"
    assert ArrangementVersion.objects.get(pk=began.version_id).document["procedures"][0]["title"] == "Rapid review"
    assert list(ArrangementVersion.objects.order_by("edition").values_list("edition", flat=True)) == [1, 2]


def test_a_group_left_out_stays_and_is_not_current(bucks, buckinghamshire):
    bucks["groups"] = [group for group in bucks["groups"] if group["key"] != "strategic-training"]

    changes = load_arrangement(data=bucks)

    assert "group Strategic training group" in changes.removed
    assert not Group.objects.get(key="strategic-training").current


def test_next_years_arrangement_waits_for_its_day(bucks, buckinghamshire):
    later = copy.deepcopy(bucks)
    later["partnership"].update({"version": "2099", "in-force-from": "2099-04-01"})
    later["groups"][0]["name"] = "Top table"

    load_arrangement(data=later)
    assert Group.objects.get(key="executive").name == "Executive partnership group"

    take_force(on=datetime.date(2099, 4, 1))
    assert Group.objects.get(key="executive").name == "Top table"


def test_taking_force_is_part_of_the_nights_work():
    assert daily_jobs()["arrangements-take-force"] is take_force


def test_the_strange_file_becomes_rows(db):
    load_arrangement(data=read(STRANGE))

    assert {parent.key for parent in Group.objects.get(key="reviews").parents.all()} == {"north-board", "south-board"}
    assert Part.objects.get(agency__key="rivers-trust").acts_for == ["rivers-council", "fells-council"]


def test_the_command_loads_and_says_so(capsys):
    call_command("load_arrangement", str(seed("buckinghamshire")))
    call_command("load_arrangement", str(seed("buckinghamshire")))

    assert "Nothing changes" in capsys.readouterr().out


def test_check_says_what_would_change_and_writes_nothing(capsys):
    call_command("load_arrangement", str(seed("buckinghamshire")), "--check")

    assert "New: agency Cafcass" in capsys.readouterr().out
    assert not Partnership.objects.exists()
    assert not ArrangementVersion.objects.exists()


def test_a_broken_file_leaves_with_2_and_changes_nothing(tmp_path, capsys):
    path = tmp_path / "broken.yaml"
    path.write_text(seed("buckinghamshire").read_text().replace("unit: months", "unit: month"))

    with pytest.raises(SystemExit) as left:
        call_command("load_arrangement", str(path))

    out = capsys.readouterr()
    assert (left.value.code, out.out) == (2, "")
    assert len(out.err.splitlines()) == 2
    assert not Partnership.objects.exists()
