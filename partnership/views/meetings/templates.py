"""The standing agenda of a group."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.access import current_partnership
from accounts.pages import ActionPage, DetailPage, FormPage
from accounts.policy import Permission
from partnership.commands import templates as commands
from partnership.forms.meetings_agenda import LineForm
from partnership.models import AgendaItem, Group, TemplateItem
from partnership.rules import standing
from partnership.rules.meetings import may_prepare
from safeguarding.design.cells import Link


class StandingMixin:
    """A page about the standing agenda of one group, for those who prepare its meetings."""

    model = Group
    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    section = "Meetings"
    context_name = "group"

    @cached_property
    def group(self) -> Group:
        """The group that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).of(current_partnership(self.request))
        return get_object_or_404(found.select_related("partnership"), key=self.kwargs["key"])

    @cached_property
    def line(self) -> TemplateItem:
        """The line that the address names, or Http404."""
        return get_object_or_404(self.group.template_items, pk=self.kwargs["line"])

    def get_record(self):
        return self.group

    def check_permission(self):
        super().check_permission()
        if not may_prepare(self.request.user, self.group):
            raise PermissionDenied

    def get_caption(self):
        return str(self.group)

    def home(self) -> str:
        """The standing agenda's own page."""
        return reverse("meetings:standing", args=[self.group.key])

    def breadcrumbs(self):
        return [Link("Meetings", reverse("meetings:meetings")), Link("Standing agenda", self.home())]


class Standing(StandingMixin, DetailPage):
    """What every agenda of the group begins with."""

    template_name = "partnership/meetings/standing.html"
    title = "Standing agenda"

    def breadcrumbs(self):
        return super().breadcrumbs()[:1]

    def get_context_data(self, **kwargs):
        lines = list(self.group.template_items.all())
        own = bool(lines)
        if not own:
            lines = [
                TemplateItem(title=title, purpose=purpose, minutes=minutes, notes=notes)
                for title, purpose, minutes, notes in standing.usual(self.group)
            ]
        for line in lines:
            line.is_mark = line.purpose == standing.MARK
            line.purpose_words = dict(AgendaItem.Purpose.choices).get(line.purpose, "")
        return super().get_context_data(
            lines=lines, own=own, minutes=sum(line.minutes or 0 for line in lines), **kwargs
        )


class BeginStanding(StandingMixin, ActionPage):
    """Take the usual agenda as the group's own."""

    title = "Change the standing agenda"
    button = "Take the usual agenda and change it"
    success_message = "The group has a standing agenda of its own. Change it below."

    def consequences(self):
        return ["The usual items become the group’s own. Agendas that are built already stay as they are."]

    def perform(self, form):
        commands.begin_template(group=self.group, by=self.request.user)
        return self.home()


class AddLine(StandingMixin, FormPage):
    """One more standing item."""

    form_class = LineForm
    success_message = "The standing item is added."

    def perform(self, form):
        commands.add_line(group=self.group, by=self.request.user, **form.fields_of_line())
        return self.home()


class ChangeLine(StandingMixin, FormPage):
    """Another title, purpose, time or note."""

    form_class = LineForm
    title = "Change this standing item"
    success_message = "The standing item is changed."

    def initial(self):
        line = self.line
        return {"heading": line.title, "purpose": line.purpose, "minutes": line.minutes, "notes": line.notes}

    def perform(self, form):
        commands.change_line(line=self.line, by=self.request.user, **form.fields_of_line())
        return self.home()


class OrderLine(StandingMixin, ActionPage):
    """One place up or down, by a button beside the line."""

    title = "Move this line"
    keeps_typed = False

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.home())

    def post(self, request, *args, **kwargs):
        step = {"up": -1, "down": 1}.get(request.POST.get("to", ""), 0)
        commands.order_line(line=self.line, place=self.line.position + step, by=request.user)
        return HttpResponseRedirect(f"{self.home()}#line-{self.line.pk}")


class RemoveLine(StandingMixin, ActionPage):
    """Take a standing item out."""

    title = "Remove this standing item"
    button = "Remove it"
    success_message = "The standing item is removed."

    def consequences(self):
        return [f"“{self.line.title}” is not put on agendas any more. Agendas that are built already keep it."]

    def perform(self, form):
        commands.remove_line(line=self.line, by=self.request.user)
        return self.home()
