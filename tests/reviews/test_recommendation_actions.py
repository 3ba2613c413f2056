"""Recommendations become actions, which say nothing of the case."""

import pytest

from partnership.models import Action, Group
from reviews.commands.recommendations import raise_from_recommendation
from reviews.models import Recommendation
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


@pytest.fixture
def recommendation(met, people):
    return Recommendation.objects.create(review=met, words="Share plans before birth", added_by=people["support"])


@pytest.fixture
def lead(make_person, partnership):
    """Chairs the quality group, and is named on no case."""
    key = Group.objects.filter(partnership=partnership, kind="sub-group").first().key
    return make_person("Cal Chair", "group_chair", group_key=key)


@pytest.fixture
def action(recommendation, decided, people, lead, partnership):
    group = Group.objects.get(partnership=partnership, key=lead.appointments.get().group_key)
    recommendation.refresh_from_db()
    return raise_from_recommendation(
        recommendation=recommendation, by=people["support"], group=group, what="Agree one plan before birth",
        owner_person=lead, due_on=wall.today(), urgent=True,
    )  # fmt: skip


def test_the_action_carries_the_reference_and_the_recommendation_knows_it(action, recommendation):
    assert (action.source, action.origin_label) == ("recommendation", recommendation.review.reference)
    assert [link.action for link in recommendation.raised.all()] == [action]


def test_before_the_decision_there_is_no_action(recommendation, people, lead):
    with pytest.raises(Refused, match="once the review is decided"):
        raise_from_recommendation(recommendation=recommendation, by=people["support"], what="X", due_on=wall.today())
    assert not Action.objects.exists()


def test_whoever_is_not_named_on_the_case_reads_its_reference_without_a_link(action, lead, client, sign_in):
    page = sign_in(client, lead).get(action.get_absolute_url()).content.decode()

    assert action.origin_label in page
    assert f'href="{action.origin_url}"' not in page


def test_the_support_team_walks_from_the_case_to_the_action_and_back(action, decided, people, client, sign_in):
    sign_in(client, people["support"])

    case = client.get(f"{decided.get_absolute_url()}decision/").content.decode()
    page = client.get(action.get_absolute_url()).content.decode()

    assert f'href="{action.get_absolute_url()}"' in case
    assert f'href="{action.origin_url}"' in page


def test_an_outsider_and_a_lead_raise_none_from_the_case(recommendation, decided, outsider, lead, client, sign_in):
    address = f"{decided.get_absolute_url()}recommendations/{recommendation.pk}/action/"

    assert [sign_in(client, person).get(address).status_code for person in (outsider, lead)] == [404, 404]


def test_the_page_shows_the_recommendation_and_warns(recommendation, decided, people, client, sign_in):
    address = f"{decided.get_absolute_url()}recommendations/{recommendation.pk}/action/"

    page = sign_in(client, people["support"]).get(address).content.decode()

    assert "Share plans before birth" in page
    assert "nobody can tell which child" in page
