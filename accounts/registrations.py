"""What this room lends to the floors below when the portal starts."""

from django.urls import reverse

from accounts.access import current_partnership, may, people_at, visible_ids
from accounts.calendar_events import dates_of, register_events
from accounts.held import purge_kept
from accounts.models import Person
from accounts.notice_counts import count_new
from accounts.policy import Permission
from accounts.reach import people_at_each
from accounts.search import Found, Hits, containing, register_search
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


def people_found(person, partnership, words) -> Hits | None:
    """People, for whoever manages them."""
    if not may(person, Permission.MANAGE_PEOPLE, partnership):
        return None
    here = Person.objects.visible_to(person).filter(appointments__partnership=partnership).distinct()
    fits = containing(words, "name", "email", "job_title", "agency__name")
    return Hits(here.filter(fits).select_related("agency").order_by("name", "pk"), _person_found)


def _person_found(person: Person) -> Found:
    about = ", ".join(filter(None, (person.job_title, str(person.agency or ""))))
    return Found(person.name, reverse("accounts:person", args=[person.pk]), about)


register_resolver(people_at, people_at_each)
register_guard(may_see)
navigation.set_gate(may_use)
navigation.register(navigation.NavItem(80, "People", "accounts:people", Permission.MANAGE_PEOPLE))
context.provide("partnership", current_partnership)
context.provide("stay_url", lambda request: reverse("accounts:stay"))
context.provide("search_url", lambda request: reverse("accounts:search"))
context.provide("account_url", lambda request: reverse("accounts:me"))
context.provide("inbox_count", count_new)
context.provide("inbox_url", lambda request: reverse("notices:inbox"))
navigation.register(navigation.NavItem(85, "Notices", "notices:ledger", Permission.SEE_NOTICE_LEDGER))
register_daily("what people typed and never sent", purge_kept)
register_daily("files without a document", remove_orphans)
register_events(dates_of)
register_search("people", "People", people_found, order=70)
