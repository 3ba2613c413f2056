"""What the pages of an action share: the record through the cut, who may work on it, the way back."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from accounts.access import may
from accounts.pages import DetailPage, FormPage
from accounts.policy import Permission
from partnership.models import Action
from partnership.rules.actions import may_work_on
from safeguarding.design.cells import Link

RELATED = ("partnership", "group", "owner_person", "owner_agency", "owner_post", "priority", "objective", "raised_by",
           "closed_by", "closing_asked_by", "item", "part_of")  # fmt: skip


class ActionMixin:
    """A page about one action.

    Whoever sees an action may read it, also its owner in a role that sees no other work: the cut decides.
    """

    model = Action
    permission = Permission.SEE_HOME
    section = "Actions"
    context_name = "action"
    only_for_workers = False

    def get_record(self):
        return get_object_or_404(self.visible().select_related(*RELATED), pk=self.kwargs["pk"])

    @property
    def action(self) -> Action:
        """The action that the address names."""
        return self.record

    def check_permission(self) -> None:
        super().check_permission()
        if self.only_for_workers and not may_work_on(self.request.user, self.action):
            raise PermissionDenied

    def breadcrumbs(self):
        return [*list_link(self), Link(self.action.reference, self.action.get_absolute_url())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"action": self.action, **kwargs})


class ActionDetail(ActionMixin, DetailPage):
    """A page that shows an action."""


class ActionForm(ActionMixin, FormPage):
    """A form about an action, for its owner, its group's chair and the support team."""

    only_for_workers = True

    def get_caption(self):
        return f"Action {self.action.reference}"

    def current_version(self):
        return str(self.action.version)

    def at(self) -> str:
        """The action's own page."""
        return self.action.get_absolute_url()


class AddingForm(ActionForm):
    """A form that only adds to the action's stream, so that it is never stale."""

    def current_version(self):
        return None


def list_link(page) -> list[Link]:
    """The way to the list of actions, for those who may open it."""
    if not may(page.request.user, Permission.SEE_WORK, page.partnership):
        return []
    try:
        return [Link("Actions", reverse("actionlog:actions"))]
    except NoReverseMatch:
        return []
