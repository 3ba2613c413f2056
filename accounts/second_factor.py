"""The second factor of a person, as the sign-in library keeps it."""

from allauth.mfa.models import Authenticator

from accounts.models import Person


def has_second_factor(person: Person) -> bool:
    """Whether ``person`` has set up an authenticator app."""
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()
