"""Who wrote, submitted, advised and decided: by post and role, never by name."""

import datetime

from accounts.models import Appointment
from accounts.policy import ROLES
from safeguarding.clock import wall


def post_of(person, partnership, at: datetime.datetime) -> str:
    """The post that ``person`` held then, as their account said at the time; their roles where it said nothing."""
    then = person.history.filter(history_date__lte=at).order_by("-history_date", "-history_id").first() or person
    return then.job_title or roles_of(person, partnership, at)


def roles_of(person, partnership, at: datetime.datetime) -> str:
    """The roles held in the partnership on that day, in words."""
    held = Appointment.objects.filter(person=person, partnership=partnership).current(wall.london_date(at))
    titles = dict.fromkeys(ROLES[role].title for role in held.order_by("role").values_list("role", flat=True))
    return ", ".join(titles) or "Post not recorded"


def decider(decision) -> str:
    """The role in which somebody decided, and their post where it says more."""
    role = ROLES[decision.role].title
    post = post_of(decision.decided_by, decision.review.partnership, decision.decided_at)
    return role if post.lower() == role.lower() else f"{role} ({post})"
