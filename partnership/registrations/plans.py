"""Work plans."""

from accounts.access import register_subject
from partnership.models import WorkPlan

register_subject("work-plan", lambda person: WorkPlan.objects.visible_to(person).values("pk"))
