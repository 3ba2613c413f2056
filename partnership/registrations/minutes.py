"""Meetings during and after: minutes, decisions, what is passed on."""

from accounts.access import register_subject
from partnership.models import GroupDecision

register_subject("group-decision", lambda person: GroupDecision.objects.visible_to(person).values("pk"))
