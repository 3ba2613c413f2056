"""Planning a meeting or a year of them, moving and cancelling one; the filters of the list."""

import datetime

import django_filters
from django import forms

from accounts.access import holdings
from partnership.forms.actionfilter import DateFilter
from partnership.models import Group, Meeting
from partnership.rules import series
from partnership.words import frequency
from safeguarding.clock import wall
from safeguarding.design.dates import long_date
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.forms import (
    Checkboxes,
    DesignForm,
    LongText,
    MomentField,
    Radios,
    SplitDateField,
    YesNo,
    whole_number,
)

PLACE = {
    "label": "Where?",
    "max_length": 300,
    "required": False,
    "help_text": "A room, or how to join. Everybody in the group reads it.",
}
BY_THE_ARRANGEMENT = "arrangement"


def lasting(**kwargs):
    """How long a meeting is, in minutes."""
    label = "How many minutes does it last?"
    return whole_number(label=label, min_value=15, max_value=720, initial=120, **kwargs)


class PlanForm(DesignForm):
    """One meeting of a group."""

    title = "Plan a meeting"
    button = "Plan the meeting"
    group = forms.ModelChoiceField(Group.objects.none(), label="Which group meets?", empty_label="Choose a group")
    starts_at = MomentField(label="When does it start?")
    minutes = lasting()
    place = forms.CharField(**PLACE)
    extraordinary = YesNo(
        label="Is it out of turn?", help_text="The members are told at once of an extraordinary meeting.", initial="no"
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class SeriesForm(DesignForm):
    """From when, and how often; the days come on the next page."""

    title = "Plan a year of meetings"
    button = "Propose the days"
    group = forms.ModelChoiceField(Group.objects.none(), label="Which group meets?", empty_label="Choose a group")
    first = MomentField(
        label="When is the first meeting?",
        help_text="The others are on the same weekday of their month, at the same time.",
    )
    often = Radios(label="How often does it meet?", choices=[], initial=BY_THE_ARRANGEMENT)

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["often"].choices = [
            (BY_THE_ARRANGEMENT, "As often as the arrangement says"),
            *((key, words) for key, (words, _) in series.CHOICES.items()),
        ]

    def clean(self):
        data = super().clean()
        group, often = data.get("group"), data.get("often")
        if group and often == BY_THE_ARRANGEMENT and not {"times", "every"} & set(group.frequency):
            said = frequency(group.frequency).lower()
            known = f"says that {group} meets {said}" if said else f"does not say how often {group} meets"
            self.add_error("often", f"The arrangement {known}. Choose how often, or plan each meeting by itself.")
        return data


class SeriesDaysForm(DesignForm):
    """The days that were proposed: each may be another, or left out."""

    title = "Which days?"
    button = "Plan these meetings"
    minutes = lasting()
    place = forms.CharField(**PLACE)
    days = Checkboxes(label="Meetings of the year", help_text="Take the tick away where the group does not meet.")

    def __init__(self, *args, days: list[series.SeriesDay], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["days"]
        for number, day in enumerate(days):
            name = f"on_{number}"
            self.fields[name] = SplitDateField(label=f"Day of meeting {number + 1}", initial=day.on)
            field.reveals[str(number)] = [name]
        field.choices = [(str(number), long_date(day.on)) for number, day in enumerate(days)]
        field.hints = {str(number): day.why for number, day in enumerate(days) if day.why}
        field.initial = [str(number) for number, _ in enumerate(days)]
        self.helper = self._make_helper()

    def chosen(self) -> list[datetime.date]:
        """The days that stay, as they were typed."""
        return [self.cleaned_data[f"on_{number}"] for number in self.cleaned_data["days"]]


class MoveForm(DesignForm):
    """Another time or place."""

    title = "Move this meeting"
    button = "Move it and tell the members"
    starts_at = MomentField(label="When does it start?")
    minutes = lasting()
    place = forms.CharField(**PLACE)
    reason = LongText(label="Why is it moved?", help_text="The members read this in the portal.", max_length=1000)


class CancelForm(DesignForm):
    """It is not held."""

    reason = LongText(label="Why is it cancelled?", help_text="The members read this in the portal.", max_length=1000)


class MeetingFilter(DesignFilterSet):
    """By group, state, days and what is one's own. ``groups`` are the pairs to choose from."""

    WHEN = [("coming", "Coming"), ("minutes-due", "Minutes due"), ("past", "Past"), ("all", "All")]
    when = django_filters.ChoiceFilter(choices=WHEN, method="at_what_time", label="When")
    whose = django_filters.ChoiceFilter(choices=[("mine", "My groups")], method="of_mine", label="Whose")
    group = django_filters.ChoiceFilter(label="Group", field_name="group__key")
    state = django_filters.ChoiceFilter(choices=Meeting.State.choices, label="State")
    since = DateFilter(method="not_before", label="From")
    until = DateFilter(method="not_after", label="Until")

    class Meta(DesignFilterSet.Meta):
        model = Meeting
        fields: list[str] = []

    def __init__(self, *args, groups, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.filters["group"].extra["choices"] = groups

    def at_what_time(self, rows, name, value):
        now, state = wall.now(), Meeting.State
        if value == "all":
            return rows
        if value == "coming":
            return rows.filter(state__in=[state.PLANNED, state.CALLED, state.OPEN], ends_at__gte=now)
        if value == "minutes-due":
            return rows.filter(ends_at__lt=now).exclude(state__in=[state.APPROVED, state.CANCELLED])
        return rows.filter(ends_at__lt=now)

    def of_mine(self, rows, name, value):
        return rows.filter(group__key__in=holdings(self.request.user).groups_in(self.partnership))

    def not_before(self, rows, name, value):
        return rows.filter(starts_at__gte=midnight(value))

    def not_after(self, rows, name, value):
        return rows.filter(starts_at__lt=midnight(value + datetime.timedelta(days=1)))


def midnight(day: datetime.date) -> datetime.datetime:
    """The moment at which a London day begins."""
    return datetime.datetime.combine(day, datetime.time(), tzinfo=wall.LONDON)
