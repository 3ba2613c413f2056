"""What this room lends to the floors below when the portal starts."""

from accounts.access import people_at, visible_ids
from safeguarding.notices.hooks import register_guard, register_resolver


def may_see(person, subject_kind: str, subject_id: int) -> bool:
    """Whether ``person`` may still see the record that a message is about; asked before it leaves."""
    return visible_ids(person, subject_kind).filter(pk=subject_id).exists()


register_resolver(people_at)
register_guard(may_see)
