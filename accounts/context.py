"""What every page knows about who is looking at it."""

from django.conf import settings

from accounts.access import current_partnership, holdings
from accounts.policy import Permission

DEMO_NOTICE = (
    "This is a demonstration. Everybody and everything in it is made up, "
    "and it does not ask for a second factor as the real service does."
)


def person(request) -> dict:
    """``person``, ``partnership``, ``partnerships``, ``permissions`` (by name) and, in the demo, ``demo_notice``."""
    notice = {"demo_notice": DEMO_NOTICE if settings.DEMO else "", "idle_minutes": settings.IDLE_MINUTES}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"person": None, "partnership": None, "partnerships": (), "permissions": {}, **notice}
    held = holdings(user)
    partnership = current_partnership(request)
    return {
        "person": user,
        "partnership": partnership,
        "partnerships": held.partnerships,
        "permissions": _by_name(held.permissions(partnership) if partnership else ()),
        **notice,
    }


def _by_name(permissions) -> dict[str, bool]:
    """For templates: ``{% if permissions.RUN_REVIEW %}``."""
    return {permission.name: permission in permissions for permission in Permission}
