"""The action log, and logs on their way in."""

from accounts.access import register_subject
from accounts.policy import Permission
from partnership.models import ActionImport
from safeguarding.design import navigation

register_subject("action-import", lambda person: ActionImport.objects.visible_to(person).values("pk"))
navigation.register(navigation.NavItem(30, "Actions", "actionlog:actions", Permission.SEE_WORK))
