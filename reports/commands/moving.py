"""What every move of a report does: hold its row, change its state, write who did it, tell people."""

from collections.abc import Iterable

from accounts.access import people_at
from accounts.models import Person
from reports.models import Report, ReportMove
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

NOUN = "a report"
WRITERS = ("role:support_team", "role:business_manager")
PARTNERS = ("role:executive_member", "role:agency_lead", "role:group_chair")


def lock(report: Report) -> None:
    """Hold the report's row for this transaction, and bring ``report`` up to what it says now."""
    Report.objects.select_for_update().values_list("pk").get(pk=report.pk)
    report.refresh_from_db()


def refuse(reasons: list[str], field: str | None = None) -> None:
    """Raise ``Refused`` when there are any."""
    if reasons:
        raise Refused(*reasons, field=field)


def move(report: Report, state: str, what: str, by, *, reason: str = "") -> None:
    """Change the state, with its row and its line of history: ``what`` is the portal's sentence, never typed."""
    report.state = state
    report.version += 1
    report.save()
    ReportMove.objects.create(report=report, state=state, at=wall.now(), by=by, reason=reason)
    note(subject=report.subject, what=what, kind=state, by=by)


def people_of(report: Report, *addresses: str) -> list[Person]:
    """Everybody at these addresses in the report's partnership, each once."""
    key = report.partnership.key
    return list(dict.fromkeys(person for address in addresses for person in people_at(address, key)))


def tell_of(report: Report, people: Iterable[Person], kind: str, by, *, due_on=None, occasion: str = "") -> None:
    """Tell people of the report, without whoever did it."""
    tell(
        people=[person for person in people if person != by],
        kind=kind,
        subject=report.subject,
        noun=NOUN,
        due_on=due_on,
        partnership_key=report.partnership.key,
        by=by,
        occasion=occasion,
    )
