"""Groups and memberships."""

from django.db.models import F

from accounts.access import register_subject
from accounts.commands import on_role_ended
from accounts.holdings import register_fact
from accounts.policy import Permission
from partnership.commands.groups import membership_ended, watch_groups
from partnership.models import Group
from safeguarding.notices.hooks import register_daily
from safeguarding.notices.words import register_kind, register_noun

# What somebody is in a group decides what they see of it, so it comes with the appointment.
register_fact("standing", F("membership__standing"))
register_subject(
    "group", lambda person: Group.objects.visible_to(person).values("pk"), whole=Permission.SEE_ARRANGEMENT
)
register_noun("a group", "group")
register_kind("group-joined", "You sit in {noun} from {date}", "Sign in to see what it is for and when it meets.")
register_kind("group-standing", "What you are in {noun} has changed", "Sign in to see it on the page of members.")
register_kind("group-left", "Your last day in {noun} is {date}", "Ask the support team if that is not right.")
register_kind("group-deputy", "A deputy is named in {noun} from {date}", "Sign in to see who stands in for whom.")
register_kind("chair-handed-over", "The chair of {noun} goes to somebody else on {date}", "Sign in to see who chairs.")
register_kind("group-end-moved", "A new end is set for {noun}: {date}", "Sign in to see what is left to do.")
register_kind("group-closed", "The work of {noun} ended on {date}", "Sign in to read what came of it.")
register_kind("terms-agreed", "New terms of reference are agreed for {noun}")
on_role_ended.append(membership_ended)
register_daily("groups-end", watch_groups)
