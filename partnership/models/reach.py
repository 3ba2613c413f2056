"""The cut of the partnership's work: which groups' meetings and actions somebody sees."""

from django.db.models import Q

from accounts.access import holdings
from accounts.policy import Permission
from partnership.models.groups import Membership


def in_my_groups(person, group: str = "group") -> Q:
    """A condition: the row's group is one whose work ``person`` may see.

    ``group`` is the path to the group. Every group of a partnership for those who see all work
    there; otherwise the groups that one's appointments name.
    """
    held, found = holdings(person), Q(pk__in=[])
    for partnership in held.partnerships:
        permissions = held.permissions(partnership)
        here = Q(**{f"{group}__partnership": partnership.pk})
        if Permission.SEE_ALL_WORK in permissions:
            found |= here
        elif Permission.SEE_WORK in permissions:
            found |= here & Q(**{f"{group}__key__in": held.groups_in(partnership)})
    return found


def seated_in(person, partnership) -> frozenset[str]:
    """The keys of the groups in which ``person`` sits as more than invited."""
    here = (one for one in holdings(person).appointments if one.group_key and one.partnership_id == partnership.pk)
    return frozenset(one.group_key for one in here if one.standing != Membership.Standing.INVITED)


def not_kept_from(person, group: str = "group", restricted: str = "restricted") -> Q:
    """A condition: the row is not restricted, or ``person`` sits in its group or runs the groups there.

    Who is only invited to a group does not see what is restricted to it.
    """
    held, found = holdings(person), Q(**{restricted: False})
    for partnership in held.partnerships:
        here = Q(**{f"{group}__partnership": partnership.pk})
        if Permission.RUN_GROUPS in held.permissions(partnership):
            found |= here
        else:
            found |= here & Q(**{f"{group}__key__in": seated_in(person, partnership)})
    return found
