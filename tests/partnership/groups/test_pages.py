"""The pages of groups: who may open them, and what they say."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import Agency, Appointment
from partnership.commands.groups import join_group
from partnership.models import Attendance, Group, GroupMember, Post, TermsOfReference
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)
FORMS = ["add_member", "chair", "agree_terms", "quorum", "close"]


@pytest.fixture
def get(client, sign_in):
    """``get(person, name, *args)``: the page as the person sees it."""
    return lambda person, name, *args: sign_in(client, person).get(reverse(f"groups:{name}", args=args))


@pytest.fixture
def read(get):
    """The same, as text."""
    return lambda *args: get(*args).content.decode()


def test_a_group_of_another_partnership_is_not_there(get, observer, quality, outsider):
    assert get(observer, "group", quality.key).status_code == 200
    assert get(outsider, "group", quality.key).status_code == 404


@pytest.mark.parametrize("page", ["attendance", "history"])
def test_the_groups_own_pages_are_for_who_sees_its_work(get, quality, quality_member, agency_lead, outsider, page):
    assert get(quality_member, page, quality.key).status_code == 200
    assert get(agency_lead, page, quality.key).status_code == 403
    assert get(outsider, page, quality.key).status_code == 404


@pytest.mark.parametrize("page", FORMS)
def test_only_the_support_team_changes_a_group(get, quality, support_officer, quality_chair, outsider, page):
    assert get(support_officer, page, quality.key).status_code == 200
    assert get(quality_chair, page, quality.key).status_code == 403
    assert get(outsider, page, quality.key).status_code == 404


@pytest.mark.parametrize("page", ["seat", "deputy", "holder", "standing", "leave"])
def test_a_seat_is_changed_only_in_its_own_group(
    get, quality, executive, support_officer, quality_chair, outsider, page
):
    seat = Appointment.objects.get(person=quality_chair)

    assert get(support_officer, page, quality.key, seat.pk).status_code == 200
    assert get(support_officer, page, executive.key, seat.pk).status_code == 404
    assert get(quality_chair, page, quality.key, seat.pk).status_code == 403
    assert get(outsider, page, quality.key, seat.pk).status_code == 404


def test_a_member_reads_what_the_group_does(read, quality, quality_member, make_action, make_meeting):
    make_meeting()
    make_action("Write the guide", due=-3)

    page = read(quality_member, "group", quality.key)

    assert "Write the guide" in page
    assert "One action is open, one is late." in page
    assert "Next meeting" in page


def test_who_may_not_see_the_work_reads_the_public_part_only(read, quality, observer, quality_chair, make_action):
    make_action("Write the guide")

    page = read(observer, "group", quality.key)

    assert "Cleo Chair" in page
    assert "Write the guide" not in page
    assert "Next meeting" not in page


def test_a_group_that_nobody_sits_in_says_the_first_step(read, quality, support_officer):
    assert "Add the first member" in read(support_officer, "group", quality.key)


def test_a_forum_says_that_nobody_is_expected(read, make_group, support_officer):
    forum = make_group("Leaders", kind="forum", attendance="invited")

    assert "Nobody is expected at every meeting" in read(support_officer, "group", forum.key)
    assert "No attendance is counted" in read(support_officer, "attendance", forum.key)


def test_a_locality_group_links_to_its_siblings(read, make_group, support_officer):
    north = make_group("North schools", kind="locality-group", function="education", locality="north")
    make_group("South schools", kind="locality-group", function="education", locality="south")

    page = read(support_officer, "group", north.key)

    assert "The same work is done elsewhere by" in page
    assert "South schools" in page


def test_a_wider_group_says_whom_it_serves(read, make_group, support_officer):
    panel = make_group("Death overview", kind="wider-group", footprint=["Riverside", "Hillside"])

    page = read(support_officer, "group", panel.key)

    assert "it serves other areas too" in page
    assert "Hillside" in page


def test_a_place_that_nobody_holds_is_shown_with_the_way_to_fill_it(
    read, quality, agency, partnership, support_officer
):
    post = Post.objects.create(partnership=partnership, key="nurse", title="Designated nurse", agency=agency)
    GroupMember.objects.create(group=quality, post=post)

    page = read(support_officer, "members", quality.key)

    assert "Places that nobody holds yet" in page
    assert "Add somebody as Designated nurse" in page


def test_who_joins_later_is_shown_with_their_day(read, quality, make_person, agency, support_officer):
    newcomer = make_person("Nora New", "agency_lead", agency=agency)
    join_group(group=quality, person=newcomer, starts_on=wall.today() + 5 * A_DAY, by=support_officer)

    page = read(support_officer, "members", quality.key)

    assert "Who joins later" in page
    assert "Nora New" in page


def test_a_late_review_of_the_terms_is_said(read, quality, support_officer):
    today = wall.today()
    TermsOfReference.objects.create(
        group=quality,
        purpose="To look at quality",
        agreed_on=today - 400 * A_DAY,
        review_on=today - A_DAY,
        recorded_by=support_officer,
    )

    assert "The review is late" in read(support_officer, "terms", quality.key)


def test_the_list_hides_what_is_not_ones_own(get, quality, observer, support_officer, make_action, make_meeting):
    make_action(due=-2)
    make_meeting()

    own = b"".join(get(support_officer, "groups").content.split())
    other = b"".join(get(observer, "groups").content.split())

    assert b"1late" in own
    assert b"1late" not in other


def test_the_list_counts_no_actions_for_who_sees_none(client, sign_in, observer, agency_lead, quality, make_action):
    make_action()

    lists = [sign_in(client, person).get(reverse("groups:groups")) for person in (observer, agency_lead)]

    assert "Open actions" not in lists[0].content.decode()
    assert [row[5].value for row in lists[1].context["table"].rows if str(row[0].value) == "Quality"] == [None]


def test_the_list_stands_in_tree_order(client, sign_in, support_officer, make_group, executive, quality):
    make_group("Audit", parents=[quality], position=0)
    make_group("Training", parents=[executive], position=9)

    found = sign_in(client, support_officer).get(reverse("groups:groups"))
    names = [str(row[0].value) for row in found.context["table"].rows]

    assert names == ["Executive", "Quality", "Audit", "Training"]


def test_the_list_leaves_as_a_file(client, sign_in, observer, quality, quality_chair):
    found = sign_in(client, observer).get(reverse("groups:groups"), {"format": "csv"})

    assert b"Cleo Chair" in b"".join(found.streaming_content)


@pytest.mark.parametrize("page", ["group", "members", "terms", "attendance", "history"])
def test_pages_cost_the_same_with_ten_times_the_rows(
    client,
    sign_in,
    quality,
    executive_member,
    support_officer,
    make_action,
    make_meeting,
    seat,
    make_person,
    page,
    statements,
):
    for number in range(10):
        make_action(f"Action {number}", due=number - 3)
        make_meeting(days=number + 1)
        seat(make_person(f"Person {number}"), quality)
    for person in (support_officer, executive_member):
        sign_in(client, person).get(reverse(f"groups:{page}", args=[quality.key]))
        with statements(15):
            client.get(reverse(f"groups:{page}", args=[quality.key]))


def test_the_fullest_page_keeps_to_its_budget(
    client, sign_in, buckinghamshire, make_person, seat, make_meeting, statements
):
    officer = make_person("Bea Bucks", "support_team", partnership=buckinghamshire)
    group = Group.objects.get(partnership=buckinghamshire, key="executive")
    group.chair = {"rotation": ["practice-review-chair", "bucks-county-council"], "term": "a year"}
    group.save()
    agency = Agency.objects.get(key="bucks-county-council")
    chair = seat(make_person("Cleo"), group, "group_chair", agency=agency, post_key="practice-review-chair")
    meeting = make_meeting(days=-7, group=group, state="approved")
    Attendance.objects.create(meeting=meeting, appointment=chair.appointment, agency=agency, presence="absent")
    sign_in(client, officer).get(group.get_absolute_url())

    with statements(15):
        page = client.get(group.get_absolute_url()).content.decode()

    assert "Whose turn is next" in page
    assert "0% of the seats were filled" in page


def test_the_list_costs_the_same_with_many_groups(client, sign_in, support_officer, make_group, executive, statements):
    for number in range(20):
        make_group(f"Group {number}", parents=[executive])
    sign_in(client, support_officer).get(reverse("groups:groups"))

    with statements(15):
        client.get(reverse("groups:groups"))
