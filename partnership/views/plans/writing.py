"""The forms of a work plan: agreeing, objectives, milestones, notes."""

from django.core.exceptions import PermissionDenied

from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.commands import plans as commands
from partnership.forms import plans as forms
from partnership.rules import plans as rules
from partnership.views.plans.base import ObjectiveAction, ObjectiveForm, PlanForm, PlanMixin, WrittenByChair
from safeguarding.clock import wall


class Agree(PlanMixin, FormPage):
    """The executive agreed the plan."""

    permission = (Permission.RUN_GROUPS, Permission.ANSWER_ESCALATIONS)
    form_class = forms.AgreedForm
    success_message = "The plan is agreed. Its group is told."

    def check_permission(self):
        super().check_permission()
        if not rules.may_agree(self.request.user, self.plan.group):
            raise PermissionDenied

    def get_caption(self):
        return str(self.plan)

    def initial(self):
        above = self.plan.group.parents.first()
        return {"agreed_by": str(above or ""), "agreed_on": wall.today()}

    def perform(self, form):
        commands.agree_plan(plan=self.plan, by=self.request.user, **form.cleaned_data)
        return self.at()


class ObjectiveQuestions(WrittenByChair):
    """What a form about an objective chooses from."""

    form_class = forms.ObjectiveForm

    def form_kwargs(self):
        group = self.plan.group
        return {
            "people": rules.people_of(group),
            "priorities": rules.priorities_of(group.partnership, wall.today()),
        }


class AddObjective(ObjectiveQuestions, PlanForm):
    success_message = "The objective is added. Give it its first milestone."

    def perform(self, form):
        objective = commands.add_objective(plan=self.plan, by=self.request.user, **form.for_command())
        return self.at(f"#objective-{objective.pk}")


class ChangeObjective(ObjectiveQuestions, PlanForm):
    title = "Change the objective"
    success_message = "The objective is changed."

    def initial(self):
        row = self.objective
        names = ("measure", "difference", "voice")
        own = {"objective": row.title, "priority": row.priority_id, "lead": row.lead_id}
        return {**{name: getattr(row, name) for name in names}, **own}

    def current_version(self):
        return str(self.objective.version)

    def perform(self, form):
        commands.change_objective(objective=self.objective, by=self.request.user, **form.for_command())
        return self.back_to_objective()


class Achieve(ObjectiveAction):
    """An objective is achieved."""

    form_class = forms.AchievedForm
    success_message = "The objective is achieved."

    def consequences(self):
        return ["Its open milestones are no longer due.", "The objective cannot be changed afterwards."]

    def initial(self):
        return {"on": wall.today()}

    def perform(self, form):
        commands.achieve_objective(objective=self.objective, by=self.request.user, **form.cleaned_data)
        return self.back_to_objective()


class GiveUp(ObjectiveAction):
    """An objective is given up."""

    title = "Give this objective up"
    form_class = forms.BecauseForm
    button = "Give it up"
    danger = True
    success_message = "The objective is given up, and the plan says why."

    def consequences(self):
        return [
            "Its open milestones are no longer due.",
            "It stays on the plan with your reason, and cannot be taken up again: add it anew if it is.",
        ]

    def perform(self, form):
        commands.give_up_objective(objective=self.objective, by=self.request.user, **form.cleaned_data)
        return self.back_to_objective()


class AddNote(ObjectiveForm):
    form_class = forms.NoteForm
    success_message = "The note is added."

    def perform(self, form):
        commands.add_note(objective=self.objective, by=self.request.user, **form.cleaned_data)
        return self.back_to_objective()


class AddMilestone(ObjectiveForm):
    form_class = forms.MilestoneForm
    success_message = "The milestone is added and its date is watched."

    def perform(self, form):
        answers = form.cleaned_data
        commands.add_milestone(
            objective=self.objective, title=answers["milestone"], due_on=answers["due_on"], by=self.request.user
        )
        return self.back_to_objective()


class ChangeMilestone(ObjectiveForm):
    title = "Change the milestone"
    form_class = forms.MilestoneForm
    success_message = "The milestone is changed."

    def initial(self):
        return {"milestone": self.milestone.title, "due_on": self.milestone.due_on}

    def perform(self, form):
        answers = form.cleaned_data
        commands.change_milestone(
            milestone=self.milestone, title=answers["milestone"], due_on=answers["due_on"], by=self.request.user
        )
        return self.back_to_objective()


class FinishMilestone(ObjectiveForm):
    form_class = forms.DoneForm
    success_message = "The milestone is done."

    def get_title(self):
        return f"Done: {self.milestone.title}"

    def initial(self):
        return {"done_on": wall.today()}

    def perform(self, form):
        commands.finish_milestone(milestone=self.milestone, by=self.request.user, **form.cleaned_data)
        return self.back_to_objective()
