"""The rules about people and roles. Each returns reasons, in the words of the page; none means that it may be done."""

import datetime

from accounts.access import groups_of, holdings, may
from accounts.models import Agency, Appointment, Invitation, Partnership, Person
from accounts.policy import ROLES, Permission
from safeguarding.clock import wall

NEED_AGENCY = frozenset({"agency_lead", "executive_member"})
NEED_GROUP = frozenset({"group_chair", "group_member"})
ONLY_BY_BUSINESS_MANAGER = "business_manager"


def against_managing(*, partnership: Partnership, by: Person) -> list[str]:
    """Only whoever manages people in this very partnership."""
    if may(by, Permission.MANAGE_PEOPLE, partnership):
        return []
    return [f"You do not manage people in {partnership.short_name}."]


def against_role(
    *, role: str, agency: Agency | None, group_key: str, partnership: Partnership, by: Person
) -> list[str]:
    """Whether ``by`` may hand out ``role`` with this agency and group, whoever it goes to."""
    if role not in ROLES:
        return ["Choose a role from the list."]
    title = ROLES[role].title.lower()
    reasons = against_managing(partnership=partnership, by=by)
    if role == ONLY_BY_BUSINESS_MANAGER and role not in holdings(by).roles_in(partnership):
        reasons.append("Only a business manager may make somebody a business manager.")
    if role in NEED_AGENCY and agency is None:
        reasons.append(f"Choose the agency for the role of {title}.")
    if role in NEED_GROUP and not group_key:
        reasons.append(f"Choose the group for the role of {title}.")
    known = dict(groups_of(partnership.key))
    if role in NEED_GROUP and group_key and known and group_key not in known:
        reasons.append("Choose a group of this partnership.")
    return reasons


def against_giving(*, person: Person, starts_on: datetime.date, **role) -> list[str]:
    """Reasons against giving ``person`` a role; ``role`` is what ``against_role`` takes."""
    reasons = against_role(**role)
    if person.pk == role["by"].pk:
        reasons.append("Nobody may give a role to themself. Ask somebody else who manages people.")
    if not person.is_active:
        reasons.append(f"{person.name} cannot sign in. Let them sign in again first.")
    if not reasons and _already_held(person, starts_on, **role):
        reasons.append(f"{person.name} already holds this role on that day.")
    return reasons


def _already_held(person, starts_on, *, role, agency, group_key, partnership, by) -> bool:
    same = Appointment.objects.filter(
        person=person, role=role, agency=agency, group_key=group_key, partnership=partnership
    )
    return same.current(starts_on).exists() or same.filter(starts_on__gte=starts_on).exists()


def against_ending(*, appointment: Appointment, ends_on: datetime.date, by: Person) -> list[str]:
    """Reasons against a last day for an appointment."""
    reasons = against_managing(partnership=appointment.partnership, by=by)
    if appointment.role == ONLY_BY_BUSINESS_MANAGER and not _is_business_manager(by, appointment.partnership):
        reasons.append("Only a business manager may end the role of business manager.")
    if ends_on < appointment.starts_on:
        reasons.append("The last day must not be before the first day of the role.")
    if appointment.ends_on and appointment.ends_on < wall.today():
        reasons.append("This role has already ended.")
    if _last_manager(appointment.person, appointment.partnership, without=appointment):
        reasons.append(_LAST.format(name=appointment.person.name, partnership=appointment.partnership.short_name))
    return reasons


def against_turning(*, appointment: Appointment, role: str, by: Person) -> list[str]:
    """Reasons against turning an appointment into another role of the same group."""
    given = {"agency": appointment.agency, "group_key": appointment.group_key, "partnership": appointment.partnership}
    reasons = against_role(role=role, by=by, **given)
    if role == "group_chair" and appointment.person_id == by.pk:
        reasons.append("Nobody may give a role to themself. Ask somebody else who manages people.")
    return reasons


_LAST = "{name} is the last person who manages people in {partnership}. Give somebody else the role first."


def _is_business_manager(person: Person, partnership: Partnership) -> bool:
    return ONLY_BY_BUSINESS_MANAGER in holdings(person).roles_in(partnership)


