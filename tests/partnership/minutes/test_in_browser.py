"""The minute-taker's screen in a real browser: saved as typed, kept when the connection drops, two at once."""

import re

import pytest

from partnership.commands import minutes as commands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "Not saved: no connection. What you typed is kept on this computer and will be sent."


@pytest.fixture
def at_the_screen(new_page, running):
    """``at_the_screen(person)``: a page of theirs with the minutes of the running meeting."""

    def at_the_screen(person, **window):
        page = new_page(person, **window)
        page.goto(f"/meetings/{running.pk}/minutes/take/")
        return page

    return at_the_screen


def minute(page, number=1):
    return page.get_by_label(f"Minute of item {number}")


def says(page, words):
    page.locator("[data-minutes-status]").get_by_text(words).wait_for()


def said(running, number=1):
    return running.items.order_by("position")[number - 1].said


def test_what_is_typed_is_saved_without_a_button(at_the_screen, running, support_officer, axe):
    page = at_the_screen(support_officer)
    minute(page).fill("Members agreed.")

    says(page, "Saved at")
    assert said(running) == "Members agreed."
    axe(page)


def test_what_is_typed_without_a_connection_is_sent_later(at_the_screen, running, support_officer):
    page = at_the_screen(support_officer)
    page.context.set_offline(True)
    minute(page).fill("Typed in a cellar.")
    says(page, KEPT)

    page.context.set_offline(False)

    says(page, "Saved at")
    assert said(running) == "Typed in a cellar."


def test_it_is_there_after_a_reload(at_the_screen, running, support_officer):
    page = at_the_screen(support_officer)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/minutes/items/**", lambda route: route.abort())
    minute(page).fill("Typed before the reload.")
    says(page, KEPT)

    page.unroute("**/minutes/items/**")
    page.reload()

    says(page, "Saved at")
    assert (minute(page).input_value(), said(running)) == ("Typed before the reload.", "Typed before the reload.")


def test_nothing_stays_in_the_browser_once_it_is_saved(at_the_screen, running, support_officer):
    page = at_the_screen(support_officer)
    minute(page).fill("Members agreed.")
    says(page, "Saved at")

    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_two_people_choose_what_to_keep(at_the_screen, running, support_officer, business_manager, axe):
    page = at_the_screen(business_manager)
    commands.save_item(item=running.items.first(), version=1, said="Sam wrote this.", by=support_officer)
    minute(page).fill("Bea wrote that.")
    says(page, "Somebody else has changed the same words.")
    axe(page)

    page.get_by_role("button", name="Keep both").click()

    says(page, "Saved at")
    assert said(running) == "Sam wrote this.\n\nBea wrote that."


def test_attendance_tells_the_quorum_as_it_changes(at_the_screen, running, quality, support_officer):
    quality.quorum_heads = 1
    quality.save()
    page = at_the_screen(support_officer)

    page.get_by_label("Mo Member").first.select_option("present")

    page.get_by_text(re.compile("^Quorate")).wait_for()


def test_it_works_without_a_script_on_a_small_screen(at_the_screen, running, support_officer):
    page = at_the_screen(support_officer, width=400, javascript=False)
    minute(page).fill("Members agreed.")

    page.get_by_role("button", name="Save item 1").click()

    page.wait_for_url("**/minutes/take/#item-*")
    assert said(running) == "Members agreed."
