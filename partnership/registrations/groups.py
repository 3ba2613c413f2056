"""Groups and memberships."""

from accounts.access import register_subject
from partnership.models import Group

register_subject("group", lambda person: Group.objects.visible_to(person).values("pk"))