def _last_manager(person: Person, partnership: Partnership, without: Appointment | None = None) -> bool:
    """Whether nobody without an end date would be left who manages people."""
    managing = [key for key, role in ROLES.items() if Permission.MANAGE_PEOPLE in role.permissions]
    here = Appointment.objects.filter(partnership=partnership, role__in=managing, person__is_active=True)
    staying = here.current().filter(ends_on__isnull=True)
    leaving = staying.filter(pk=without.pk) if without else staying.filter(person=person)
    return leaving.exists() and not staying.exclude(pk__in=leaving.values("pk")).exists()


def against_deactivating(*, person: Person, by: Person) -> list[str]:
    """Reasons against stopping somebody's sign-in: it reaches every partnership where they hold a role."""
    reasons = against_reaching(person=person, by=by)
    if person.pk == by.pk:
        reasons.append("You cannot stop your own sign-in. Ask somebody else who manages people.")
    if not person.is_active:
        reasons.append(f"{person.name} already cannot sign in.")
    for partnership in holdings(person).partnerships:
        if _last_manager(person, partnership):
            reasons.append(_LAST.format(name=person.name, partnership=partnership.short_name))
    return reasons


def against_reactivating(*, person: Person, by: Person) -> list[str]:
    """Reasons against letting somebody sign in again."""
    reasons = against_reaching(person=person, by=by)
    return [*reasons, f"{person.name} can already sign in."] if person.is_active else reasons


def against_reaching(*, person: Person, by: Person) -> list[str]:
    """Reasons against a change that reaches the whole account: it touches every partnership of the person."""
    current = Appointment.objects.filter(person=person).current().select_related("partnership")
    known = Appointment.objects.filter(person=person).visible_to(by)
    if not known.exists():
        return ["You do not manage people in a partnership of this person."]
    elsewhere = {a.partnership.short_name for a in current if not may(by, Permission.MANAGE_PEOPLE, a.partnership)}
    reasons = [f"{person.name} also works in {name}. End their roles here instead." for name in sorted(elsewhere)]
    managed = [a.partnership for a in current if a.role == ONLY_BY_BUSINESS_MANAGER]
    if any(not _is_business_manager(by, partnership) for partnership in managed):
        reasons.append("Only a business manager may do this to a business manager.")
    return reasons


def against_inviting(*, email: str, roles: list[dict], agency: Agency | None, partnership, by: Person) -> list[str]:
    """Reasons against an invitation; an account that exists elsewhere is not given away."""
    reasons = list(
        dict.fromkeys(
            r
            for given in roles
            for r in against_role(
                role=given["role"], agency=agency, group_key=given.get("group_key", ""), partnership=partnership, by=by
            )
        )
    )
    if not roles:
        reasons.append("Choose at least one role.")
    if email.lower() == by.email:
        reasons.append("Nobody may invite themself.")
    elif Person.objects.visible_to(by).filter(email__iexact=email).exists():
        reasons.append("There is already an account with this e-mail address. Give the role on that person's page.")
    if pending_for(email, partnership).exists():
        reasons.append("This person is already invited. Send the invitation again, or withdraw it first.")
    return reasons


def pending_for(email: str, partnership: Partnership):
    """Invitations of this address that can still be accepted."""
    invitations = Invitation.objects.pending().filter(email__iexact=email, partnership=partnership)
    return invitations.filter(expires_at__gt=wall.now())


def against_accepting(invitation: Invitation) -> list[str]:
    """Why a link that was real once no longer works."""
    if invitation.accepted_at:
        return ["This invitation has already been used. Sign in with the password that you chose."]
    if invitation.withdrawn_at:
        return ["This invitation was withdrawn. Ask the person who invited you."]
    if invitation.expires_at <= wall.now():
        return ["This invitation has run out. Ask the person who invited you to send it again."]
    if not may(invitation.invited_by, Permission.MANAGE_PEOPLE, invitation.partnership):
        return ["The person who invited you no longer manages people here. Ask the partnership for a new invitation."]
    return []
