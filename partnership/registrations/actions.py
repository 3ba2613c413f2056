"""Actions."""

from accounts.access import register_subject
from partnership.models import Action
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "action-raised": ("You or your agency own {noun}", "Sign in to see what it is and by when."),
    "action-handed-over": ("You or your agency now own {noun} that was somebody else's", "Sign in to read it."),
    "action-handed-on": ("Somebody else now owns {noun} that was yours", "Sign in to see who."),
    "action-moved": ("Somebody has moved the due date of {noun} that you own", "Sign in to see the date and why."),
    "action-closing-asked": ("Somebody asks you to confirm that {noun} is done", "Sign in to read the evidence."),
    "action-sent-back": ("Closing {noun} needs something more from you", "Sign in to read what is missing."),
    "action-closed": ("It is confirmed that {noun} is done", "Sign in to see when its impact is checked."),
    "action-opened-again": ("There is more to do on {noun}, which is open again", "Sign in to read why."),
    "action-parts-closed": ("Every part of {noun} is closed", "Sign in to ask for its closing."),
}

register_subject("action", lambda person: Action.objects.visible_to(person).values("pk"))
register_noun("an action", "action")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
