"""The pages, by who opens them."""

import datetime

import pytest

from partnership.commands import minutes as commands
from safeguarding.clock import wall


def page(client, person, meeting, tail):
    client.force_login(person)
    return client.get(f"/meetings/{meeting.pk}/{tail}")


def words(client, person, meeting, tail):
    return page(client, person, meeting, tail).content.decode()


@pytest.mark.parametrize("tail", ["minutes/take/", "minutes/close/", "minutes/state/"])
def test_the_screen_is_for_those_who_take_minutes(client, running, support_officer, agency_lead, outsider, tail):
    codes = [page(client, who, running, tail).status_code for who in (support_officer, agency_lead, outsider)]

    assert codes == [200, 404, 404]


def test_a_member_who_does_not_minute_is_turned_away(client, running, quality_member):
    assert page(client, quality_member, running, "minutes/take/").status_code == 403


def test_only_who_approves_opens_the_approval(client, drafted, quality_chair, quality_member, outsider):
    codes = [page(client, who, drafted, "minutes/approve/").status_code
             for who in (quality_chair, quality_member, outsider)]  # fmt: skip

    assert codes == [200, 403, 404]


def test_a_draft_is_for_the_group(client, drafted, quality_member, executive_member):
    assert "The audit is repeated." in words(client, quality_member, drafted, "minutes/")
    assert "The audit is repeated." not in words(client, executive_member, drafted, "minutes/")


@pytest.fixture
def restricted(running, support_officer, quality_chair):
    """Approved minutes with a restricted item."""
    item = running.items.create(title="Staffing", position=9, restricted=True)
    commands.save_item(item=item, version=1, said="One team is short.", by=support_officer)
    commands.close_meeting(meeting=running, by=support_officer)
    commands.send_to_chair(meeting=running, by=support_officer)
    commands.approve_minutes(meeting=running, by=quality_chair)
    return running


def test_members_read_the_restricted_item(client, restricted, quality_member):
    assert "One team is short." in words(client, quality_member, restricted, "minutes/")


def test_others_read_that_there_was_one(client, restricted, executive_member):
    text = words(client, executive_member, restricted, "minutes/")

    assert "A restricted item was discussed" in text
    assert "One team is short." not in text
    assert "Staffing" not in text


def test_the_version_to_share_leaves_it_out_for_everybody(client, restricted, quality_member):
    text = words(client, quality_member, restricted, "minutes/shared/")

    assert "A restricted item was discussed" in text
    assert "One team is short." not in text


def test_a_text_too_long_is_refused_in_words(client, running, support_officer):
    client.force_login(support_officer)
    item = running.items.first()
    answer = client.post(f"/meetings/{running.pk}/minutes/items/{item.pk}/", {"version": "1", "said": "x" * 20_001})

    text = answer.content.decode()
    assert "longer than 20,000 characters" in text
    assert "x" * 20_001 in text


def test_an_item_of_another_meeting_is_not_found(client, running, make_meeting, support_officer):
    other = make_meeting(days=0).items.create(title="Elsewhere")
    client.force_login(support_officer)

    assert client.post(f"/meetings/{running.pk}/minutes/items/{other.pk}/", {"said": "x"}).status_code == 404


def test_what_came_after_the_time_out_is_put_back(client, running, support_officer, settings):
    client.force_login(support_officer)
    address = f"/meetings/{running.pk}/minutes/items/{running.items.first().pk}/"
    client.get(address)
    session = client.session
    session["seen_at"] = 0
    session.save()
    client.post(address, {"version": "1", "said": "Typed too late."})
    client.force_login(support_officer)

    assert "Typed too late." in client.get(address).content.decode()


def test_the_screen_takes_few_statements_whatever_is_on_it(
    client, running, support_officer, statements, quality_member
):
    due = wall.today() + datetime.timedelta(days=9)
    for number in range(12):
        item = running.items.create(title=f"Item {number}", position=10 + number)
        commands.raise_from_item(item=item, what="Do it", due_on=due, owner_person=quality_member, by=support_officer)
    page(client, support_officer, running, "minutes/take/")

    with statements(15):
        client.get(f"/meetings/{running.pk}/minutes/take/")


def test_the_chair_finds_them_on_the_home_page(client, drafted, quality_chair):
    client.force_login(quality_chair)

    assert "Approve the minutes" in client.get("/").content.decode()
