"""Raising an action: alone, from an item of a meeting, or from what another action did not change."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.commands import actions as commands
from partnership.forms.actions import ChangeForm, RaiseForm
from partnership.models import AgendaItem, Group
from partnership.rules.choices import choices_for, groups_for
from partnership.rules.minutes import may_minute
from partnership.views.actions.base import ActionForm, list_link
from safeguarding.clock import wall
from safeguarding.design.cells import Link


class RaisePage(FormPage):
    """The questions of a new action, whatever it comes from."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    form_class = RaiseForm
    section = "Actions"
    source = "alone"

    def breadcrumbs(self):
        return list_link(self)

    def group(self) -> Group | None:
        """The group that it is for, where that is known."""
        return None

    def from_what(self) -> dict:
        """What the command is told about its origin."""
        return {}

    def form_kwargs(self):
        group = self.group()
        choices = choices_for(self.request.user, self.partnership, group=group, ask_group=group is None)
        return {"choices": choices}

    def initial(self):
        return {"raised_on": wall.today()}

    def perform(self, form):
        fields = form.for_command()
        if self.group() is not None:
            fields["group"] = self.group()
        self.raised = commands.raise_action(
            partnership=self.partnership, by=self.request.user, source=self.source, **fields, **self.from_what()
        )
        return self.raised

    def get_success_message(self, form):
        return f"{self.raised.reference} is raised. Its owner has been told."


class RaiseAlone(RaisePage):
    """An action that comes from nowhere in particular; ``?group=`` of a group's page chooses the group."""

    def initial(self):
        chosen = self.request.GET.get("group", "")
        group = groups_for(self.request.user, self.partnership).filter(key=chosen).first() if chosen else None
        return {**super().initial(), **({"group": group.pk} if group else {})}


class RaiseFromItem(RaisePage):
    """An action from an item of a meeting, for that meeting's group."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS, Permission.SEE_WORK)
    model = AgendaItem
    source = "meeting"

    def get_record(self):
        found = self.visible().select_related("meeting__group__partnership")
        return get_object_or_404(found, pk=self.kwargs["item"])

    def partnership_of(self, record):
        return super().partnership_of(record.meeting)

    def check_permission(self):
        super().check_permission()
        if not may_minute(self.request.user, self.record.meeting):
            raise PermissionDenied

    def group(self):
        return self.record.meeting.group

    def get_caption(self):
        return f"From item “{self.record.title}”"

    def initial(self):
        held_on = wall.london_date(self.record.meeting.starts_at)
        return {"raised_on": min(held_on, wall.today()), "restricted": self.record.restricted}

    def from_what(self):
        return {"item": self.record, "origin": self.record.meeting.subject}

    def breadcrumbs(self):
        meeting = self.record.meeting
        return [Link("Meetings", reverse("meetings:meetings")), Link(str(meeting), meeting.get_absolute_url())]


class FollowUp(ActionForm):
    """An action because another one did not make the difference that it was for."""

    form_class = RaiseForm
    title = "Raise a follow-up action"
    button = RaiseForm.button

    def current_version(self):
        return None

    def get_caption(self):
        return f"Because of {self.action.reference}"

    def form_kwargs(self):
        choices = choices_for(self.request.user, self.partnership, group=self.action.group, ask_group=False)
        return {"choices": choices}

    def initial(self):
        return {
            "raised_on": wall.today(),
            "priority": self.action.priority_id,
            "difference": self.action.difference,
            "restricted": self.action.restricted,
        }

    def perform(self, form):
        self.raised = commands.raise_action(
            partnership=self.action.partnership,
            group=self.action.group,
            source="impact",
            origin=self.action.subject,
            by=self.request.user,
            **form.for_command(),
        )
        return self.raised

    def get_success_message(self, form):
        return f"{self.raised.reference} is raised. Its owner has been told."


class Change(ActionForm):
    """What was agreed, put more exactly."""

    form_class = ChangeForm
    success_message = "The action is changed."

    def form_kwargs(self):
        return {"choices": choices_for(self.request.user, self.partnership, group=self.action.group, ask_group=False)}

    def initial(self):
        names = ("what", "measure", "means", "priority", "objective", "difference", "urgent", "restricted")
        return {name: getattr(self.action, name) for name in names}

    def perform(self, form):
        return commands.change_action(action=self.action, by=self.request.user, **form.cleaned_data)
