"""The pages before a meeting: three people on each, bad input as sentences, statements that do not grow."""

import pytest
from django.urls import reverse

from partnership.commands import agenda, papers
from partnership.commands.meetings import call_meeting
from partnership.models import Meeting

PREPARING = ("build", "call", "move", "cancel", "add_item")


@pytest.fixture
def get(client, sign_in):
    """``get(person, "papers", meeting)``: the status of a meeting's page for somebody."""

    def get(person, name, *args):
        return sign_in(client, person).get(reverse(f"meetings:{name}", args=[getattr(a, "pk", a) for a in args]))

    return get


@pytest.fixture
def secret(built, support_officer):
    return agenda.put_on_agenda(meeting=built, title="Personal matter", restricted=True, by=support_officer)


@pytest.mark.parametrize("name", ["meeting", "papers", "history"])
def test_a_meeting_is_read_by_its_group_and_by_who_sees_all_work(
    get, built, quality_member, executive_member, observer, outsider, name
):
    people = (quality_member, executive_member, observer, outsider)

    assert [get(person, name, built).status_code for person in people] == [200, 200, 404, 404]


@pytest.mark.parametrize("name", PREPARING)
def test_a_meeting_is_prepared_by_the_team_and_its_chair(
    get, built, support_officer, quality_chair, quality_member, outsider, name
):
    people = (support_officer, quality_chair, quality_member, outsider)

    assert [get(person, name, built).status_code for person in people] == [200, 200, 403, 404]


def test_the_chair_of_another_group_prepares_only_that(get, built, make_group, make_person, seat, executive_member):
    chair = executive_member
    seat(chair, make_group("Training"), "group_chair")

    assert get(chair, "build", built).status_code == 403


def test_members_send_papers_and_others_do_not(get, built, quality_member, executive_member, outsider):
    people = (quality_member, executive_member, outsider)

    assert [get(person, "send_paper", built).status_code for person in people] == [200, 403, 404]


def test_a_restricted_item_is_read_by_members_only(get, built, secret, quality_member, executive_member):
    assert "Personal matter" in get(quality_member, "meeting", built).content.decode()
    assert "Personal matter" not in get(executive_member, "meeting", built).content.decode()


def test_a_paper_of_a_restricted_item_is_downloaded_by_members_only(
    get, built, secret, upload, support_officer, quality_member, executive_member, outsider, documents_folder
):
    paper = papers.send_paper(meeting=built, title="Secret", upload=upload(), item=secret, by=support_officer)

    people = (quality_member, executive_member, outsider)
    assert [get(person, "paper", built, paper).status_code for person in people] == [200, 404, 404]
    assert "Secret" not in get(executive_member, "papers", built).content.decode()


def test_a_meeting_that_would_start_in_the_past_keeps_what_was_typed(client, sign_in, support_officer, quality):
    typed = {"group": quality.pk, "minutes": "90", "place": "Old Court", "extraordinary": "no"}
    typed |= {"starts_at-day": "1", "starts_at-month": "4", "starts_at-year": "2020", "starts_at-time": "10am"}

    page = sign_in(client, support_officer).post(reverse("meetings:plan"), typed).content.decode()

    assert "this one would have started already" in page
    assert "Old Court" in page
    assert not Meeting.objects.exists()


def test_a_group_whose_frequency_is_not_known_asks_how_often(client, sign_in, support_officer, quality):
    typed = {"group": quality.pk, "often": "arrangement"}
    typed |= {"first-day": "1", "first-month": "4", "first-year": "2027", "first-time": "10am"}

    page = sign_in(client, support_officer).post(reverse("meetings:series"), typed).content.decode()

    assert "The arrangement does not say how often Quality meets" in page


