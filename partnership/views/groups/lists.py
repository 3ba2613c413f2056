"""All groups as a list: who chairs, when it meets next, how its actions and its plan do."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.pages import ListPage
from accounts.policy import Permission
from partnership import words
from partnership.models import Group
from partnership.rules.group_list import (
    People,
    in_tree_order,
    people_by_group,
    plan_health_by_group,
    with_work,
)
from partnership.rules.groups import may_see_work
from partnership.rules.plans import HEALTHS
from partnership.views.groups.base import status_of
from partnership.views.tabs import partnership_tabs
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column

STATES = [("open", "Open"), ("closed", "Closed")]


class GroupFilter(DesignFilterSet):
    """By kind, locality, function, and whether it is open."""

    kind = django_filters.ChoiceFilter(label="Kind")
    locality = django_filters.ChoiceFilter(label="Locality")
    function = django_filters.ChoiceFilter(label="Function")
    state = django_filters.ChoiceFilter(label="Open or closed", method="by_state", choices=STATES)

    class Meta(DesignFilterSet.Meta):
        model = Group
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = list(self.queryset.order_by("name").values_list("kind", "locality", "locality_name", "function"))
        self._offer("kind", {kind: words.GROUP_KINDS.get(kind, kind) for kind, *_ in found})
        self._offer("locality", {locality: name for _, locality, name, _ in found if locality})
        self._offer("function", {one[3]: one[3].replace("-", " ").capitalize() for one in found if one[3]})

    def _offer(self, name: str, choices: dict[str, str]) -> None:
        """Only what some group has; a question with one answer or none is not asked."""
        if len(choices) < 2:
            del self.filters[name]
            return
        self.filters[name].extra["choices"] = sorted(choices.items(), key=lambda pair: pair[1])

    def by_state(self, groups, name, state):
        working = groups.filter(current=True, closed_on__isnull=True)
        return working if state == "open" else groups.exclude(pk__in=working.values("pk"))


class GroupList(ListPage):
    """The groups of the partnership, each after the one that it stands under."""

    model = Group
    permission = Permission.SEE_ARRANGEMENT
    title = "Groups"
    section = "Partnership"
    template_name = "partnership/groups/list.html"
    export_name = "groups"
    filterset_class = GroupFilter
    default_sort = "group"
    empty = Empty("No groups yet", "They come with the arrangement. Publish it, or set up a task and finish group.")

    def visible(self):
        groups = super().visible().of(self.partnership).select_related("partnership")
        return with_work(in_tree_order(groups), self.request.user)

    @property
    def columns(self) -> list[Column]:
        """The columns; some look up what was fetched once for all rows."""
        public = [
            Column("group", "Group", value=self.name_of, sort="tree", export=lambda row: row.name),
            Column("kind", "Kind", value=lambda row: words.GROUP_KINDS.get(row.kind, row.kind), sort="kind"),
            Column("chair", "Chair", value=lambda row: self.people_in(row).chairs),
            Column("members", "Members", value=lambda row: len(self.people_in(row).members), numeric=True),
        ]
        if not self.may(Permission.SEE_WORK):
            return public
        return [
            *public,
            Column("next", "Next meeting", value=self.next_of, sort="next_at"),
            Column("actions", "Open actions", value=self.actions_of, sort="open_actions", export=self.counts_of),
            Column("plan", "Work plan", value=self.plan_of),
        ]

    def name_of(self, row: Group):
        """The name, and a tag where the group does not work."""
        link, tag = Link(row.name, reverse("groups:group", args=[row.key])), status_of(row)
        return [link, tag] if tag else link

    @cached_property
    def people(self) -> dict[str, People]:
        """Chairs and members of every group here."""
        return people_by_group(self.partnership)

    def people_in(self, row: Group) -> People:
        """Chairs and members of one group."""
        return self.people.get(row.key) or People()

    @cached_property
    def health(self) -> dict[int, str]:
        """The health of each group's plan."""
        return plan_health_by_group(self.partnership)

    def next_of(self, row: Group):
        """The day of the next meeting, for those who see the group's work."""
        return wall.london_date(row.next_at) if row.next_at else None

    def actions_of(self, row: Group):
        """How many are open, and how many of them late; nothing where the person sees no more than their own."""
        if not may_see_work(self.request.user, row):
            return None
        count = row.open_actions or 0
        return [str(count), Tag("late", f"{row.late_actions} late")] if row.late_actions else str(count)

    def counts_of(self, row: Group) -> str:
        """The same for a file."""
        if not may_see_work(self.request.user, row):
            return ""
        return f"{row.open_actions or 0}, {row.late_actions or 0} late"

    def plan_of(self, row: Group):
        """How its plan does, in words and a colour."""
        key = self.health.get(row.pk)
        if key is None or not may_see_work(self.request.user, row):
            return None
        return Tag(HEALTHS[key].tag, HEALTHS[key].label)

    def actions(self):
        if not self.may(Permission.RUN_GROUPS):
            return []
        return [Link("Set up a task and finish group", reverse("groups:new"))]

    def get_context_data(self, rows, **kwargs):
        return super().get_context_data(rows, tabs=partnership_tabs(self, "Groups"), **kwargs)

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement"))]
