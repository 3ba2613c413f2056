"""The pages, by who opens them."""

import pytest

from partnership.commands import minutes as commands
from partnership.models import AgendaItem


def page(client, person, meeting, tail):
    client.force_login(person)
    return client.get(f"/meetings/{meeting.pk}/{tail}")


@pytest.mark.parametrize("tail", ["minutes/take/", "minutes/close/", "minutes/state/"])
def test_the_screen_is_for_those_who_take_minutes(client, running, support_officer, agency_lead, outsider, tail):
    codes = [page(client, who, running, tail).status_code for who in (support_officer, agency_lead, outsider)]

    assert codes == [200, 404, 404]


def test_a_member_who_does_not_minute_is_turned_away(client, running, quality_member):
    assert page(client, quality_member, running, "minutes/take/").status_code == 403


def test_the_screen_shows_members_by_agency(client, running, support_officer):
    text = page(client, support_officer, running, "minutes/take/").content.decode()

    assert "Mo Member" in text
    assert "River NHS Trust" in text


def test_the_screen_takes_few_statements_whatever_is_on_it(client, running, support_officer, statements, quality_member):
    from datetime import timedelta

    from safeguarding.clock import wall

    for number in range(20):
        item = running.items.create(title=f"Item {number}", position=10 + number)
        due = wall.today() + timedelta(days=9)
        if number < 5:
            commands.raise_from_item(
                item=item, what="Do it", due_on=due, owner_person=quality_member, by=support_officer
            )
    client.force_login(support_officer)

    with statements(15):
        client.get(f"/meetings/{running.pk}/minutes/take/")
