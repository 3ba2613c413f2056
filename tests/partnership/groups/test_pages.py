"""The pages of groups: who may open them, and what they say."""

import pytest
from django.urls import reverse


@pytest.fixture
def get(client, sign_in):
    """``get(person, name, *args)``: the page as the person sees it."""
    return lambda person, name, *args: sign_in(client, person).get(reverse(f"groups:{name}", args=args))


def test_a_group_of_another_partnership_is_not_there(get, observer, quality, outsider):
    assert get(observer, "group", quality.key).status_code == 200
    assert get(outsider, "group", quality.key).status_code == 404
