"""A report that changes under somebody's hands: sealed anew while a partner signs, written by two at once."""

import pytest

from reports.commands.sections import ask_author
from reports.models import SignOff
from tests.journeys import reporting
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DISSENT = "The report says too little about what neighbourhood officers see."
MINE, THEIRS = "The group met **six** times.", "Eight of ten actions are done."


@pytest.fixture
def report(diary, partnership, people):
    return reporting.begin(partnership, "2025-26", by=people["support"])


def test_a_report_that_was_sealed_anew_a_second_ago_is_read_again_before_it_is_signed(
    report, people, partners, browser_for
):
    reporting.seal(report, by=people["support"], scrutiny=people["chair"])
    partner = browser_for(partners[2]).go_home().follow("Read the report and sign")
    partner.choose("What is your answer?", "Sign off, with dissent").fill("Your dissent, as it will be", DISSENT)

    reporting.take_back(report, by=people["support"])
    reporting.seal_once_more(report, "Two courses were held.", by=people["support"])
    partner.fill_password(PASSWORD).press("Record my answer").see("What has changed since seal 1", "the words have")
    assert partner.reads("Your dissent, as it will be printed") == DISSENT
    assert not SignOff.objects.exists()

    partner.see("Two courses were held.").fill_password(PASSWORD).press("Record my answer").see(DISSENT)
    assert SignOff.objects.get().seal.number == 2


def test_what_a_partner_typed_waits_while_the_report_is_with_its_writers(report, people, partners, browser_for):
    reporting.seal(report, by=people["support"], scrutiny=people["chair"])
    partner = browser_for(partners[1], width=400).go_home().follow("Read the report and sign")
    partner.choose("What is your answer?", "Sign off, with dissent").fill("Your dissent, as it will be", DISSENT)

    reporting.take_back(report, by=people["support"])
    partner.fill_password(PASSWORD).press("Record my answer").see("went back to its writers", "is kept for you")
    assert partner.reads("Your dissent, as it will be printed") == DISSENT

    reporting.seal_once_more(report, "Two courses were held.", by=people["support"])
    partner.go_home().follow("Read the report and sign")
    assert partner.reads("Your dissent, as it will be printed") == DISSENT


def test_two_who_write_the_same_part_see_both_and_lose_nothing(report, people, group_chair, browser_for):
    part = report.sections.get(key="groups")
    ask_author(section=part, person=group_chair, due_on=reporting.in_ten_days(), by=people["support"])
    chair, officer = browser_for(group_chair, width=400), browser_for(people["support"])
    for one in (chair, officer):
        one.open(part.get_absolute_url()).follow("Write this part")

    reporting.save_words(officer, THEIRS).see("The words are saved.")
    reporting.save_words(chair, MINE).see("Somebody else changed this while you were typing")
    chair.see(THEIRS, MINE, "What is different in what you typed").press("Go on editing what I typed")
    assert reporting.editor(chair).input_value() == MINE
    reporting.save_words(chair, f"{MINE} {THEIRS}").see("The words are saved.")

    part.refresh_from_db()
    assert part.words == f"{MINE} {THEIRS}"
    assert THEIRS in part.history.values_list("words", flat=True)
