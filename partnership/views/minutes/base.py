"""What the pages about minutes share: who takes them, and what a page of the draft shows."""

from django.core.exceptions import PermissionDenied

from accounts.policy import Permission
from partnership.rules import minutes as rules

TAKES = (Permission.RUN_GROUPS, Permission.SEE_WORK)


class MinuteTaker:
    """Mixed into a page of a meeting that is for those who take its minutes."""

    permission = TAKES
    by_whom = None

    def check_permission(self):
        super().check_permission()
        if not rules.may_minute(self.request.user, self.meeting):
            raise PermissionDenied


class Approver:
    """Mixed into a page of a meeting that is for who approves its minutes."""

    permission = (Permission.CHAIR_GROUPS, Permission.SEE_WORK)
    by_whom = None

    def check_permission(self):
        super().check_permission()
        if not rules.may_approve(self.request.user, self.meeting):
            raise PermissionDenied
