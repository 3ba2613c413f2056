"""Actions."""

from accounts.access import register_subject
from partnership.models import Action

register_subject("action", lambda person: Action.objects.visible_to(person).values("pk"))
