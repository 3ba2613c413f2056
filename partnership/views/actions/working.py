"""How an action goes on: progress, evidence, its date, what stands in its way, whose it is."""

from django.core.exceptions import PermissionDenied

from partnership.commands import actions as commands
from partnership.commands.escalations import escalate
from partnership.forms import action_steps as forms
from partnership.forms.actions import HandOverForm, SplitForm
from partnership.rules.actions import leads_its_group, owner_words
from partnership.rules.choices import agencies_of, choices_for
from partnership.views.actions.base import ActionForm, AddingForm
from safeguarding.clock.words import say_date


class Note(AddingForm):
    """How it is going."""

    form_class = forms.NoteForm
    success_message = "The note is added."

    def perform(self, form):
        commands.note_progress(action=self.action, by=self.request.user, **form.cleaned_data)
        return self.at()


class Evidence(AddingForm):
    """What shows that it is done."""

    form_class = forms.EvidenceForm
    success_message = "The evidence is added."

    def perform(self, form):
        commands.add_evidence(action=self.action, by=self.request.user, **form.cleaned_data)
        return self.at()


class Move(ActionForm):
    """Another due date, with its reason."""

    form_class = forms.MoveForm
    template_name = "partnership/actions/move.html"

    def initial(self):
        return {"due_on": self.action.due_on}

    def perform(self, form):
        return commands.move_due(action=self.action, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, form):
        return f"It is now due on {say_date(form.cleaned_data['due_on'])}. The reason stands in the history."


class Block(ActionForm):
    """What stands in its way."""

    form_class = forms.BlockForm
    success_message = "It is marked as blocked. Its date stays as it is."

    def perform(self, form):
        return commands.block(action=self.action, by=self.request.user, **form.cleaned_data)


class Unblock(ActionForm):
    """Nothing stands in its way any more."""

    form_class = forms.UnblockForm
    success_message = "It is no longer blocked."

    def perform(self, form):
        return commands.unblock(action=self.action, by=self.request.user, **form.cleaned_data)


class HandOver(ActionForm):
    """Another owner."""

    form_class = HandOverForm
    success_message = "It is handed over. The owner before and the new one have been told."

    def form_kwargs(self):
        return {"choices": choices_for(self.request.user, self.partnership, ask_group=False)}

    def get_caption(self):
        return f"Action {self.action.reference}, now with {owner_words(self.action)}"

    def perform(self, form):
        return commands.hand_over(action=self.action, by=self.request.user, **form.for_command())


class Split(ActionForm):
    """A part for each agency."""

    form_class = SplitForm

    def form_kwargs(self):
        taken = self.action.parts.values("owner_agency")
        return {"agencies": agencies_of(self.partnership).exclude(pk__in=taken)}

    def perform(self, form):
        self.parts = commands.split(action=self.action, by=self.request.user, **form.cleaned_data)
        return self.at()

    def get_success_message(self, form):
        return f"Parts raised: {len(self.parts)}. Each agency has been told of its own."


class Escalate(AddingForm):
    """What the group cannot settle itself goes to a group above it."""

    form_class = forms.EscalateForm
    success_message = "It is escalated. The group asked has been told."

    def check_permission(self):
        super().check_permission()
        if not self.action.group_id or not leads_its_group(self.request.user, self.action):
            raise PermissionDenied

    def form_kwargs(self):
        above = self.action.group.parents.filter(closed_on__isnull=True)
        return {"groups": above, "restricted": self.action.restricted}

    def initial(self):
        said = {} if self.action.restricted else {"what": self.action.what}
        return {**said, "title_words": f"Action {self.action.reference}"}

    def perform(self, form):
        data = dict(form.cleaned_data)
        escalate(
            from_group=self.action.group,
            title=data.pop("title_words"),
            action=self.action,
            by=self.request.user,
            **data,
        )
        return self.at()
