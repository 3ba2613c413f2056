"""Action logs on their way in."""

from accounts.access import register_subject
from partnership.models import ActionImport

register_subject("action-import", lambda person: ActionImport.objects.visible_to(person).values("pk"))
