"""What narrows the action log."""

import django_filters

from partnership.models import Action
from partnership.rules import actionlog as rules
from partnership.rules.actions import SOURCES
from partnership.rules.status import STATUSES, in_status
from safeguarding.clock import wall
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.forms import SplitDateField

OPEN = "open"


class DateFilter(django_filters.Filter):
    """A day in three parts."""

    field_class = SplitDateField


class BoardFilter(DesignFilterSet):
    """Every question but the one about the status, which is the board's columns.

    ``choices`` are the groups, agencies, owners and priorities to choose from; ``partnership`` the one worked in.
    """

    whose = django_filters.ChoiceFilter(
        label="Whose", method="by_whose", choices=[("mine", "Mine"), ("my-agency", "My agency’s")]
    )
    group = django_filters.ChoiceFilter(label="Group", field_name="group__key")
    agency = django_filters.ChoiceFilter(label="Agency of the owner", method="by_agency")
    owner = django_filters.ChoiceFilter(label="Owner", field_name="owner_person")
    due = django_filters.ChoiceFilter(label="Due", method="by_due", choices=list(rules.DUES.items()))
    due_from = DateFilter(label="Due from", field_name="due_on", lookup_expr="gte")
    due_until = DateFilter(label="Due until", field_name="due_on", lookup_expr="lte")
    priority = django_filters.ChoiceFilter(label="Priority", field_name="priority__key")
    source = django_filters.ChoiceFilter(label="Where it came from", choices=list(SOURCES.items()))
    smart = django_filters.ChoiceFilter(label="SMART", method="by_smart", choices=[("no", "Not yet SMART")])

    class Meta(DesignFilterSet.Meta):
        model = Action
        fields: list[str] = []

    def __init__(self, *args, choices: dict[str, list], partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership, self.person = partnership, self.request.user
        for name, pairs in choices.items():
            self.filters[name].extra["choices"] = pairs

    def by_whose(self, actions, name, value):
        person = self.person
        return actions.filter(rules.mine(person) if value == "mine" else rules.my_agencies(person, self.partnership))

    def by_agency(self, actions, name, value):
        return actions.filter(rules.in_hands_of(value))

    def by_due(self, actions, name, value):
        return actions.filter(rules.due_within(value, wall.today()))

    def by_smart(self, actions, name, value):
        priorities = bool(self.filters["priority"].extra["choices"])
        return actions.open().filter(rules.not_smart(priorities))


class ActionFilter(BoardFilter):
    """The same, and where an action stands. Until somebody asks otherwise the closed ones are left out."""

    status = django_filters.ChoiceFilter(
        label="Status", method="by_status", choices=[(OPEN, "Not closed"), *STATUSES.items()]
    )

    def by_status(self, actions, name, value):
        return actions.open() if value == OPEN else actions.filter(in_status(value, wall.today()))
