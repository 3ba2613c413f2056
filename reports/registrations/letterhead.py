"""The letterhead: by whom it may be seen."""

from accounts.access import register_subject
from reports.models import Letterhead

register_subject("letterhead", lambda person: Letterhead.objects.visible_to(person).values("pk"))
