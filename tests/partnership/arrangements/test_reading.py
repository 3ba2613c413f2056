"""The arrangement's pages as different people read them."""

import pytest

from partnership.commands.publishing import publish_draft
from partnership.models import Action, Group, Priority
from partnership.work_under import work_under
from safeguarding.clock import wall
from tests.partnership.arrangements.conftest import words

READING = ["arrangement", "representatives", "versions", "compare"]
DRAFTING = ["draft", "begin_draft", "draft_text", "draft_facts", "draft_publish", "draft_priorities", "draft_download"]


@pytest.mark.parametrize("page", READING)
def test_anybody_of_the_partnership_reads(get, watcher, page):
    assert get(watcher, page).status_code == 200


@pytest.mark.parametrize("page", DRAFTING)
def test_only_who_publishes_sees_a_draft(get, draft, manager, watcher, page):
    assert get(manager, page).status_code == 200
    assert get(watcher, page).status_code == 403


def test_a_neighbour_sees_neither_version_nor_draft(get, draft, in_force, neighbour):
    assert get(neighbour, "version", in_force.pk).status_code == 404
    assert get(neighbour, "draft_text").status_code == 404
    assert "No draft yet" in words(get(neighbour, "draft"))


def test_the_diagram_leads_to_each_group_and_a_list_says_the_same(get, watcher, buckinghamshire):
    page = words(get(watcher, "arrangement"))

    assert page.count('class="app-diagram__link"') == Group.objects.of(buckinghamshire).current().count()
    assert 'role="group" aria-labelledby="diagram-title diagram-words"' in page
    assert "The structure as a list" in page
    assert "style=" not in page.split('class="app-diagram"')[1].split("</svg>")[0]


def test_a_group_set_up_on_screen_is_drawn_too(get, watcher, buckinghamshire):
    group = Group.objects.create(
        partnership=buckinghamshire, key="ice", name="Ice and snow", kind="task-and-finish", from_file=False
    )
    group.parents.add(Group.objects.get(partnership=buckinghamshire, key="executive"))

    page = words(get(watcher, "arrangement"))

    assert 'href="/groups/ice/" class="app-diagram__link"' in page
    assert "app-diagram__box--task-and-finish" in page


@pytest.fixture
def action(buckinghamshire, manager):
    """An open action of the quality group under the first priority."""
    today = wall.today()
    return Action.objects.create(
        partnership=buckinghamshire,
        reference="A-2026-0001",
        what="Write the guide",
        group=Group.objects.get(partnership=buckinghamshire, key="lcspr"),
        priority=Priority.objects.filter(partnership=buckinghamshire).first(),
        owner_person=manager,
        raised_by=manager,
        raised_on=today,
        due_on=today,
        original_due_on=today,
    )


def test_what_is_done_under_a_priority_is_counted_for_those_who_see_the_work(
    action, manager, watcher, make_person, buckinghamshire
):
    elsewhere = make_person("Mo Member", "group_member", partnership=buckinghamshire, group_key="exploitation")

    assert work_under(manager, buckinghamshire) == {action.priority.key: ["one open action, 0 closed"]}
    assert work_under(watcher, buckinghamshire) == {}
    assert work_under(elsewhere, buckinghamshire) == {}


def test_representatives_are_names_posts_and_groups_and_no_address(get, watcher, make_person, buckinghamshire):
    police = buckinghamshire.part_set.get(agency__key="thames-valley-police").agency
    seat = {"partnership": buckinghamshire, "agency": police, "group_key": "lcspr"}
    person = make_person("Pam Police", "group_chair", **seat)

    page = words(get(watcher, "representatives"))

    assert f"Pam Police: {Group.objects.get(key='lcspr').short_name or 'Local'}" in page
    assert "(chair)" in page
    assert person.email not in page


def test_representatives_are_found_by_group_and_by_who_is_missing(get, watcher, make_person, buckinghamshire):
    police = buckinghamshire.part_set.get(agency__key="thames-valley-police").agency
    make_person("Pam Police", "group_member", partnership=buckinghamshire, agency=police, group_key="lcspr")

    found = words(get(watcher, "representatives", group="lcspr"))
    missing = words(get(watcher, "representatives", represented="no"))

    assert "Thames Valley Police" in found
    assert "Talkback" not in found
    assert "Talkback" in missing
    assert "Pam Police" not in missing


def test_experts_by_experience_are_not_listed(get, watcher, make_person, seat, buckinghamshire):
    police = buckinghamshire.part_set.get(agency__key="thames-valley-police").agency
    group = Group.objects.get(partnership=buckinghamshire, key="exploitation")
    seat(make_person("Eve Expert"), group, standing="expert", agency=police)

    assert "Eve Expert" not in words(get(watcher, "representatives"))


def test_the_list_of_representatives_leaves_as_a_file(get, watcher):
    response = get(watcher, "representatives", format="csv")

    assert b"Who sits where" in b"".join(response.streaming_content)


def test_a_version_stays_readable_and_says_what_changed(get, draft, in_force, manager, watcher):
    version = publish_draft(draft=draft, by=manager)

    assert "Takes force later" in words(get(watcher, "version", version.pk))
    page = words(get(watcher, "compare", **{"from": in_force.pk, "to": version.pk}))

    assert "Version: was “2019-06”, now “2099”" in page


def test_an_unknown_pair_of_versions_is_the_usual_comparison(get, watcher):
    assert "only one version yet" in words(get(watcher, "compare", **{"from": "x", "to": "999"}))


def test_an_approval_is_recorded_after_publication_by_those_who_publish(get, post, in_force, manager, watcher):
    police = in_force.partnership.part_set.get(agency__key="thames-valley-police").agency
    answers = {"agency": police.pk, "body": "Chief officers", "approved": "yes", "on-day": 1, "on-month": 6}

    page = words(post(manager, "approve_version", in_force.pk, **answers, **{"on-year": 2019}))

    assert "Saturday 1 June 2019" in page
    assert "Chief officers" in page
    assert get(watcher, "approve_version", in_force.pk).status_code == 403
