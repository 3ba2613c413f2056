"""Actions."""

from django.db.models import Q

from accounts.access import holdings, register_subject
from accounts.policy import Permission
from accounts.waiting import Waiting, register_waiting
from partnership.models import Action
from partnership.rules.actions import ONCE_OWNED, waits_for
from safeguarding.notices.words import register_kind, register_noun

MOST = 10
KINDS = {
    "action-raised": ("You or your agency own {noun}", "Sign in to see what it is and by when."),
    "action-handed-over": ("You or your agency now own {noun} that was somebody else's", "Sign in to read it."),
    "action-handed-on": ("Somebody else now owns {noun} that was yours", "Sign in to see what is yours now."),
    "action-moved": ("Somebody has moved the due date of {noun} that you own", "Sign in to see the date and why."),
    "action-closing-asked": ("Somebody asks you to confirm that {noun} is done", "Sign in to read the evidence."),
    "action-sent-back": ("Closing {noun} needs something more from you", "Sign in to read what is missing."),
    "action-closed": ("It is confirmed that {noun} is done", "Sign in to see when its impact is checked."),
    "action-opened-again": ("There is more to do on {noun}, which is open again", "Sign in to read why."),
    "action-parts-closed": ("Every part of {noun} is closed", "Sign in to ask for its closing."),
}


def waiting_to_be_confirmed(person, partnership) -> list[Waiting]:
    """Actions that this person may confirm or send back, those asked first in front; one statement at most."""
    held = holdings(person)
    runs = Permission.RUN_GROUPS in held.permissions(partnership)
    if not runs and not held.chairs_in(partnership):
        return []
    rows = Action.objects.visible_to(person).filter(waits_for(person, partnership))
    rows = rows.only("reference", "closing_asked_on").order_by("closing_asked_on", "pk")
    return [
        Waiting(
            "Confirm that it is done, or send it back",
            row.reference,
            f"{row.get_absolute_url()}closing/",
            row.closing_asked_on,
        )
        for row in rows[:MOST]
    ]


def once_owned(person):
    """The ids of the actions that the person, or an agency that they act for, owned at some time."""
    mine = Q(owner_person=person.pk) | Q(owner_agency__in=holdings(person).agencies_in())
    then = Action.history.filter(mine, partnership__in=[one.pk for one in holdings(person).partnerships])
    # Of the actions and not of the history's rows: a row of the history has a number of its own.
    return Action.objects.filter(pk__in=then.order_by().values("id")).values("pk")


register_subject(ONCE_OWNED, once_owned, dated=False, storied=False)
register_subject("action", lambda person: Action.objects.visible_to(person).values("pk"), whole=Permission.RUN_GROUPS)
register_noun("an action", "action")
register_noun("an action", ONCE_OWNED)
register_waiting(waiting_to_be_confirmed)
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
