"""Work plans."""

from accounts.access import register_subject
from accounts.policy import Permission
from partnership.models import WorkPlan
from safeguarding.notices.words import register_kind, register_noun

register_subject(
    "work-plan", lambda person: WorkPlan.objects.visible_to(person).values("pk"), whole=Permission.SEE_ALL_WORK
)
register_noun("a work plan", "work-plan")
register_kind("plan-agreed", "There is agreement on {noun} of your group", "Sign in to read it.")
