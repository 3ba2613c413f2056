"""Set up, change and close a task and finish group."""

from django.urls import reverse

from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.commands.groups import change_task_group, close_group, set_up_task_group
from partnership.forms import groups as forms
from partnership.models import Group
from partnership.views.groups.base import GroupAction, GroupForm, people_of
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Told
from safeguarding.design.dates import counted


class SetUpGroup(FormPage):
    """A task and finish group."""

    model = Group
    permission = Permission.RUN_GROUPS
    form_class = forms.SetUpForm
    caption = "Groups"
    section = "Partnership"

    def get_record(self):
        return None

    def breadcrumbs(self):
        return [Link("Groups", reverse("groups:groups"))]

    def form_kwargs(self):
        parents = self.visible().of(self.partnership).current().filter(closed_on__isnull=True)
        people = people_of(self.request.user, self.partnership)
        return {"people": people, "parents": parents.exclude(kind="task-and-finish")}

    def initial(self):
        return {"starts_on": wall.today()}

    def perform(self, form):
        self.group = set_up_task_group(partnership=self.partnership, by=self.request.user, **form.cleaned_data)
        return reverse("groups:members", args=[self.group.key])

    def get_success_message(self, form):
        return f"{self.group} is set up, and who leads it is told. Add the others who sit in it."


class ChangeGroup(GroupForm):
    """Change a group that was set up here."""

    form_class = forms.ChangeGroupForm
    success_message = "The changes are saved."

    def initial(self):
        group = self.group
        experts = group.members.exclude(described="").values_list("described", flat=True)
        return {
            "name": group.name,
            "purpose": group.remit,
            "ends_on": group.ends_on,
            "experts": "\n".join(experts),
        }

    def current_version(self):
        group = self.group
        return str(group.history.values_list("history_id", flat=True).first())

    def perform(self, form):
        change_task_group(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.at()


class CloseGroup(GroupAction):
    """The end of a task and finish group, with its outcome."""

    form_class = forms.CloseForm
    success_message = "The group is closed. Its outcome stays on this page."

    title = "Close the group with an outcome"

    def initial(self):
        return {"on": min(wall.today(), self.group.ends_on or wall.today())}

    def consequences(self):
        parent = self.group.parents.order_by("position").first()
        left = self.group.actions.open().count()
        kept = self.group.actions.open().filter(restricted=True).count()
        lines = ["Everybody’s membership ends with that day, and so does what they see as members."]
        if parent and left:
            lines.append(f"{counted(left, 'open action').capitalize()} {'goes' if left == 1 else 'go'} to {parent}.")
        if parent and kept:
            lines.append(f"Whoever sits in {parent} sees {counted(kept, 'restricted action')} from then on.")
        if parent:
            lines.append(f"The outcome goes onto the next agenda of {parent}, if a meeting is planned.")
        return [*lines, "The group’s meetings, minutes and decisions are kept."]

    def told(self):
        return [Told("Everybody who sits in it")]

    def perform(self, form):
        close_group(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.at()
