"""What the pages of a work plan share: the plan by its number, and who writes it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from accounts.pages import ActionPage, FormPage
from accounts.policy import Permission
from partnership.models import Milestone, Objective, WorkPlan
from partnership.rules import plans as rules
from partnership.rules.escalations import may_speak_for
from safeguarding.design.cells import Link


class PlanMixin:
    """A page about one plan, found through the gate's cut; ``objective`` and ``milestone`` are reached from it."""

    model = WorkPlan
    permission = Permission.SEE_WORK
    section = "Partnership"
    context_name = "plan"

    @cached_property
    def plan(self) -> WorkPlan:
        """The plan that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"])
        plan = found.select_related("group__partnership", "written_by").first()
        if plan is None:
            raise Http404
        return plan

    def get_record(self):
        return self.plan

    @cached_property
    def objective(self) -> Objective:
        """The objective that the address names."""
        objective = get_object_or_404(self.plan.objectives.select_related("lead"), pk=self.kwargs["objective"])
        objective.plan = self.plan
        return objective

    @cached_property
    def milestone(self) -> Milestone:
        """The milestone that the address names."""
        milestone = get_object_or_404(self.objective.milestones, pk=self.kwargs["milestone"])
        milestone.objective = self.objective
        return milestone

    @cached_property
    def writes(self) -> bool:
        """Whether this person writes the plan."""
        return may_speak_for(self.request.user, self.plan.group)

    def at(self, tail: str = "") -> str:
        """An address below the plan's."""
        return f"{self.plan.get_absolute_url()}{tail}"

    def back_to_objective(self) -> str:
        """The place of the objective on the plan's page."""
        return self.at(f"#objective-{self.kwargs['objective']}")

    def breadcrumbs(self):
        return [Link("Work plans", "/plans/"), Link(str(self.plan), self.at())]


class WrittenByChair(PlanMixin):
    """For the chair of the group and the support team."""

    def check_permission(self):
        super().check_permission()
        if not self.writes:
            raise PermissionDenied

    def cancel_url(self):
        return self.at()


class WrittenByLead(PlanMixin):
    """For the lead of the objective too."""

    def check_permission(self):
        super().check_permission()
        if not rules.may_work_on(self.request.user, self.objective):
            raise PermissionDenied

    def get_caption(self):
        return self.objective.title

    def cancel_url(self):
        return self.back_to_objective()


class PlanForm(WrittenByChair, FormPage):
    """A form of the plan."""

    def get_caption(self):
        return str(self.plan)


class ObjectiveForm(WrittenByLead, FormPage):
    """A form of one objective that its lead may fill in."""


class ObjectiveAction(PlanMixin, ActionPage):
    """Something about an objective that is confirmed first; the chair's and the support team's."""

    def check_permission(self):
        super().check_permission()
        if not self.writes:
            raise PermissionDenied

    def get_caption(self):
        return self.objective.title

    def cancel_url(self):
        return self.back_to_objective()
