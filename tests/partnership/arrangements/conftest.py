"""People of Buckinghamshire, and a draft of its next arrangement."""

import pytest
from django.urls import reverse

from partnership.arrangement import version_in_force
from partnership.commands.drafts import begin_draft
from partnership.models import ArrangementVersion

FACTS = {"version": "2099", "in-force-from": "2099-04-01"}


@pytest.fixture
def manager(make_person, buckinghamshire):
    return make_person("Bea Bucks", "business_manager", partnership=buckinghamshire)


@pytest.fixture
def watcher(make_person, buckinghamshire):
    return make_person("Ola Watcher", "observer", partnership=buckinghamshire)


@pytest.fixture
def neighbour(make_person, berkshire_west):
    return make_person("Nia Neighbour", "business_manager", partnership=berkshire_west)


@pytest.fixture
def in_force(buckinghamshire):
    """The version in force in Buckinghamshire."""
    return ArrangementVersion.objects.get(pk=version_in_force(buckinghamshire)[0])


@pytest.fixture
def draft(buckinghamshire, manager, in_force):
    """Next year's, begun from the one in force; without faults."""
    return begin_draft(partnership=buckinghamshire, by=manager, based_on=in_force, facts=FACTS)


@pytest.fixture
def get(client, sign_in):
    """``get(person, name, *args, **query)``: the answer to the person."""

    def get(person, page, /, *args, **query):
        return sign_in(client, person).get(reverse(f"partnership:{page}", args=args), query)

    return get


@pytest.fixture
def post(client, sign_in):
    """``post(person, name, *args, **answers)``: the answer to the person, after what it leads to."""

    def post(person, page, /, *args, **answers):
        url = reverse(f"partnership:{page}", args=args)
        return sign_in(client, person).post(url, answers, follow=True)

    return post


def words(response):
    """What a page says, as text."""
    return response.content.decode()
