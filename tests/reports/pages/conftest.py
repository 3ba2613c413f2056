"""A report under the 2023 guidance, and the people around it."""

import pytest

from tests.reports.outlines.conftest import arrange, begin, strange

__all__ = ["arrange", "begin", "strange"]


@pytest.fixture
def report(arrange, strange, begin):
    """A draft of the yearly report 2024-25."""
    arrange(strange)
    return begin("wt-2023", "2024-25")


@pytest.fixture
def get(client, sign_in):
    """``get(person, address)``: what the portal answers."""
    return lambda person, address: sign_in(client, person).get(address)


@pytest.fixture
def post(client, sign_in):
    """``post(person, address, answers)``: what the portal answers to a form."""
    return lambda person, address, answers=None: sign_in(client, person).post(address, answers or {})
