"""What this room lends to the floors below when the portal starts."""

from accounts.access import holdings, register_groups, register_subject
from accounts.policy import Permission
from partnership.commands import take_force
from partnership.models import ArrangementDraft, ArrangementVersion, Group, Post
from safeguarding.design import navigation
from safeguarding.notices.hooks import register_daily
from safeguarding.notices.words import register_kind, register_noun


def groups_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, name) of each group that the arrangement in force names."""
    return list(Group.objects.current().filter(partnership__key=partnership_key).values_list("key", "name"))


def posts_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, title) of each post that the arrangement in force names."""
    return list(Post.objects.current().filter(partnership__key=partnership_key).values_list("key", "title"))


def drafts_for(person):
    """The drafts of the partnerships whose arrangement the person may publish."""
    publishes = holdings(person).partnerships_with(Permission.PUBLISH_ARRANGEMENT)
    return ArrangementDraft.objects.visible_to(person).filter(partnership__key__in=publishes).values("pk")


register_groups(groups_of, posts_of)
register_subject(
    "arrangement",
    lambda person: ArrangementVersion.objects.visible_to(person).values("pk"),
    whole=Permission.SEE_ARRANGEMENT,
)
register_subject("arrangement-draft", drafts_for, dated=False)
register_noun("the arrangement", "arrangement")
register_kind(
    "arrangement-published",
    "A new version of {noun} is published. It takes force on {date}",
    "Sign in to read it and what it changes.",
)
register_daily("arrangements-take-force", take_force)
navigation.register(navigation.NavItem(60, "Partnership", "partnership:arrangement", Permission.SEE_ARRANGEMENT))
