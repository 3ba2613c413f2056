"""The acts of a rapid review as people do them at the portal.

No address is ever typed: every page is reached from the home page by the menu, links, tabs and buttons.
"""

import datetime

from safeguarding.clock import wall
from tests.documents import files
from tests.people import PASSWORD

FACTS = "A baby was found lifeless at home by the health visitor."
DAY = datetime.timedelta(days=1)


def a_while_ago(minutes=30):
    """A moment that has just passed, to the minute."""
    return (wall.now() - datetime.timedelta(minutes=minutes)).replace(second=0, microsecond=0)


def begin_a_referral(professional):
    """Half of it: what happened and nothing else. Gives the reference."""
    professional.go_home().menu("Referrals").follow("Make a referral")
    professional.fill("What happened?", FACTS).press("Save and go on")
    return professional.see("Before it can be sent:", "Add at least one child.").reference("REF")


def resume_it(professional, reference):
    """On another day: the rest of the incident, and the child."""
    professional.go_home().menu("Referrals").follow(reference).follow("Change what happened")
    assert professional.reads("What happened?") == FACTS
    aware = a_while_ago(90)
    professional.fill("On which day did it happen?", wall.london_date(aware))
    professional.fill("When did the professional become aware?", aware)
    professional.fill("Why do you refer it?", "Neglect is suspected.")
    professional.fill("Are brothers, sisters and other children safe?", "One sister, with grandparents.")
    professional.press("Save and go on")
    add_the_child(professional)


def add_the_child(professional):
    professional.follow("Add a child").fill("Initials", "JS").choose("What happened to this child?", "Died")
    professional.choose("Age", "Under 1").choose("Sex", "Female")
    professional.choose("Ethnic group", "Mixed or multiple ethnic groups")
    professional.choose("Is the child disabled?", "Disabled child")
    professional.fill("What is known of the disability", "A heart condition")
    professional.choose("Legal status", "Living with family, no order")
    professional.choose("Plans, now and before", "Had a plan in the past").press("Save this child")


def send_it(professional):
    professional.follow("Send the referral").see("The support team, in the portal and by e-mail, at once")
    professional.press("Send to the support team").see("The referral is sent.")


def accept(officer, referral):
    """The support officer finds it in the inbox and opens the review. Gives the review's reference."""
    officer.go_home().follow("Inbox").see("A professional has sent a referral").follow("Home", exact=True)
    officer.menu("Referrals").follow(referral).see(FACTS).follow("Accept and open a rapid review")
    officer.see("The clock starts, by the arrangement now in force").press("Open the rapid review")
    return officer.see("its clock has started").reference("RR")


def open_case(somebody, review, tab="Overview"):
    """By the menu to the case, or from where one is on it, to one of its tabs."""
    page = somebody.page
    there = review in page.locator("h1").inner_text() and page.get_by_role("link", name=tab, exact=True).count()
    if not there:
        somebody.menu("Reviews").follow(review)
    return somebody.follow(tab, exact=True)


def hears_of_it(somebody, words="The partnership has opened a rapid review"):
    """The inbox says so, and its line leads to the record."""
    somebody.go_home().follow("Inbox").see(words)


def first_day(officer, review, agency):
    """The conference call, the strategy meeting's minutes, an action agreed at once."""
    open_case(officer, review).follow("A conference call").fill("When was it held?", a_while_ago())
    officer.fill("Who took part?", "The three partners' duty managers")
    officer.fill("What was decided?", "A strategy meeting today.").press("Record the call").see("The call is recorded.")
    open_case(officer, review, "Documents").follow("Add a document")
    officer.choose("Is this the record of the strategy meeting?", "Yes").fill("What is it?", "Strategy meeting minutes")
    officer.choose_file("The file", "minutes.pdf", files.pdf(pages=2)).press("Add the document")
    officer.see("Strategy meeting minutes", "Version 1 (PDF")
    open_case(officer, review).follow("An agreed action").choose("Which agency does it?", agency.name)
    officer.fill("What is done?", "Visit the sister today.").fill("By when?", wall.today() + DAY)
    officer.press("Add the action").see("The action is added and its date is watched.")


def ask(officer, review, *agencies):
    open_case(officer, review, "Agencies").follow("Ask agencies")
    officer.choose("Which agencies do you ask?", *[agency.name for agency in agencies])
    officer.press("Send the requests").see("The requests are sent.")


def ask_for_more_time(lead, review, until):
    lead.go_home().follow(review).follow("Ask for more time").fill("Until when?", until)
    lead.fill("Why?", "The records are on paper.").press("Ask for more time").see("Until they answer, your date stands")


