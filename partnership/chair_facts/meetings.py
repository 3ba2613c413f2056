"""What the group's meetings say: who came, quorum, the prompts' answers, contributions."""

from types import SimpleNamespace

from django.db.models import CharField, IntegerField, Value
from django.db.models.functions import Cast, Coalesce

from partnership.chair_facts.period import moments
from partnership.models import Contribution, Meeting, PromptAnswer
from partnership.rules.attendance import HELD, attendance_by_agency
from partnership.rules.prompts import PROMPTS
from partnership.rules.quorum import NOT_COUNTED, Known, parts_of, quorum
from safeguarding.clock import wall

# What the quorum asks of a row of attendance.
ASKED = ("appointment_id", "agency_id", "presence", "guest")


def of_period(group, from_on, until_on) -> dict:
    """Meetings held with their quorum, attendance by agency, answers to the prompts, contributions."""
    first, after = moments(from_on, until_on)
    held = group.meetings.filter(state__in=HELD, starts_at__gte=first, starts_at__lt=after)
    words = _words(held)
    return {
        "meetings": _meetings(group, held),
        "attendance": [_agency(one) for one in attendance_by_agency(group, from_on, until_on)],
        "prompts": _answers(words),
        "contributions": [_contribution(row) for row in words if not row["prompt"]],
    }


def _meetings(group, held) -> list[dict]:
    """Each meeting with whether it had its quorum. One statement, and one for the statutory partners."""
    asked = (f"attendance__{name.removesuffix('_id')}" for name in ASKED)
    columns = ["pk", "starts_at", "attendance__appointment__membership__standing", *asked]
    rows_of: dict[tuple, list] = {}
    heard = set()
    for pk, starts_at, standing, *facts in held.order_by("starts_at", "pk").values_list(*columns):
        rows = rows_of.setdefault((pk, starts_at), [])
        if facts[ASKED.index("presence")]:
            rows.append(SimpleNamespace(**dict(zip(ASKED, facts, strict=True))))
        if standing in NOT_COUNTED:
            heard.add(facts[0])
    known = Known(frozenset(heard), parts_of(group) if rows_of else ())
    return [_meeting(group, *key, rows, known) for key, rows in rows_of.items()]


def _meeting(group, pk, starts_at, rows, known) -> dict:
    found = quorum(group, rows, known)
    return {
        "on": wall.london_date(starts_at).isoformat(),
        "url": f"/meetings/{pk}/",
        "quorum": found.reached,
        "words": found.words,
        "reasons": list(found.reasons),
    }


def _agency(one) -> dict:
    names = ("expected", "present", "deputies", "apologies", "absent", "rate")
    return {"agency": str(one.agency), **{name: getattr(one, name) for name in names}}


def _words(held) -> list[dict]:
    """Answers and contributions of these meetings, oldest first, in one statement."""
    meetings = held.order_by().values("pk")
    answers = PromptAnswer.objects.order_by().filter(meeting__in=meetings).exclude(words="")
    brought = Contribution.objects.order_by().filter(meeting__in=meetings)
    nobody, text = Value("", output_field=CharField()), CharField()
    who = Coalesce(Cast("agency__name", text), Cast("who", text), output_field=text)
    columns = ("key", "said", "at", "number", "place", "name")
    both = answers.values_list(
        Cast("prompt", text), "words", "meeting__starts_at", "meeting_id", Value(0, output_field=IntegerField()), nobody
    ).union(
        brought.values_list(nobody, "words", "meeting__starts_at", "meeting_id", Cast("pk", IntegerField()), who),
        all=True,
    )
    rows = [dict(zip(columns, row, strict=True)) for row in both]
    return [_said(row) for row in sorted(rows, key=lambda row: (row["at"], row["number"], row["place"]))]


def _said(row: dict) -> dict:
    return {
        "prompt": row["key"],
        "words": row["said"],
        "on": wall.london_date(row["at"]).isoformat(),
        "url": Meeting(pk=row["number"]).get_absolute_url(),
        "who": row["name"],
    }


def _answers(words: list[dict]) -> list[dict]:
    """Each prompt with what the meetings answered; one that no meeting answered is shown as such."""
    return [
        {"question": prompt.question, "answers": [row for row in words if row["prompt"] == key]}
        for key, prompt in PROMPTS.items()
    ]


def _contribution(row: dict) -> dict:
    return {name: row[name] for name in ("who", "words", "on", "url")}
