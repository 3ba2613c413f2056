"""Every role against every address of the demo, as a table of what each gets."""

import csv
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Appointment, Partnership, Person
from accounts.policy import ROLES
from partnership.models import Membership
from reviews.models import AgreedAction, InformationRequest, RapidReview, Recommendation, Referral
from safeguarding import errors
from safeguarding.demo.seed import sign_ins
from safeguarding.documents.models import DocumentVersion
from safeguarding.notices import heartbeat
from safeguarding.notices.models import Notice
from tests.house import samples_of_reports, samples_of_work
from tests.house.samples_of_work import NOTHING
from tests.house.test_addresses import ALL

BLANK = re.compile(r"<\w+:(\w+)>")
GOLDEN = Path(__file__).with_name("access_matrix.csv")
NOBODY, OUTSIDER = "nobody signed in", "support team of another partnership"


def fill():
    """Beside the demo that is there, somebody who does the same work elsewhere."""
    elsewhere = Partnership.objects.create(key="elsewhere", name="Elsewhere Partnership", short_name="Elsewhere")
    outsider = Person.objects.create_user("outsider@demo.example", "only for the demo", name="Olu Outsider")
    Appointment.objects.create(person=outsider, partnership=elsewhere, role="support_team", starts_on="2018-01-01")


def people():
    """``{column: person}``, in the order of the policy page."""
    here = Partnership.objects.exclude(key="elsewhere").get()
    titles = {ROLES[role].title: role for role in ROLES}
    held = {titles[row.role]: Person.objects.get(email=row.email) for row in sign_ins(here)}
    return {**held, OUTSIDER: Person.objects.get(email="outsider@demo.example"), NOBODY: None}


def blanks(name, path, known):
    """What to put into the blanks of an address: numbers of real rows of the demo wherever there are some."""
    if name in known:
        return known[name]
    room = known["work"].get(name) or known["work"].get(name.partition(":")[0])
    if room:
        return {blank: room.get(blank, NOTHING.get(blank)) for blank in BLANK.findall(path)}
    kwargs = {}
    if "<slug:reference>" in path:
        kwargs["reference"] = known["referral"] if path.startswith("referrals/") else known["review"]
    if path.startswith("groups/<slug:key>"):
        kwargs["key"] = known["seat"].group.key
    if path.startswith("requests/<int:pk>"):
        kwargs["pk"] = known["request"]
    elif path.startswith("groups/") and "<int:pk>" in path:
        kwargs["pk"] = known["seat"].appointment_id
    elif path.startswith("people/<int:pk>"):
        kwargs["pk"] = known["person"]
    elif "<int:pk>" in path:
        kwargs["pk"] = 0
    if "<int:row>" in path:
        kwargs["row"] = 0
    return kwargs


def samples():
    """Rows that addresses with blanks are asked for. A case that has been decided has most to show."""
    decided = RapidReview.objects.filter(decisions__isnull=False).order_by("pk").first()
    review = {"reference": decided.reference}
    referral = Referral.objects.filter(children__isnull=False).order_by("pk").first()
    child = {"reference": referral.reference, "pk": referral.children.order_by("pk").first().pk}
    lead = Person.objects.get(email="lead@demo.example")
    asked = InformationRequest.objects.filter(agency=lead.agency).order_by("pk").first()
    advised = Recommendation.objects.order_by("pk").first()
    action = AgreedAction.objects.order_by("pk").first()
    paper = DocumentVersion.objects.filter(document__subject_kind="rapid-review").order_by("pk").first()
    decision = {**review, "pk": decided.decisions.order_by("pk").first().pk}
    of_paper = {"reference": RapidReview.objects.get(pk=paper.document.subject_id).reference, "pk": paper.pk}
    request = {"reference": asked.review.reference, "pk": asked.pk}
    return {
        "review": decided.reference,
        "referral": referral.reference,
        "request": asked.pk,
        "person": lead.pk,
        "seat": Membership.objects.filter(standing="member").select_related("group").order_by("pk").first(),
        "accounts:end_role": {"pk": lead.appointments.order_by("pk").first().pk},
        "accounts:accept_invitation": {"token": "not-a-token"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "not-a-key"},
        "notices:open": {"pk": Notice.objects.order_by("pk").first().pk},
        "notices:try_again": {"pk": Notice.objects.order_by("pk").first().pk},
        "reviews:child": child,
        "reviews:child-remove": child,
        "reviews:remind": request,
        "reviews:more-time": request,
        "reviews:take-back": request,
        "reviews:action-done": {"reference": action.review.reference, "pk": action.pk},
        "reviews:recommendation-remove": {"reference": advised.review.reference, "pk": advised.pk},
        "reviews:receipt": decision,
        "reviews:addendum-add": decision,
        "reviews:document": of_paper,
        "reviews:person-end": {**review, "pk": decided.named.order_by("pk").first().pk},
        "reviews:paper-make": {**review, "what": "document"},
        "design:colour": {"code": "1d5f6e"},
        "work": samples_of_work.samples(),
    }


def names():
    """What the rows of the table are called: every address, and some once more for another record."""
    return [*(name for name, _, _ in ALL), *samples_of_reports.AGAIN]


def addresses():
    """``[(name, address)]`` of the rows, with the blanks filled."""
    known = samples()
    once = [(name, reverse(name, kwargs=blanks(name, path, known))) for name, path, _ in ALL]
    again = samples_of_reports.samples_again().items()
    return [*once, *((name, reverse(name.partition(" ")[0], kwargs=filled)) for name, filled in again)]


def walk():
    """``[{"address": name, role: status, …}]``: each address asked for by everybody."""
    asked = addresses()
    rows = [{"address": name} for name, _ in asked]
    for column, person in people().items():
        client = Client(raise_request_exception=False)
        if person:
            client.force_login(person)
        heartbeat.beat(heartbeat.TICK)
        with _each_refusal_written_once():
            for row, (_, url) in zip(rows, asked, strict=True):
                row[column] = str(client.get(url).status_code)
    return rows


@contextmanager
def _each_refusal_written_once():
    """Half of four thousand answers are the same two pages: each is written in full once for each person."""
    written, write_it = set(), errors.render

    def render(request, template, *, status):
        if template in written:
            return HttpResponse(status=status)
        written.add(template)
        return write_it(request, template, status=status)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(errors, "render", render)
        yield


def read():
    with GOLDEN.open(newline="") as file:
        return list(csv.DictReader(file))


def write(rows):
    with GOLDEN.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