def give_more_time(officer, review, agency):
    hears_of_it(officer, "An agency asks for more time")
    open_case(officer, review, "Agencies").follow(f"Answer {agency.name}").see("The records are on paper.")
    officer.choose("Do you give them this time?", "Yes").press("Tell the agency").see("The agency is told.")


def answer(lead, review):
    """A structured return: saved half done, an episode, a line of the chronology, sent."""
    lead.go_home().follow(review).follow("Answer the request").fill("Your agency's involvement", "Two visits.")
    lead.press("Save").see("Saved. You can go on now or another day.").follow("Add a key practice episode")
    lead.fill("When", "March 2026").fill("What happened", "The plan before the birth was late.")
    lead.fill("Analysis", "Nobody held the whole picture.").press("Save the episode").see("March 2026")
    lead.follow("Add to the chronology").fill("On which day?", wall.today() - 40 * DAY)
    lead.fill("What happened?", "First visit; the home was cold.").fill("Which record says so?", "Case notes").press(
        "Add this entry"
    )
    lead.follow("Answer the request").fill("The child's lived experience", "Often hungry and rarely held.")
    lead.press("Send the answer").see("Your answer is sent.")


def not_known(lead, review):
    """From the page that the e-mail and the home page lead to, it is two clicks."""
    lead.go_home().follow(review)
    lead.follow("Not known to us").press("Not known to us")
    lead.see("Thank you. Your answer is recorded.")


def tell_a_body(officer, review, body, about, reference=""):
    open_case(officer, review).follow("That a body outside was told").choose("Who was told?", body)
    officer.choose("Of what?", about).fill("Their reference", reference).fill("When was it sent?", a_while_ago(5))
    officer.fill("Who sent it?", "Team manager, children's services").press("Record it").see("It is recorded.")


def hold_the_meeting(officer, review, partners, *, absent=()):
    """The attendance of each statutory partner, one by one."""
    open_case(officer, review, "Meeting").follow("Record the meeting").fill("When was it held?", a_while_ago(10))
    officer.fill("Who chaired it?", "The review group's chair")
    for partner in partners:
        officer.choose(partner.name, "Absent" if partner in absent else "Present")
    officer.press("Record the meeting").see("The meeting is recorded.")


def write_the_review(officer, review, outcome, **more):
    """The outcome on the rapid review template."""
    open_case(officer, review, "Meeting").follow("Write the rapid review")
    assert officer.reads("The facts") == FACTS
    officer.fill("What the agencies did, and what the partners make of it", "Planning before birth came late.")
    officer.fill("The child's lived experience", "Often hungry and rarely held.")
    officer.choose("What else is going on?", "Police investigation", "Coroner or inquest")
    officer.choose("Are the criteria for a local child safeguarding practice review met?", "Yes")
    officer.fill("Reasons", "Neglect is suspected and a child has died.")
    officer.choose("What do the partners recommend?", outcome).fill("Why this outcome", "There is new learning.")
    for question, text in more.items():
        officer.fill(question, text)
    officer.press("Save").see("Saved.")


def recommend(officer, review, words, agency):
    open_case(officer, review, "Meeting").follow("Add a recommendation")
    officer.fill("What do the partners recommend?", words).choose("To which agencies?", agency.name)
    officer.press("Add the recommendation").see(words)


def submit(officer, review):
    open_case(officer, review, "Meeting").follow("Submit for the decision").see("The rapid review is frozen")
    officer.press("Submit").see("It is submitted. The decision maker has been told.")


def open_to_decide(chair, review):
    """From *Waiting for my decision* on the home page."""
    chair.go_home().see("Waiting for my decision").follow(f"{review}: Read it and decide")
    return chair.see("The digest of what you have read is", "no conflict of interest is recorded for you")


def sign(chair):
    """Signs off with the password again; gives the digest on the receipt."""
    read = chair.page.locator("code").inner_text()
    chair.choose("What do you decide?", "Sign off").fill_password(PASSWORD).press("Record my decision")
    chair.see("Signed off", "These have been told:", read)
    return read


def feed_back(officer, review, *owed):
    for address in owed:
        open_case(officer, review, "Decision").follow("Record feedback").choose("To whom?", address)
        officer.fill("How?", "By telephone, then in writing").fill("When?", a_while_ago(1))
        officer.press("Record the feedback").see("The feedback is recorded.")


def owed(officer, review):
    """Whom the page of feedback offers, read from it."""
    open_case(officer, review, "Decision").follow("Record feedback")
    found = officer.page.get_by_role("group", name="To whom?").locator("label").all_inner_texts()
    assert len(found) == 2
    return found
