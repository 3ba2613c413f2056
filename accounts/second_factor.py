"""The second factor of a person, as the sign-in library keeps it."""

from allauth.mfa.models import Authenticator

from accounts.models import Person


def has_second_factor(person: Person) -> bool:
    """Whether ``person`` has set up an authenticator app."""
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()


def code_is_right(person: Person, code: str) -> bool:
    """Whether ``code`` is what the app shows now, or an unused recovery code. Either works once."""
    found = list(Authenticator.objects.filter(user_id=person.pk).order_by("-type"))
    return any(authenticator.wrap().validate_code(code.strip()) for authenticator in found)


def remove_second_factor(person: Person) -> None:
    """Forget the app and the recovery codes; where it is required, the next page asks to set it up again."""
    Authenticator.objects.filter(user_id=person.pk).delete()
