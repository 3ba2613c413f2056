"""The list of work plans, and beginning one."""

import datetime

from django_filters import ChoiceFilter, ModelChoiceFilter

from accounts.access import current_partnership
from accounts.pages import FormPage, ListPage
from accounts.policy import Permission
from partnership.commands import plans as commands
from partnership.forms import plans as forms
from partnership.models import Group, WorkPlan
from partnership.rules import plans as rules
from partnership.rules.escalations import groups_spoken_for
from partnership.views.tabs import partnership_tabs
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter

WRITERS = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)


def groups_here(request):
    """The groups of the partnership that is worked in, for a filter."""
    return Group.objects.visible_to(request.user).filter(partnership=current_partnership(request))


def years() -> list[tuple[str, str]]:
    """Plan years around today, the latest first."""
    now = rules.year_of(wall.today())[0]
    firsts = [now.replace(year=now.year + step) for step in range(1, -6, -1)]
    return [(str(first.year), rules.title_of(*rules.year_of(first))) for first in firsts]


class PlanFilter(DesignFilterSet):
    """By group, year, and the health of what is in it."""

    group = ModelChoiceFilter(queryset=groups_here, label="Group")
    year = ChoiceFilter(method="in_year", choices=years, label="Year")
    health = ChoiceFilter(
        method="in_health",
        choices=[(key, meaning.label) for key, meaning in rules.HEALTHS.items()],
        label="With an objective that is",
    )

    class Meta(DesignFilterSet.Meta):
        model = WorkPlan
        fields = ["group"]

    def in_year(self, rows, name, value):
        first, last = rules.year_of(datetime.date(int(value), rules.YEAR_BEGINS, 1))
        return rows.filter(starts_on__lte=last, ends_on__gte=first)

    def in_health(self, rows, name, value):
        return rules.plans_in_health(rows, value, wall.today())


def health_tags(plan: WorkPlan) -> list[Tag]:
    """How many objectives are of each health, the ones that need attention first."""
    found = [objective.health for objective in plan.objectives.all()]
    order = ["off-track", "at-risk", "not-started", "on-track", "achieved", "given-up"]
    return [
        Tag(rules.HEALTHS[key].tag, f"{found.count(key)} {rules.HEALTHS[key].label.lower()}")
        for key in order
        if key in found
    ]


def agreed(plan: WorkPlan):
    """When it was agreed, or that it is not."""
    return plan.agreed_on or Tag("decision", "Not agreed yet")


class PlanList(ListPage):
    model = WorkPlan
    permission = Permission.SEE_WORK
    template_name = "partnership/plans/list.html"
    title = "Work plans"
    section = "Partnership"
    export_name = "work-plans"
    filterset_class = PlanFilter
    default_sort = "-year"
    empty = Empty(
        "No work plan yet",
        "A work plan says what a group means to achieve in a year, and how its health is seen. "
        "The chair or the support team begins it with the first objective.",
    )
    columns = [
        Column("group", "Group", "group.name", sort="group__name", link=lambda plan: plan.get_absolute_url()),
        Column("year", "Year", "title", sort="starts_on"),
        Column("agreed", "Agreed", agreed, sort="agreed_on"),
        Column("objectives", "Objectives", lambda plan: len(plan.objectives.all()), numeric=True),
        Column("health", "Health", health_tags),
    ]

    @property
    def saved_filters(self):
        now = rules.year_of(wall.today())[0].year
        return [SavedFilter("Every plan", ""), SavedFilter("This year", f"year={now}")]

    def visible(self):
        mine = super().visible().of(self.partnership)
        return rules.plans_with_health(mine, wall.today())

    def actions(self):
        writes = self.may(WRITERS[0]) or self.may(WRITERS[1])
        return [Link("Begin a work plan", "/plans/new/")] if writes else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=partnership_tabs(self, "Work plans"), **kwargs)


class NewPlan(FormPage):
    """A group's plan for a year, with what the last one did not finish."""

    permission = WRITERS
    section = "Partnership"
    form_class = forms.PlanForm
    success_message = "The plan is begun. Add its objectives, then have it agreed."

    def breadcrumbs(self):
        return [Link("Work plans", "/plans/")]

    def form_kwargs(self):
        return {"groups": groups_spoken_for(self.request.user, self.partnership)}

    def initial(self):
        asked = self.request.GET.get("group", "")
        group = groups_spoken_for(self.request.user, self.partnership).filter(key=asked).first() if asked else None
        return {"group": group and group.pk, "year": forms.years()[0][0]}

    def perform(self, form):
        answers = form.cleaned_data
        if answers["year"] == forms.OTHER:
            first, last = answers["starts_on"], answers["ends_on"]
        else:
            first, last = rules.year_of(datetime.date.fromisoformat(answers["year"]))
        group = answers["group"]
        earlier = group.plans.order_by("-starts_on").first() if answers["copies"] else None
        return commands.write_plan(group=group, starts_on=first, ends_on=last, copy_from=earlier, by=self.request.user)
