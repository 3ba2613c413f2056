"""The doors of an invitation: invite, send again, withdraw, accept."""

import datetime
import hashlib
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import rules
from accounts.emails import send_invitation
from accounts.holdings import forget
from accounts.models import Agency, Appointment, Invitation, Partnership, Person
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

DAYS = 14


def digest(token: str) -> str:
    """What is kept of a token: its SHA-256, from which the link cannot be made again."""
    return hashlib.sha256(token.encode()).hexdigest()


def find(token: str) -> Invitation | None:
    """The invitation that a link belongs to, or None for a token that never was."""
    return Invitation.objects.select_related("partnership", "invited_by").filter(token_digest=digest(token)).first()


@transaction.atomic
def invite(
    *, email: str, name: str, roles: list[dict], partnership: Partnership, agency: Agency | None = None, by: Person
) -> Invitation:
    """Ask somebody to join ``partnership`` with ``roles`` (dicts of ``role`` and ``group_key``).

    The e-mail with the link leaves after the transaction. Raises Refused with the reasons.
    """
    email = email.strip().lower()
    _stop(rules.against_inviting(email=email, roles=roles, agency=agency, partnership=partnership, by=by))
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        agency=agency,
        roles=[{"role": given["role"], "group_key": given.get("group_key", "")} for given in roles],
        partnership=partnership,
        token_digest=digest(token),
        invited_by=by,
        invited_at=wall.now(),
        expires_at=_expiry(),
    )
    _send(invitation, token)
    return invitation


@transaction.atomic
def invite_again(*, invitation: Invitation, by: Person) -> Invitation:
    """A new link for a pending invitation, good for another fortnight; the old link stops working."""
    invitation = _locked(invitation)
    _stop(rules.against_managing(partnership=invitation.partnership, by=by) + _not_pending(invitation))
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest(token)
    invitation.expires_at = _expiry()
    invitation.sent_at = None
    invitation.invited_by = by
    invitation.save()
    _send(invitation, token)
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Person) -> Invitation:
    """Take back an invitation that nobody has accepted."""
    invitation = _locked(invitation)
    _stop(rules.against_managing(partnership=invitation.partnership, by=by) + _not_pending(invitation))
    invitation.withdrawn_at = wall.now()
    invitation.save()
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, name: str, job_title: str = "", password: str) -> Person:
    """Make the account of the invited person and give the roles from today.

    Raises Refused when the link has been used, withdrawn or run out, and for a weak password.
    """
    invitation = _locked(invitation)
    _stop(rules.against_accepting(invitation))
    if Person.objects.filter(email=invitation.email).exists():
        raise Refused("You already have an account. Sign in, then open this link again.")
    person = Person(email=invitation.email, name=name.strip(), job_title=job_title.strip(), agency=invitation.agency)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(*error.messages, field="password") from None
    person.set_password(password)
    person.save()
    return _join(invitation, person)


@transaction.atomic
def accept_with_account(*, invitation: Invitation, by: Person) -> Person:
    """Somebody who already has an account takes the roles of an invitation that was sent to their own address."""
    invitation = _locked(invitation)
    _stop(rules.against_accepting(invitation))
    if by.email != invitation.email:
        raise Refused("This invitation is for somebody else.")
    return _join(invitation, by)


def _join(invitation: Invitation, person: Person) -> Person:
    for given in invitation.roles:
        Appointment.objects.create(
            person=person,
            partnership=invitation.partnership,
            role=given["role"],
            group_key=given["group_key"],
            agency=invitation.agency,
            starts_on=wall.today(),
        )
    invitation.accepted_at = wall.now()
    invitation.accepted_by = person
    invitation.save()
    forget(person)
    return person


def _locked(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the transaction ends: a double click finds it used."""
    invitations = Invitation.objects.select_for_update(of=("self",)).select_related("partnership", "invited_by")
    return invitations.get(pk=invitation.pk)


def _not_pending(invitation: Invitation) -> list[str]:
    if invitation.accepted_at:
        return ["This invitation has been accepted."]
    return ["This invitation was withdrawn."] if invitation.withdrawn_at else []


def _expiry() -> datetime.datetime:
    return wall.now() + datetime.timedelta(days=DAYS)


def _send(invitation: Invitation, token: str) -> None:
    transaction.on_commit(lambda: _deliver(invitation.pk, token), robust=True)


def _deliver(pk: int, token: str) -> None:
    """Send the message and write down that it left; if it does not leave, the pending list says so."""
    invitation = Invitation.objects.select_related("partnership", "invited_by").get(pk=pk)
    if send_invitation(invitation, token):
        Invitation.objects.filter(pk=pk).update(sent_at=wall.now())


def _stop(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)