def test_days_that_are_unticked_are_not_planned(client, sign_in, support_officer, quality):
    address = f"{reverse('meetings:series_days')}?group=quality&first=2027-04-13T10:00&often=year-3"
    typed = {"minutes": "120", "days": ["0", "2"]}
    for number, (day, month) in enumerate([(13, 4), (10, 8), (14, 12)]):
        typed |= {f"on_{number}-day": day, f"on_{number}-month": month, f"on_{number}-year": 2027}

    sign_in(client, support_officer).post(address, typed)

    assert [meeting.starts_at.month for meeting in quality.meetings.order_by("starts_at")] == [4, 12]


def test_an_address_that_was_made_up_is_not_found(get, support_officer, quality):
    assert get(support_officer, "series_days").status_code == 404
    assert get(support_officer, "meeting", 4711).status_code == 404


def test_buttons_move_an_item(client, sign_in, built, quality_chair):
    second = built.items.all()[1]

    sign_in(client, quality_chair).post(reverse("meetings:order_item", args=[built.pk, second.pk]), {"to": "up"})

    assert built.items.first() == second


def test_the_list_says_what_it_is_for_and_shows_what_was_planned(
    get, support_officer, observer, outsider, make_meeting
):
    assert "No meetings to come" in get(support_officer, "meetings").content.decode()
    make_meeting(place="Old Court")

    assert "Old Court" in get(support_officer, "meetings").content.decode()
    assert "Old Court" not in get(outsider, "meetings").content.decode()
    assert get(observer, "meetings").status_code == 403


@pytest.mark.parametrize(
    "query", ["when=coming", "when=minutes-due", "when=past", "whose=mine&when=all", "state=planned"]
)
def test_the_list_narrows(client, sign_in, quality_member, make_meeting, query):
    make_meeting(days=5, place="Coming place")
    make_meeting(days=-5, place="Past place", state=Meeting.State.CALLED)

    page = sign_in(client, quality_member).get(f"{reverse('meetings:meetings')}?{query}").content.decode()

    shown = {place for place in ("Coming place", "Past place") if place in page}
    expected = {"when=coming": {"Coming place"}, "state=planned": {"Coming place"}}
    usual = {"Coming place", "Past place"} if query.endswith("all") else {"Past place"}
    assert shown == expected.get(query, usual)


@pytest.mark.parametrize(
    ("query", "first"), [("", "Sooner"), ("?when=past", "Newer"), ("?when=past&sort=starts", "Older")]
)
def test_the_list_begins_with_what_is_nearest_to_today(client, sign_in, quality_member, make_meeting, query, first):
    for days, place in ((9, "Later"), (5, "Sooner"), (-9, "Older"), (-5, "Newer")):
        make_meeting(days=days, place=place, state=Meeting.State.CALLED)

    page = sign_in(client, quality_member).get(f"{reverse('meetings:meetings')}{query}").content.decode()

    places = [place for place in ("Later", "Sooner", "Older", "Newer") if f">{place}<" in page]
    assert min(places, key=lambda place: page.index(f">{place}<")) == first


@pytest.mark.parametrize("name", ["meeting", "papers"])
def test_a_page_sends_few_statements_however_long_the_agenda(
    client, sign_in, built, support_officer, upload, statements, make_action, name
):
    for number in range(10):
        item = agenda.put_on_agenda(meeting=built, title=f"Item {number}", by=support_officer)
        papers.send_paper(meeting=built, title=f"P{number}", upload=upload("a.txt"), item=item, by=support_officer)
        make_action(due=-number - 1)
    agenda.build_agenda(meeting=built, by=support_officer)
    call_meeting(meeting=built, by=support_officer)
    sign_in(client, support_officer)

    with statements(15):
        client.get(reverse(f"meetings:{name}", args=[built.pk]))


def test_an_agenda_that_changed_after_it_was_sent_says_so_to_whoever_prepares_it(
    get, built, support_officer, quality_member
):
    call_meeting(meeting=built, by=support_officer)
    words = "changed after they were sent"
    assert words not in get(support_officer, "meeting", built).content.decode()

    agenda.remove_item(item=built.items.last(), by=support_officer)

    assert words in get(support_officer, "meeting", built).content.decode()
    assert words not in get(quality_member, "meeting", built).content.decode()
