"""Somebody at a browser, in the words of the field: follow, fill, choose, press, see.

Every page that a journey reaches is checked as it is reached: one heading that the window's title
repeats, nothing wider than the screen, and WCAG 2.2 AA by axe-core. A page with nothing but bones that
its address has shown axe before is not put before axe again.
"""

import datetime
import re
from collections import defaultdict

from safeguarding.clock import wall
from safeguarding.design.dates import clock_time
from tests.people import PASSWORD

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page without its words: every kind of element there is, what it is called, and whether it is empty.
BONES = """() => [location.pathname.replace(/\\d+/g, 'n'), [...new Set([...document.querySelectorAll('body *')].map(
    e => [e.tagName, e.className, e.getAttribute('role') || '', !e.textContent.trim()].join('.')))]]"""
PATIENCE = 25_000
_checked: dict[tuple[int, str], set[str]] = defaultdict(set)


class Somebody:
    """A person (or nobody yet) with a browser of their own."""

    def __init__(self, page, axe, person=None, *, javascript=True):
        page.context.set_default_timeout(PATIENCE)
        self.page, self.axe, self.person, self.javascript = page, axe, person, javascript
        self.status = None

    # Going about

    def sign_in(self, password=PASSWORD):
        """Open the portal's address and sign in on the page that it leads to."""
        self.page.goto("/")
        self.arrive()
        self.fill("E-mail address", self.person.email)
        self.page.get_by_label("Password", exact=True).fill(password)
        return self.press("Sign in")

    def open(self, address):
        """An address typed, or opened from an e-mail; ``status`` is what the portal answered."""
        self.status = self.page.goto(address).status
        return self.arrive()

    def go_home(self):
        """The first link of the menu; the portal's address in a browser that has only been started."""
        return self.open("/") if self.page.url == "about:blank" else self.menu("Home")

    def menu(self, name):
        """A link of the menu on top of every page, which is folded up on a narrow screen."""
        menu = self.page.get_by_role("navigation", name="Menu")
        folded = menu.get_by_role("button", name="Menu", expanded=False)
        if folded.count():
            folded.click()
        return self._go(menu.get_by_role("link", name=name, exact=True))

    def follow(self, name, *, exact=False):
        """The first link, tab or button that says this in the page itself, or in the header."""
        inside = self._named(self.page.locator("main"), name, exact)
        return self._go(inside if inside.count() else self._named(self.page, name, exact))

    def press(self, name):
        """A button of the page's form."""
        return self._go(self.page.locator("main").get_by_role("button", name=name, exact=True))

    def _named(self, where, name, exact):
        return where.get_by_role("link", name=name, exact=exact).or_(
            where.get_by_role("button", name=name, exact=exact)
        )

    def _go(self, target):
        with self.page.expect_navigation():
            target.first.click()
        return self.arrive()

    def arrive(self):
        """What holds for every page, see the head of this module."""
        page = self.page
        page.wait_for_load_state()
        headings = page.locator("h1").all_inner_texts()
        assert len(headings) == 1, f"{page.url} has {len(headings)} headings of the first rank: {headings}"
        assert headings[0].split("\n")[-1].strip()[:25] in page.title(), f"{page.url} is titled {page.title()!r}"
        assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} is wider than {page.viewport_size['width']} pixels"
        address, bones = page.evaluate(BONES)
        known = _checked[page.viewport_size["width"], address]
        if self.javascript and not known.issuperset(bones):
            self.axe(page)
            known.update(bones)
        return self

    # Answering questions

    def fill(self, question, answer):
        """Type an answer; a date goes into its three parts, a moment into four."""
        if isinstance(answer, datetime.datetime):
            answer = answer.astimezone(wall.LONDON)
            return self.fill_parts(
                question, Day=answer.day, Month=answer.month, Year=answer.year, Time=clock_time(answer)
            )
        if isinstance(answer, datetime.date):
            return self.fill_parts(question, Day=answer.day, Month=answer.month, Year=answer.year)
        self.page.get_by_label(question).fill(answer)
        return self

    def fill_password(self, password):
        """The password again, at the moment of signing."""
        self.page.get_by_label("Your password", exact=True).fill(password)
        return self

    def fill_parts(self, question, **parts):
        """The parts of a date as they are typed: ``Day=31, Month=2``."""
        group = self.page.get_by_role("group", name=question)
        for label, text in parts.items():
            group.get_by_label(label, exact=True).fill(str(text))
        return self

    def choose(self, question, *answers):
        """Radios or tick boxes by the question above them, or an answer of a list."""
        group = self.page.get_by_role("group", name=question)
        if not group.count():
            self.page.get_by_label(question).select_option(label=answers[0])
            return self
        for answer in answers:
            group.get_by_label(answer, exact=True).check()
        return self

    def choose_file(self, question, name, data, kind="application/pdf"):
        """A file from the person's own disk."""
        self.page.get_by_label(question).set_input_files({"name": name, "mimeType": kind, "buffer": data})
        return self

    # Looking

    def see(self, *words):
        """Each of these stands on the page where a person can see it."""
        for text in words:
            self.page.get_by_text(text).locator("visible=true").first.wait_for()
        return self

    def see_not(self, *words):
        """None of these stands anywhere on the page."""
        shown = self.page.locator("body").inner_text()
        assert not [text for text in words if text in shown], f"{self.page.url} shows what it must not"
        return self

    def reads(self, question, part=""):
        """What stands in the answer to a question, or in one part of a date."""
        where = self.page.get_by_role("group", name=question) if part else self.page
        return where.get_by_label(part or question).input_value()

    def reference(self, letters):
        """The reference that the page is headed with: ``RR-2026-001``."""
        return re.search(rf"{letters}-\d+-\d+", self.page.locator("h1").inner_text())[0]
