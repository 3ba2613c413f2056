"""What this room lends to the floors below when the portal starts."""

from accounts.access import register_groups
from accounts.policy import Permission
from partnership.commands import take_force
from partnership.models import Group, Post
from safeguarding.design import navigation
from safeguarding.notices.hooks import register_daily


def groups_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, name) of each group that the arrangement in force names."""
    return list(Group.objects.current().filter(partnership__key=partnership_key).values_list("key", "name"))


def posts_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, title) of each post that the arrangement in force names."""
    return list(Post.objects.current().filter(partnership__key=partnership_key).values_list("key", "title"))


register_groups(groups_of, posts_of)
register_daily("arrangements-take-force", take_force)
navigation.register(navigation.NavItem(60, "Partnership", "partnership:arrangement", Permission.SEE_ARRANGEMENT))
