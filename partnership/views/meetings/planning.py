"""Plan a meeting or a year of them; send the agenda; move a meeting; cancel it."""

import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from accounts.access import holdings
from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.commands import meetings as commands
from partnership.forms import meetings as forms
from partnership.models import Group
from partnership.rules import meetings as rules
from partnership.rules import series
from partnership.views.meetings.base import MeetingAction, MeetingForm
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.design.cells import Link, Told
from safeguarding.design.dates import clock_time, counted, long_moment

A_MINUTE = datetime.timedelta(minutes=1)
MEMBERS = Told("Everybody who sits in the group")


class PlanningPage(FormPage):
    """A page that puts meetings into the diary, of the groups whose meetings this person plans."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    section = "Meetings"
    caption = "Meetings"

    def breadcrumbs(self):
        return [Link("Meetings", reverse("meetings:meetings"))]

    @cached_property
    def groups(self):
        """The groups of the partnership that meet now and that this person plans for."""
        found = Group.objects.visible_to(self.request.user).of(self.partnership).filter(closed_on__isnull=True)
        if not self.may(Permission.RUN_GROUPS):
            found = found.filter(key__in=holdings(self.request.user).chairs_in(self.partnership))
        return found.select_related("partnership").order_by("name")

    def form_kwargs(self):
        return {"groups": self.groups}

    def initial(self):
        return {"group": self.groups.filter(key=self.request.GET.get("group", "")).first()}


class Plan(PlanningPage):
    """One meeting."""

    form_class = forms.PlanForm
    success_message = "The meeting is planned. Build its agenda when you are ready."

    def perform(self, form):
        asked = form.cleaned_data
        return commands.plan_meeting(
            group=asked["group"],
            starts_at=asked["starts_at"],
            ends_at=asked["starts_at"] + asked["minutes"] * A_MINUTE,
            place=asked["place"],
            extraordinary=asked["extraordinary"],
            by=self.request.user,
        )


class Series(PlanningPage):
    """A year of meetings: nothing is planned before the next page."""

    form_class = forms.SeriesForm

    def perform(self, form):
        asked = form.cleaned_data
        first = asked["first"].astimezone(wall.LONDON)
        query = {"group": asked["group"].key, "first": f"{first:%Y-%m-%dT%H:%M}", "often": asked["often"]}
        return f"{reverse('meetings:series_days')}?{urlencode(query)}"


class SeriesDays(PlanningPage):
    """The days that the frequency gives, each to be changed or left out, then planned all at once."""

    form_class = forms.SeriesDaysForm
    template_name = "partnership/meetings/series_days.html"

    @cached_property
    def group(self) -> Group:
        """The group of the page before, or Http404."""
        group = self.groups.filter(key=self.request.GET.get("group", "")).first()
        if group is None:
            raise Http404
        return group

    @cached_property
    def first(self) -> datetime.datetime:
        """The first meeting, or Http404."""
        try:
            moment = datetime.datetime.fromisoformat(self.request.GET.get("first", ""))
        except ValueError:
            raise Http404 from None
        return moment.replace(tzinfo=wall.LONDON)

    def days(self) -> list[series.SeriesDay]:
        """What the frequency of the group, or the one that was chosen, gives."""
        often = self.request.GET.get("often", "")
        frequency = series.CHOICES[often][1] if often in series.CHOICES else self.group.frequency
        return series.propose(frequency, self.first.date(), calendar_for(self.partnership.key))

    def form_kwargs(self):
        return {"days": self.days()}

    def initial(self):
        return {}

    def get_title(self):
        return f"Meetings of {self.group}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(starts=clock_time(self.first.time()), **kwargs)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link("Plan a year of meetings", reverse("meetings:series"))]

    def perform(self, form):
        self.done = commands.plan_series(
            group=self.group,
            days=form.chosen(),
            starts=self.first.time(),
            lasts=form.cleaned_data["minutes"] * A_MINUTE,
            place=form.cleaned_data["place"],
            by=self.request.user,
        )
        return f"{reverse('meetings:meetings')}?{urlencode({'when': 'coming', 'group': self.group.key})}"

    def get_success_message(self, form):
        said = f"Planned: {counted(len(self.done.made), 'meeting')}."
        there = len(self.done.there)
        return f"{said} In the diary already: {counted(there, 'meeting')}." if there else said


class Call(MeetingAction):
    """Send the agenda."""

    @property
    def is_again(self) -> bool:
        return self.meeting.called_at is not None

    @property
    def is_forum(self) -> bool:
        return rules.is_forum(self.meeting.group)

    def get_title(self):
        what = "invitation" if self.is_forum else "agenda and papers"
        return f"Send the {what}{' again' if self.is_again else ''}"

    @property
    def button(self):
        return "Send the invitation" if self.is_forum else "Send the agenda"

    def consequences(self):
        lines = ["Everybody in the group is told that agenda and papers are ready in the portal. Nothing is attached."]
        if self.is_forum:
            lines = ["Everybody in the forum is told that they are invited. Nobody is expected at every meeting."]
        if self.is_again:
            lines.append(f"It was sent before, on {long_moment(self.meeting.called_at)}. They are told of the change.")
        return lines

    def told(self):
        return [MEMBERS]

    def get_success_message(self, form):
        return "The invitation is sent." if self.is_forum else "The agenda is sent."

    def perform(self, form):
        return commands.call_meeting(meeting=self.meeting, by=self.request.user)


class Move(MeetingForm):
    """Another day, time or place."""

    form_class = forms.MoveForm
    success_message = "The meeting is moved and the members are told."

    def current_version(self):
        return self.meeting.version

    def initial(self):
        minutes = (self.meeting.ends_at - self.meeting.starts_at) // A_MINUTE
        return {"starts_at": self.meeting.starts_at, "minutes": minutes, "place": self.meeting.place}

    def perform(self, form):
        asked = form.cleaned_data
        return commands.move_meeting(
            meeting=self.meeting,
            starts_at=asked["starts_at"],
            ends_at=asked["starts_at"] + asked["minutes"] * A_MINUTE,
            place=asked["place"],
            reason=asked["reason"],
            by=self.request.user,
        )


class Cancel(MeetingAction):
    """It is not held."""

    title = "Cancel this meeting"
    form_class = forms.CancelForm
    button = "Cancel the meeting"
    danger = True
    success_message = "The meeting is cancelled and the members are told."

    def consequences(self):
        return [
            "The meeting stays in the list as cancelled, with the reason.",
            "What was added to its agenda is carried forward to the next meeting of the group.",
        ]

    def told(self):
        return [MEMBERS]

    def perform(self, form):
        return commands.cancel_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
