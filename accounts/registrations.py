"""What this room lends to the floors below when the portal starts."""

from django.urls import reverse

from accounts.access import current_partnership, may, people_at, visible_ids
from accounts.policy import Permission
from safeguarding.design import context, navigation
from safeguarding.notices.hooks import register_guard, register_resolver


def may_see(person, subject_kind: str, subject_id: int) -> bool:
    """Whether ``person`` may still see the record that a message is about; asked before it leaves."""
    return visible_ids(person, subject_kind).filter(pk=subject_id).exists()


def may_use(request, permission) -> bool:
    """Whether the service navigation shows an entrance to whoever is signed in."""
    partnership = current_partnership(request)
    return partnership is not None and may(request.user, permission, partnership)


register_resolver(people_at)
register_guard(may_see)
navigation.set_gate(may_use)
navigation.register(navigation.NavItem(80, "People", "accounts:people", Permission.MANAGE_PEOPLE))
context.provide("partnership", current_partnership)
context.provide("stay_url", lambda request: reverse("accounts:stay"))
context.provide("account_url", lambda request: reverse("accounts:me"))
