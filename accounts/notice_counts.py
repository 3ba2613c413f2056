"""How many notices somebody has not read: for the frame of every page, and for the inbox itself."""

from accounts.access import visible_subjects
from safeguarding.notices.models import Notice


def inbox_of(person):
    """What ``person`` was told and may still see."""
    return Notice.objects.for_person(person).filter(visible_subjects(person))


def count_new(request) -> int:
    """How many notices the signed-in person has not read."""
    return inbox_of(request.user).unread().count()
