"""Meetings before they are held: planning, agenda, papers, pack."""

from accounts.access import register_subject
from partnership.models import Meeting

register_subject("meeting", lambda person: Meeting.objects.visible_to(person).values("pk"))
