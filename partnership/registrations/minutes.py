"""Meetings during and after: minutes, decisions, what is passed on."""

from accounts.access import register_subject
from accounts.waiting import Waiting, register_waiting
from partnership.models import GroupDecision
from partnership.rules.minutes import waiting_to_approve
from safeguarding.notices.words import register_kind, register_noun

register_subject("group-decision", lambda person: GroupDecision.objects.visible_to(person).values("pk"), dated=False)
register_noun("a decision", "group-decision")
register_kind("minutes-to-approve", "The minutes of {noun} wait for your approval", "Sign in to read and approve them.")
register_kind("minutes-sent-back", "The minutes of {noun} were sent back to you", "Sign in to see what to put right.")
register_kind("minutes-approved", "The minutes of {noun} are approved", "Sign in to read them.")
register_kind("minutes-corrected", "A correction was added to the minutes of {noun}")
register_kind(
    "pass-on", "There is something for you to pass on from {noun}", "Sign in to read it and say that you have."
)
register_kind("decision-replaced", "An earlier decision was replaced by {noun}")


def minutes_to_approve(person, partnership) -> list[Waiting]:
    """Draft minutes that stand still until the chair has read them."""
    return [
        Waiting("Approve the minutes", str(meeting), f"{meeting.get_absolute_url()}minutes/", meeting.closed_at)
        for meeting in waiting_to_approve(person, partnership)
    ]


register_waiting(minutes_to_approve)
