"""Terms of reference, edition by edition, and the quorum in figures."""

import datetime

import pytest

from partnership.commands.groups import agree_terms, set_quorum
from partnership.models import TermsOfReference
from partnership.rules.terms import quorum_in_words
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def agree(quality, support_officer):
    """``agree(agreed=-1, review=365)``: terms agreed so many days from today, to be reviewed so many days on."""

    def agree(agreed=-1, review=365):
        today = wall.today()
        days = {"agreed_on": today + agreed * A_DAY, "review_on": today + review * A_DAY}
        return agree_terms(group=quality, purpose="To look at quality", by=support_officer, **days)

    return agree


def test_each_edition_is_kept(agree, quality):
    agree(agreed=-30)
    agree()

    assert [terms.edition for terms in quality.terms.all()] == [2, 1]


def test_the_review_is_on_the_clock_and_moves_with_the_next_edition(agree):
    agree(agreed=-30, review=10)
    agree(review=400)

    deadline = Deadline.objects.get(step="terms-review")
    assert deadline.due_on == wall.today() + 400 * A_DAY
    assert deadline.owner == "role:support_team"


def test_the_members_are_told(agree, quality_member):
    agree()

    assert Notice.objects.get(kind="terms-agreed").recipient == quality_member


@pytest.mark.parametrize(
    ("agreed", "review", "field"), [(1, 365, "agreed_on"), (-1, -1, "review_on"), (-40, 365, "agreed_on")]
)
def test_terms_that_cannot_be_agreed(agree, agreed, review, field):
    agree(agreed=-30)

    with pytest.raises(Refused) as caught:
        agree(agreed=agreed, review=review)

    assert caught.value.field == field
    assert TermsOfReference.objects.count() == 1


def test_a_quorum_is_set_and_written_down(quality, quality_member, support_officer):
    set_quorum(group=quality, heads=1, partners=None, by=support_officer)

    quality.refresh_from_db()
    assert quality.quorum_heads == 1
    assert steps_of(quality.subject).first().what == "Set the quorum: one member"


@pytest.mark.parametrize(("heads", "partners", "field"), [(2, None, "heads"), (None, 1, "partners")])
def test_a_quorum_that_could_never_be_reached(quality, quality_member, support_officer, heads, partners, field):
    with pytest.raises(Refused, match="or fewer") as caught:
        set_quorum(group=quality, heads=heads, partners=partners, by=support_officer)

    assert caught.value.field == field


@pytest.mark.parametrize(
    ("heads", "partners", "words"),
    [
        (None, None, "none set in figures"),
        (4, None, "four members"),
        (1, 2, "one member and two statutory partners"),
    ],
)
def test_a_quorum_in_words(heads, partners, words):
    assert quorum_in_words(heads, partners) == words
