"""Meetings before they are held: planning, agenda, papers, pack."""

from accounts.access import register_subject
from accounts.policy import Permission
from partnership.models import Meeting
from partnership.packs.making import make_waiting
from safeguarding.design import navigation
from safeguarding.notices.hooks import register_each_tick
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "meeting-called": (
        "The agenda and papers are ready for {noun} of a group that you sit in",
        "Sign in to read them.",
    ),
    "meeting-sent-again": (
        "The agenda or papers have changed for {noun} of a group that you sit in",
        "Sign in to read them.",
    ),
    "meeting-extraordinary": ("A date has been set for {noun} out of turn", "Sign in to see when and where."),
    "meeting-moved": (
        "There is another time or place for {noun} of a group that you sit in",
        "Sign in to see when, where and why.",
    ),
    "meeting-cancelled": ("The partnership has cancelled {noun} of a group that you sit in", "Sign in to read why."),
    "forum-invited": (
        "You are invited to {noun} of a forum",
        "Sign in to see when and where. Nobody has to come to every one.",
    ),
    "paper-sent": ("A member has sent a paper for {noun}", "Sign in to place it on the agenda."),
    "pack-ready": ("The portal has bound {noun} that you asked for", "Sign in to read it."),
    "pack-failed": ("The portal could not bind {noun} that you asked for", "Sign in to see why."),
}

register_subject(
    "meeting", lambda person: Meeting.objects.visible_to(person).values("pk"), whole=Permission.SEE_ALL_WORK
)
register_noun("a meeting", "meeting")
register_noun("a pack of papers")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
register_each_tick("packs of meetings", make_waiting)
navigation.register(navigation.NavItem(40, "Meetings", "meetings:meetings", Permission.SEE_WORK))
