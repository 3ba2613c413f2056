"""The action log, and logs on their way in."""

from accounts.access import holdings, register_subject
from accounts.models import Partnership
from accounts.policy import Permission
from partnership.imports.making import make_waiting
from partnership.models import ActionImport
from safeguarding.design import navigation
from safeguarding.notices.hooks import register_each_tick
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "actions-brought-in": ("Actions that you or your agency own have been brought into {noun}", "Sign in to see them."),
    "log-checked": ("The portal has read {noun} that you sent", "Sign in to see its rows and what to put right."),
    "log-brought-in": ("The portal has brought in {noun} that you sent", "Sign in to see the actions."),
    "log-failed": ("The portal could not bring in {noun} that you sent", "Sign in to see why."),
}


def logs_of(person):
    """The ids of the partnerships whose action log the person may open."""
    return Partnership.objects.filter(key__in=holdings(person).partnerships_with(Permission.SEE_WORK)).values("pk")


register_subject("action-log", logs_of, dated=False, storied=False)
register_subject("action-import", lambda person: ActionImport.objects.visible_to(person).values("pk"), dated=False)
register_noun("the action log", "action-log")
register_noun("an action log", "action-import")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
register_each_tick("action logs on their way in", make_waiting)
navigation.register(navigation.NavItem(30, "Actions", "actionlog:actions", Permission.SEE_WORK))
