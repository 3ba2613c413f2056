"""Who signs a report, and when."""

from dataclasses import dataclass

from accounts.access import may
from accounts.models import Agency, Appointment, Person
from accounts.policy import Permission
from reports.models import Report, Seal, Section, SignOff
from reports.rules.moves import PARTNERS, arrangement_for, outline_for
from safeguarding.design.dates import long_moment

CHAIR = "group-chair"
SIGNED_BY = (PARTNERS, CHAIR)


@dataclass(frozen=True)
class Signatory:
    """A partner that signs, who may sign for it today, and what it answered to the seal, if it has.

    For a group's report the partner is the agency for which its chair sits there.
    """

    agency: Agency
    people: tuple[Person, ...]
    sign_off: SignOff | None
    owner: str

    @property
    def has_signed(self) -> bool:
        return self.sign_off is not None and self.sign_off.kind != SignOff.Kind.SENT_BACK


def newest_seal(report: Report) -> Seal | None:
    """The seal that is signed: the one with the highest number."""
    return report.seals.select_related("sealed_by").order_by("-number").first()


def seal_before(seal: Seal) -> Seal | None:
    """The seal of the same report before this one; None for the first."""
    if seal.number == 1:
        return None
    return Seal.objects.filter(report=seal.report_id, number__lt=seal.number).order_by("-number").first()


def signatories(report: Report, seal: Seal | None = None) -> list[Signatory]:
    """Who signs, by the outline and by the arrangement that the report began with; nobody where none need sign.

    With the answers to ``seal``, the newest when none is given; while the report is written, with none.
    """
    signed_by = outline_for(report).signed_by
    if signed_by not in SIGNED_BY:
        return []
    if seal is None and not report.may_be_written:
        seal = newest_seal(report)
    rows = seal.sign_offs.select_related("agency", "person") if seal else ()
    answers = {row.agency_id: row for row in rows}
    return _partners(report, answers) if signed_by == PARTNERS else _chair(report, answers)


def _partners(report: Report, answers: dict[int, SignOff]) -> list[Signatory]:
    keys = arrangement_for(report).statutory_agency_keys
    people = _holders(report, role="executive_member", agency__key__in=keys)
    known = {one.agency.key: one.agency for one in people}
    lacking = [key for key in keys if key not in known]
    if lacking:
        known |= {agency.key: agency for agency in Agency.objects.filter(key__in=lacking)}
    agencies = [known[key] for key in keys if key in known]
    return [
        Signatory(agency, _of(people, agency), answers.get(agency.pk), f"partner:{agency.pk}") for agency in agencies
    ]


def _chair(report: Report, answers: dict[int, SignOff]) -> list[Signatory]:
    """One signature of a chair is enough; the first with an agency says for which the group's report is signed."""
    if not report.group_id:
        return []
    chairs = [one for one in _holders(report, role="group_chair", group_key=report.group.key) if _agency_of(one)]
    answer = next(iter(answers.values()), None)
    if not chairs and not answer:
        return []
    agency = answer.agency if answer else _agency_of(chairs[0])
    people = tuple(dict.fromkeys(one.person for one in chairs))
    return [Signatory(agency, people, answer, f"group-chair:{report.group.key}")]


def _agency_of(appointment: Appointment) -> Agency | None:
    return appointment.agency or appointment.person.agency


def _holders(report: Report, **conditions) -> list[Appointment]:
    rows = Appointment.objects.current().filter(partnership=report.partnership, person__is_active=True, **conditions)
    return list(rows.select_related("person__agency", "agency").order_by("person__name", "pk"))


def _of(appointments: list[Appointment], agency: Agency) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(one.person for one in appointments if one.agency_id == agency.pk))


def signs_for(people_who_sign: list[Signatory], person) -> list[Signatory]:
    """Those of the partners for which ``person`` may sign."""
    return [one for one in people_who_sign if person in one.people]


def writers_of(report: Report, seal: Seal | None = None) -> dict[int, str]:
    """Whoever put this report together, by their id, with what they did in words: they do not sign it."""
    found = {report.begun_by_id: "You began this report"}
    if seal:
        found[seal.sealed_by_id] = "You sealed this report"
    written = Section.history.filter(report_id=report.pk, changed_by__isnull=False)
    for pk in written.values_list("changed_by", flat=True).distinct():
        found.setdefault(pk, "You wrote a part of this report")
    return found


def reasons_against_signing(report: Report, seal: Seal | None, one: Signatory | None, person) -> list[str]:
    """Why ``person`` may not answer to ``seal`` for the partner ``one``."""
    reasons = _not_waiting(report)
    if reasons or seal is None:
        return reasons or ["Nothing has been sealed yet."]
    if not _may_sign(report, person) or one is None or person not in one.people:
        return ["You do not represent a partner that signs this report."]
    if one.sign_off:
        said = one.sign_off
        return [f"{said.person} has answered for {one.agency} already, on {long_moment(said.at)}."]
    did = writers_of(report, seal).get(person.pk)
    return [f"{did}, so somebody else signs it for {one.agency}."] if did else []


def _may_sign(report: Report, person) -> bool:
    wanted = Permission.SIGN_REPORTS if outline_for(report).signed_by == PARTNERS else Permission.CHAIR_GROUPS
    return may(person, wanted, report.partnership)


def _not_waiting(report: Report) -> list[str]:
    if report.state == Report.State.SIGNING:
        return []
    last = report.moves.select_related("by").last()
    if report.state in {Report.State.SIGNED, Report.State.PUBLISHED}:
        return ["Every partner has signed this report already."]
    if last and report.seals.exists():
        return [
            f"This report went back to its writers on {long_moment(last.at)}, so it cannot be signed as it was. "
            "It comes to you again when it is sealed anew."
        ]
    return ["This report is still being written. It comes to you when it is sealed."]


def reasons_against_words(kind: str, words: str) -> list[str]:
    """Dissent and sending back say why."""
    if kind == SignOff.Kind.DISSENT and not words:
        return ["Write your dissent: it is printed in the report."]
    if kind == SignOff.Kind.SENT_BACK and not words:
        return ["Say what is to be put right before you sign."]
    return []
