"""What this room lends to the floors below when the portal starts."""

from django.urls import reverse

from accounts.access import current_partnership, may, people_at, visible_ids
from accounts.calendar_events import dates_of, register_events
from accounts.held import purge_kept
from accounts.notice_counts import count_new
from accounts.policy import Permission
from accounts.reach import people_at_each
from safeguarding.design import context, navigation
from safeguarding.documents.store import remove_orphans
from safeguarding.notices.hooks import register_daily, register_guard, register_resolver


def may_see(person, subject_kind: str, subject_id: int) -> bool:
    """Whether ``person`` may still see the record that a message is about; asked before it leaves."""
    return visible_ids(person, subject_kind).filter(pk=subject_id).exists()


def may_use(request, permission) -> bool:
    """Whether the service navigation shows an entrance to whoever is signed in."""
    partnership = current_partnership(request)
    return partnership is not None and may(request.user, permission, partnership)


register_resolver(people_at, people_at_each)
register_guard(may_see)
navigation.set_gate(may_use)
navigation.register(navigation.NavItem(80, "People", "accounts:people", Permission.MANAGE_PEOPLE))
context.provide("partnership", current_partnership)
context.provide("stay_url", lambda request: reverse("accounts:stay"))
context.provide("account_url", lambda request: reverse("accounts:me"))
context.provide("inbox_count", count_new)
context.provide("inbox_url", lambda request: reverse("notices:inbox"))
navigation.register(navigation.NavItem(85, "Notices", "notices:ledger", Permission.SEE_NOTICE_LEDGER))
register_daily("what people typed and never sent", purge_kept)
register_daily("files without a document", remove_orphans)
register_events(dates_of)
