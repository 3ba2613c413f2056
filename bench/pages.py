"""How long each page takes, against the floor that is asked for in the same rounds."""

import http.client
import statistics
import time
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Count
from django.test import Client

from accounts.models import Person
from partnership.models import Action, ChairReport
from reports.models import Report
from reports.published import address_of
from reviews.models import RapidReview

FLOOR = "a page with nothing in it"
# What may it cost at most, as a multiple of the floor; None where it is only told.
BOUNDS = {
    FLOOR: None,
    "home": 3.0,
    "case": 2.5,
    "list of 50 reviews": 3.5,
    "list of 50 referrals": 3.5,
    "inbox": None,
    "list of 50 actions of an owner, by due date": 3.5,
    "action": 3.0,
    "group": 3.0,
    "chair's report": 3.0,
    "list of reports": 3.5,
    "report": 3.0,
    "part of a report": 3.0,
    "facts of a report": 3.5,
    "one fact of a report": 3.0,
    "published report": 3.0,
}
MOST_STATEMENTS = 15
ROUNDS, SECONDS = 150, 60


@dataclass
class Page:
    """One page: its address, the milliseconds of each answer on the wall and in the server's processor."""

    name: str
    path: str
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    statements: int = 0
    statements_at_ten_times: int = 0


class Visitor:
    """A person's browser: one session, a new connection for each page, as sync workers serve them."""

    def __init__(self, port: int, email: str):
        self.person = Person.objects.get(email=email)
        Authenticator.objects.get_or_create(user=self.person, type=Authenticator.Type.TOTP, data={"secret": "bench"})
        client = Client()
        client.force_login(self.person)
        name = settings.SESSION_COOKIE_NAME
        self.port = port
        self.headers = {"Cookie": f"{name}={client.cookies[name].value}", "X-Forwarded-Proto": "https"}

    def get(self, path: str, **headers):
        """The answer and how many milliseconds it took."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        began = time.perf_counter()
        line.request("GET", path, headers={**self.headers, **headers})
        answer = line.getresponse()
        answer.read()
        took = (time.perf_counter() - began) * 1000
        line.close()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}.")
        return answer, took


def pages_of(person: Person) -> list[Page]:
    """The pages to measure; the case is the open one with the longest story."""
    reviews = RapidReview.objects.visible_to(person).open().order_by("pk")
    case = max(reviews, key=lambda review: review.clock.entries.count())
    paths = [
        "/bench/floor/",
        "/",
        case.get_absolute_url(),
        "/reviews/",
        "/referrals/",
        "/inbox/",
        *work_of(person),
        *reports_of(),
    ]
    return [Page(name, path) for name, path in zip(BOUNDS, paths, strict=True)]


def work_of(person: Person) -> list[str]:
    """The groups' pages: actions of the owner with most of them, one of these, and the group that they come from."""
    actions = Action.objects.visible_to(person).open().exclude(owner_person=None)
    busiest = actions.order_by().values("owner_person").annotate(n=Count("pk")).order_by("-n", "owner_person").first()
    action = actions.filter(owner_person=busiest["owner_person"]).select_related("group").order_by("-slips", "pk")[0]
    report = ChairReport.objects.visible_to(person).filter(group=action.group).order_by("pk").first()
    owned = f"/actions/?owner={action.owner_person_id}&sort=due"
    return [owned, action.get_absolute_url(), action.group.get_absolute_url(), report.get_absolute_url()]


def yearly() -> Report:
    """The partnership's report on the year that has ended, by the 2023 guidance."""
    return Report.objects.select_related("partnership").get(outline="wt-2023", group=None)


def reports_of() -> list[str]:
    """The list of reports, the yearly one, its first part with facts, its facts, one of them, and what is published."""
    report = yearly()
    section = report.sections.filter(facts__isnull=False).order_by("position").first()
    here, fact = report.get_absolute_url(), section.facts.order_by("position").first()
    below = [f"sections/{section.pk}/", "facts/", f"facts/{fact.pk}/"]
    published = Report.objects.public().filter(group=None).select_related("partnership").first()
    return ["/reports/", here, *(here + tail for tail in below), address_of(published)]


def measure(visitor: Visitor, pages: list[Page], rounds=ROUNDS, seconds=SECONDS) -> None:
    """Each page once in every round, so that the machine's other work falls on all of them alike."""
    for page in pages * 3:
        visitor.get(page.path)
    end = time.monotonic() + seconds
    for _ in range(rounds):
        for page in pages:
            answer, took = visitor.get(page.path)
            page.wall.append(took)
            page.cpu.append(float(answer.headers["X-Cpu"]))
        if time.monotonic() > end:
            break


def count(visitor: Visitor, path: str) -> int:
    """How many SQL statements the page sends, once the session has written this minute that somebody was seen."""
    visitor.get(path)
    answer, _ = visitor.get(path, **{"X-Count": "1"})
    return int(answer.headers["X-Statements"])


def ratio(page: Page, floor: Page, what: str) -> float:
    """The page's median as a multiple of the floor's; ``what`` is wall or cpu."""
    return statistics.median(getattr(page, what)) / statistics.median(getattr(floor, what))
