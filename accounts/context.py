"""What every page knows about who is looking at it. Nothing is worked out until a template asks."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from accounts.access import current_partnership, holdings
from accounts.policy import Permission

DEMO_NOTICE = (
    "This is a demonstration. Everybody and everything in it is made up, "
    "and it does not ask for a second factor as the real service does."
)


def person(request) -> dict:
    """``person``, ``partnership``, ``partnerships``, ``permissions`` (by name) and, in the demo, ``demo_notice``."""
    user = getattr(request, "user", None)
    known = {"person": user, "demo_notice": DEMO_NOTICE if settings.DEMO else ""}
    if user is None:
        return known
    return {
        **known,
        "partnership": SimpleLazyObject(lambda: current_partnership(request)),
        "partnerships": SimpleLazyObject(lambda: holdings(user).partnerships),
        "permissions": SimpleLazyObject(lambda: _by_name(request)),
    }


def _by_name(request) -> dict[str, bool]:
    """For templates: ``{% if permissions.RUN_REVIEW %}``."""
    partnership = current_partnership(request)
    held = holdings(request.user).permissions(partnership) if partnership else ()
    return {permission.name: permission in held for permission in Permission}
