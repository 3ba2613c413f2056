"""The golden file of who may open what. ``UPDATE_GOLDEN=1`` writes it anew: read the difference."""

import os

import pytest

from accounts.policy import ROLES
from tests.house import matrix
from tests.house.test_addresses import ALL, PUBLIC, SIGN_IN

CASES = ("reviews:", "notices:try", "accounts:person")


@pytest.mark.django_db
@pytest.mark.parametrize("seeded", ["buckinghamshire"], indirect=True)
def test_every_role_gets_what_the_golden_file_says(seeded):
    matrix.fill()

    found = matrix.walk()

    if os.environ.get("UPDATE_GOLDEN"):
        matrix.write(found)
    differences = [
        f"{now['address']} for {role}: {now[role]}, was {before.get(role)}"
        for now, before in zip(found, matrix.read(), strict=True)
        for role in now
        if now[role] != before.get(role)
    ]
    assert differences == []


def test_the_golden_file_has_every_address_and_every_role():
    rows = matrix.read()

    assert [row["address"] for row in rows] == matrix.names()
    assert set(ROLES) | {"address", matrix.NOBODY, matrix.OUTSIDER} == set(rows[0])


def test_no_page_breaks_for_anybody():
    assert [row["address"] for row in matrix.read() if any(status.startswith("5") for status in row.values())] == []


def test_nobody_signed_in_opens_only_what_is_public():
    opened = [row["address"] for row in matrix.read() if row[matrix.NOBODY] == "200"]

    assert [name for name in opened if name not in PUBLIC and not SIGN_IN.match(name)] == []


def test_the_same_role_elsewhere_opens_no_record_of_this_partnership():
    with_blanks = {name for name, path, _ in ALL if "<" in path and name.startswith(CASES)}
    opened = [row["address"] for row in matrix.read() if row[matrix.OUTSIDER] != "404"]

    assert [name for name in opened if name in with_blanks] == []


def test_an_observer_opens_no_case():
    cases = {name for name, _, _ in ALL if name.startswith("reviews:")}

    assert [row["address"] for row in matrix.read() if row["address"] in cases and row["observer"] == "200"] == []
