"""The content of minutes: one source for reading the draft, for what the chair approves, and for the printed page.

A plain dictionary, so that it can be frozen. ``without_restricted`` is what a reader outside the group gets.
"""

import hashlib
import json

from partnership.models import Action, AgendaItem, Attendance, Meeting
from partnership.rules.groups import name_in_public
from partnership.rules.prompts import prompts_for
from partnership.rules.quorum import quorum
from safeguarding.clock import wall
from safeguarding.clock.words import list_words
from safeguarding.design.dates import clock_time, long_date

LAYOUT = 1
WITHHELD = "A restricted item was discussed"


def content_of(meeting: Meeting) -> dict:
    """Everything that the minutes of ``meeting`` say as they stand now. A fixed number of statements."""
    rows = list(meeting.attendance.select_related("appointment__person", "appointment__membership", "agency", "deputy"))
    return {
        "layout": LAYOUT,
        "group": meeting.group.name,
        "partnership": meeting.group.partnership.name,
        "on": long_date(wall.london_date(meeting.starts_at)),
        "hours": f"{clock_time(meeting.starts_at)} to {clock_time(meeting.ends_at)}",
        "place": meeting.place,
        "extraordinary": meeting.extraordinary,
        "chaired_by": _name(meeting.chaired_by),
        "minuted_by": _name(meeting.minuted_by),
        "attendance": attendance_by_name(rows),
        "others": [_other(row) for row in rows if row.appointment_id is None],
        "quorum": quorum(meeting.group, rows).words,
        "items": [_item(number, item) for number, item in enumerate(_items(meeting), start=1)],
        "prompts": _prompts(meeting),
        "contributions": _contributions(meeting),
        "pass_on": meeting.pass_on,
    }


def digest(content: dict) -> str:
    """SHA-256 of the content in its one canonical form."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def without_restricted(content: dict) -> dict:
    """The same for a reader outside the group: a restricted item is only said to have been there."""
    items = [_withheld(item) if item["restricted"] else _open(item) for item in content["items"]]
    return {**content, "items": items}


def _withheld(item: dict) -> dict:
    empty = {"said": "", "outcome": "", "outcome_words": "", "actions": [], "escalations": [], "withheld": True}
    return {**item, **empty, "title": WITHHELD}


def _open(item: dict) -> dict:
    return {**item, "actions": [action for action in item["actions"] if not action["restricted"]]}


def _name(person) -> str:
    return str(person) if person else ""


def attendance_by_name(rows: list[Attendance]) -> list[dict]:
    """Members by agency, each with whether they came, as words for a page. Minutes are shared beyond the group."""
    members = [row for row in rows if row.appointment_id]
    ordered = sorted(members, key=lambda row: (_agency(row), row.appointment.person.name))
    return [
        {
            "name": name_in_public(row.appointment),
            "agency": _agency(row),
            "presence": row.presence,
            "words": row.get_presence_display(),
            "deputy": _name(row.deputy) or row.deputy_name,
        }
        for row in ordered
    ]


def _agency(row: Attendance) -> str:
    return row.agency.name if row.agency else ""


def _other(row: Attendance) -> dict:
    return {"name": row.name, "agency": _agency(row), "guest": row.guest, "words": row.get_presence_display()}


def _items(meeting: Meeting):
    actions = "actions__owner_person", "actions__owner_agency", "actions__owner_post"
    return meeting.items.prefetch_related(*actions, "escalations__to_group")


def _item(number: int, item: AgendaItem) -> dict:
    return {
        "id": item.pk,
        "number": number,
        "title": item.title,
        "restricted": item.restricted,
        "said": item.said.strip(),
        "outcome": item.outcome,
        "outcome_words": item.outcome_words.strip(),
        "actions": [_action(action) for action in sorted(item.actions.all(), key=lambda one: one.pk)],
        "escalations": [
            {"id": one.pk, "reference": one.reference, "to": one.to_group.name, "ask": one.ask}
            for one in sorted(item.escalations.all(), key=lambda one: one.pk)
            if one.taken_back_on is None
        ],
    }


def _action(action: Action) -> dict:
    owners = [str(one) for one in (action.owner_person, action.owner_post, action.owner_agency) if one]
    return {
        "id": action.pk,
        "reference": action.reference,
        "what": action.what,
        "owner": ", ".join(owners),
        # The day it was agreed for: a date that moves later is the action's story, not the meeting's.
        "due": long_date(action.original_due_on),
        "restricted": action.restricted,
    }


def _prompts(meeting: Meeting) -> list[dict]:
    answers = dict(meeting.answers.values_list("prompt", "words"))
    return [{"question": one.question, "words": answers.get(one.key, "").strip()} for one in prompts_for(meeting.group)]


def _contributions(meeting: Meeting) -> list[dict]:
    rows = meeting.contributions.select_related("agency")
    return [
        {"from": list_words([str(one) for one in (row.who, row.agency) if one]), "words": row.words} for row in rows
    ]
