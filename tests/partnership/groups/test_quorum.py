"""Whether a meeting may decide: by heads, by statutory partners, in words."""

import pytest

from accounts.models import Agency, Appointment
from partnership.models import Attendance, Part
from partnership.rules.groups import quorum

PARTNERS = ("council", "health", "police")


@pytest.fixture
def parts(partnership):
    """Three statutory partners, and a trust that acts for health."""
    named = {key: Agency.objects.create(key=key, name=key.capitalize()) for key in (*PARTNERS, "trust")}
    for key, agency in named.items():
        Part.objects.create(
            partnership=partnership,
            agency=agency,
            name=agency.name,
            sector="public",
            sector_title="Public",
            statutory="health" if key in PARTNERS else "",
            acts_for=["health"] if key == "trust" else [],
        )
    return named


def rows(parts, came: str):
    """Rows of attendance from words like ``council police-deputy trust-guest health-apologies``."""
    return [row_of(parts, *word.partition("-")[::2]) for word in came.split()]


def row_of(parts, agency, how):
    presence = how if how in {"deputy", "apologies", "absent"} else "present"
    return Attendance(agency=parts[agency], presence=presence, guest=how == "guest")


@pytest.mark.parametrize(
    ("heads", "partners", "came", "reached", "words", "reasons"),
    [
        (None, None, "council", None, "No quorum is set in figures for this group.", ()),
        (2, None, "council police", True, "Quorate: 2 people (2 needed).", ()),
        (2, None, "council police-deputy", True, "Quorate: 2 people (2 needed).", ()),
        (2, None, "council police-guest", False, "Not quorate: 1 person (2 needed).", ("1 more person is needed.",)),
        (3, None, "council", False, "Not quorate: 1 person (3 needed).", ("2 more people are needed.",)),
        (2, None, "council health-apologies police-absent", False, "Not quorate: 1 person (2 needed).", ...),
        (None, 2, "council council", False, "Not quorate: 1 statutory partner (2 needed).", ...),
        (None, 3, "council health police", True, "Quorate: 3 statutory partners (3 needed).", ()),
        (None, 3, "council trust police", True, "Quorate: 3 statutory partners (3 needed).", ()),
        (None, 3, "council police", False, ..., ("Nobody has come from Health.",)),
        (None, 3, "police", False, ..., ("Nobody has come from Council and Health.",)),
        (3, 2, "council police", False, "Not quorate: 2 people (3 needed) and 2 statutory partners (2 needed).", ...),
        (2, 2, "council police", True, "Quorate: 2 people (2 needed) and 2 statutory partners (2 needed).", ()),
    ],
)
def test_the_quorum_in_words(quality, parts, heads, partners, came, reached, words, reasons):
    quality.quorum_heads, quality.quorum_partners = heads, partners

    found = quorum(quality, rows(parts, came))

    assert found.reached is reached
    assert words in (..., found.words)
    assert reasons in (..., found.reasons)


def test_an_adviser_is_heard_and_not_counted(quality, parts, seat, make_person):
    adviser = seat(make_person("Ada Adviser"), quality, standing="adviser", agency=parts["council"])
    quality.quorum_heads = 1
    row = Attendance(appointment=adviser.appointment, agency=parts["council"], presence="present")

    assert quorum(quality, [row]).reached is False


def test_it_costs_two_statements_however_many_came(quality, parts, statements):
    quality.quorum_heads, quality.quorum_partners = 2, 2

    with statements(2):
        quorum(quality, rows(parts, "council police health " * 20))


def test_nobody_there_has_no_appointments_to_look_up(quality, parts):
    quality.quorum_heads = 1

    assert quorum(quality, []).reasons == ("1 more person is needed.",)
    assert Appointment.objects.count() == 0
