"""The annual report from its outline to the public page: the officer, a chair, a lead, scrutiny, the partners, the manager.

It is April 2026, and the report on 2025-26 is Buckinghamshire's own.
"""

import datetime
import io

import pytest
from pypdf import PdfReader

from reports import making
from reports.models import Report, ReportJob, Section
from safeguarding.clock.models import Deadline
from tests.journeys import reporting
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Annual report 2025-26"
GROUPS = "What every group achieved against its plan, and what it meant for children"
CHANGED = "What changed for children"
STATEMENT = "Independent scrutiny’s statement"
MARKS = "## What we did\n\nWe read **ten** files.\n\n- Chronologies are kept\n- Fathers are asked"
DISSENT = "The report says too little about what neighbourhood officers see."
CORRECTION = "Ten files were read, of which two were of one family."
COMMENT = "Say what the ten files showed of fathers."


def test_a_report_goes_from_its_outline_to_the_public(
    diary, people, group_chair, partners, business_manager, browser_for
):
    officer, chair, lead = browser_for(people["support"]), browser_for(group_chair), browser_for(people["lead"])

    begin(officer)
    ask_the_chair(officer, group_chair)
    write_with_marks(chair)
    let_the_partners_read(officer)
    comment(lead)
    answer(officer, lead)
    give_the_statement(officer, chair, browser_for(people["chair"], width=400))
    seal(officer)
    for number, partner in enumerate(partners):
        sign(browser_for(partner, width=(1280, 400)[number % 2]), dissents=number == 2)
    publish(browser_for(business_manager))
    send(officer)
    anybody = browser_for(width=400)
    read(anybody)
    correct(officer, anybody)

    assert Report.objects.get().state == Report.State.PUBLISHED


def go_to(somebody, title=""):
    """To the report by the menu, and on to one of its parts."""
    somebody.go_home().menu("Reports").follow(TITLE, exact=True)
    return somebody.follow(title, exact=True) if title else somebody


def begin(officer):
    officer.go_home().menu("Reports").see("There is no report yet").follow("Begin a report")
    officer.choose("What kind of report?", "Annual report").press("Begin the report")
    officer.see("The report is begun, with its parts and facts.", GROUPS)
    officer.follow("Add, rename, move or drop parts").see("What the guidance asks for may be moved and renamed")


def ask_the_chair(officer, chair):
    go_to(officer, GROUPS).follow("Ask somebody to write it").choose("Who writes it?", str(chair))
    officer.fill("By when?", reporting.in_ten_days()).press("Ask them").see("is asked to write this part and told.")


def write_with_marks(chair):
    chair.go_home().follow("Write your part of the report").see("Nothing is written yet.").follow("Write this part")
    reporting.editor(chair).fill(MARKS)
    chair.press("Preview").see("Nothing has been saved")
    assert chair.page.locator("#preview li").all_inner_texts() == ["Chronologies are kept", "Fathers are asked"]
    chair.press("Save the words").see("The words are saved.", "What we did")
    chair.follow("Mark as done").press("Mark it as done").see("The part is marked as done.")


def let_the_partners_read(officer):
    go_to(officer).follow("Sign-off", exact=True).follow("Ask the partners for comments")
    officer.fill("By when?", reporting.in_ten_days()).press("Ask for comments")
    officer.see("The partners are asked for their comments.")


def comment(lead):
    lead.go_home().follow("Comment on the report").follow(GROUPS, exact=True).see("Fathers are asked")
    lead.see_not("Go on writing", "Mark as done").follow("Add a comment").fill("Your comment", COMMENT)
    lead.press("Add the comment").see("Your comment is added.", "Not answered yet")


def answer(officer, lead):
    officer.go_home().follow("Answer one comment").follow("Answer this comment").see(COMMENT)
    officer.fill("What becomes of it?", "The chair adds a sentence.").press("Send the answer")
    officer.see("The comment is answered.")
    lead.go_home().follow("Inbox").see("Your comment on a part of a report is answered")


def give_the_statement(officer, chair, scrutiny):
    go_to(officer).follow("Ask for independent scrutiny’s statement").fill("By when?", reporting.in_ten_days())
    officer.press("Ask for the statement").see("Independent scrutiny is asked for its statement.")
    address = f"{reporting.part_of(Report.objects.get(), Section.Kind.SCRUTINY).get_absolute_url()}write/"
    officer.open(address).see("Only independent scrutiny writes this part")
    assert chair.open(address).status == 403
    scrutiny.go_home().follow("Give independent scrutiny’s statement").follow(STATEMENT, exact=True)
    reporting.save_words(scrutiny.follow("Write this part"), reporting.STATEMENT)
    scrutiny.follow("Mark as done").press("Mark it as done").see("The part is marked as done.")


def seal(officer):
    reporting.write_the_rest(Report.objects.get(), by=officer.person)
    go_to(officer).follow("Seal it for sign-off").see("This cannot be done now:", f"Write “{CHANGED}”")
    reporting.save_words(go_to(officer, CHANGED).follow("Write this part"), reporting.CHANGED)
    go_to(officer).follow("Seal it for sign-off").see("Every word and figure is frozen").press("Seal it")
    officer.see("The report is sealed.", "Not yet")


def sign(partner, *, dissents):
    partner.go_home().follow("Read the report and sign").see("Fathers are asked", reporting.STATEMENT)
    read = partner.page.locator("#answer ~ p code").inner_text()
    if dissents:
        partner.choose("What is your answer?", "Sign off, with dissent").fill("Your dissent, as it will be", DISSENT)
    else:
        partner.choose("What is your answer?", "Sign off")
    partner.fill_password(PASSWORD).press("Record my answer").see("have been told.", read)


def publish(manager):
    manager.go_home().follow("Publish the signed report").see(DISSENT).follow("Publish it")
    manager.see("without signing in").press("Publish it").see("The report is published.")
    manager.see("Child Safeguarding Practice Review Panel", "By Tuesday 21 April 2026")


def send(officer):
    dates = Deadline.objects.filter(subject_kind="report", step__startswith="send-")
    assert set(dates.values_list("due_on", flat=True)) == {datetime.date(2026, 4, 21)}
    officer.go_home().follow("Send the report and record it").follow("Record that it was sent")
    officer.fill("How was it sent?", "by e-mail, with the PDF").press("Record it").see("It is recorded.")
    assert list(dates.filter(state="met").values_list("met_on", flat=True)) == [datetime.date(2026, 4, 14)]


def read(anybody):
    making.make(ReportJob.objects.get(kind=ReportJob.Kind.PDF).pk)
    anybody.open("/published/buckinghamshire/").follow(TITLE)
    anybody.see(DISSENT, "We read ten files.", "Where the figures come from")
    with anybody.page.expect_download() as fetched:
        anybody.page.get_by_role("link", name="The report as a PDF").click()
    pdf = PdfReader(io.BytesIO(fetched.value.path().read_bytes()))
    assert DISSENT in " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def correct(officer, anybody):
    go_to(officer).follow("Sign-off", exact=True).follow("Add a correction").press("Put it on the public page")
    officer.see("There is a problem").fill("What is wrong, and what is right?", CORRECTION)
    officer.press("Put it on the public page").see("The correction stands beside the report.")
    anybody.open("/published/buckinghamshire/").follow(TITLE).see("Corrections since it was published", CORRECTION)
