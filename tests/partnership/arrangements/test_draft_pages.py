"""A draft on screen: begun, edited in forms and as a whole, with its faults, until it is published."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.commands.drafts import save_text
from partnership.files.editing import items_of
from partnership.models import ArrangementDraft, ArrangementVersion
from tests.partnership.arrangements.conftest import words
from tests.partnership.conftest import STRANGE


def the_draft():
    return ArrangementDraft.objects.get()


def upload(content, name="next.yaml"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def test_a_draft_is_begun_from_the_one_in_force(post, manager, in_force):
    day = {"in_force_from-day": 1, "in_force_from-month": 4, "in_force_from-year": 2099}

    page = words(post(manager, "begin_draft", start="in-force", version_of_it="2099", **day))

    assert "It has no faults" in page
    assert the_draft().based_on == in_force


def test_a_file_with_faults_is_kept_and_every_fault_is_said_with_its_line(post, manager):
    faulty = STRANGE.read_text().replace("unit: months", "unit: month").replace("sector: other", "sector: othr")

    page = words(post(manager, "begin_draft", start="file", file=upload(faulty)))

    assert "to put right" in page
    assert "(line " in page
    assert the_draft().text == faulty


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a" * (1024 * 1024 + 1)])
def test_what_is_no_text_is_refused_at_the_question(post, manager, content):
    page = words(post(manager, "begin_draft", start="file", file=upload(content)))

    assert "There is a problem" in page
    assert not ArrangementDraft.objects.exists()


def test_the_whole_text_is_kept_with_its_faults(post, draft, manager):
    page = words(post(manager, "draft_text", text=draft.text.replace("unit: months", "unit: month")))

    assert "Two things to put right" in page
    assert "unit: month" in page
    assert "unit: months" not in page


def test_a_stale_edit_shows_both_and_saves_nothing(client, sign_in, draft, manager):
    save_text(draft=draft, text=f"# Somebody else\n{draft.text}", by=manager)

    answers = {"text": f"# Mine\n{draft.text}", "version": "1"}
    response = sign_in(client, manager).post("/arrangement/draft/text/", answers)

    assert response.status_code == 409
    assert "# Mine" in words(response)
    assert "# Somebody else" in words(response)
    assert the_draft().text.startswith("# Somebody else")


def test_a_priority_is_added_changed_and_taken_out(post, get, draft, manager):
    post(manager, "draft_priorities_add", title_of_it="Open water: rivers", audience="Carers\nUnder-fives")
    assert "Open water: rivers" in words(get(manager, "draft_priorities"))

    post(manager, "draft_priorities_change", "open-water-rivers", title_of_it="Lakes", doing="Lessons")
    assert "{key: open-water-rivers, title: Lakes, doing: [Lessons]}" in the_draft().text

    post(manager, "draft_priorities_remove", "open-water-rivers")
    assert "open-water-rivers" not in the_draft().text


def test_an_agency_that_was_to_be_identified_is_found(post, draft, manager):
    answers = {"name": "River Sports", "sector": "voluntary", "statutory": "no", "to_be_identified": "no"}

    page = words(post(manager, "draft_agencies_add", linked_through="Task groups", **answers))

    assert "It has no faults" in page
    assert "River Sports" in page


def test_a_group_keeps_what_its_form_does_not_ask(get, post, draft, manager, in_force):
    before = next(group for group in in_force.document["groups"] if group["key"] == "lcspr")
    asked = {"name": "Learning group", "kind": "sub-group", "parents": ["executive"], "chaired": "as-it-is"}

    post(manager, "draft_groups_change", "lcspr", often="times", times="6", per="year", **asked)

    after = next(group for group in items_of(the_draft().text, "groups") if group["key"] == "lcspr")
    assert (after["name"], after["frequency"]) == ("Learning group", {"times": 6, "per": "year"})
    assert after["chair"] == before["chair"]


def test_an_item_that_is_not_there_is_not_found(get, draft, manager):
    assert get(manager, "draft_priorities_change", "nothing").status_code == 404


@pytest.mark.parametrize("page", ["draft_preview", "draft_changes", "draft_approve", "draft_priorities_add"])
def test_pages_that_need_a_right_text_lead_to_it(client, sign_in, draft, manager, page):
    save_text(draft=draft, text="groups: [", by=manager)

    response = sign_in(client, manager).get(f"/arrangement/{page.replace('draft_', 'draft/').replace('_', '/')}/")

    assert response.url == "/arrangement/draft/text/"


@pytest.mark.parametrize("page", ["draft", "draft_text", "draft_priorities", "draft_publish", "draft_give_up"])
def test_the_other_pages_bear_a_text_that_is_no_yaml(get, draft, manager, page):
    save_text(draft=draft, text="groups: [", by=manager)

    assert get(manager, page).status_code == 200


def test_the_draft_is_read_compared_approved_and_published(get, post, draft, manager, watcher):
    police = draft.partnership.part_set.get(agency__key="thames-valley-police").agency
    on = {"on-day": 1, "on-month": 6, "on-year": 2024}
    assert "The draft as it will read" in words(get(manager, "draft_preview"))
    assert "now “2099”" in words(get(manager, "draft_changes"))
    post(manager, "draft_approve", agency=police.pk, body="Chief officers", approved="yes", **on)
    assert "Everybody with a role in the partnership (one person)" in words(get(manager, "draft_publish"))

    page = words(post(manager, "draft_publish"))

    assert "Version 2099 is published. It takes force on Wednesday 1 April 2099." in page
    assert "Chief officers" in page
    assert ArrangementVersion.objects.filter(version="2099").exists()


def test_a_draft_with_a_reason_against_it_has_no_button(get, post, draft, manager):
    post(manager, "draft_text", text=draft.text.replace('version: "2099"', "version: 2019-06"))

    assert "Version 2019-06 exists already" in words(get(manager, "draft_publish"))
    assert "Publish the arrangement</button>" not in words(get(manager, "draft_publish"))


def test_the_text_is_taken_along_as_a_file(get, draft, manager):
    response = get(manager, "draft_download")

    assert response["Content-Disposition"] == 'attachment; filename="buckinghamshire-draft.yaml"'
    assert response.content.decode() == draft.text


def test_an_open_draft_costs_a_page_no_more_than_its_share(client, sign_in, draft, manager, statements):
    sign_in(client, manager)
    client.get("/arrangement/draft/")

    for page in ("", "publish/", "preview/", "changes/", "groups/"):
        with statements(15):
            client.get(f"/arrangement/draft/{page}")
