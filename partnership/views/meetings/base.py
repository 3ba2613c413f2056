"""What the pages of a meeting share: the meeting by its number, its tabs, who prepares it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property

from accounts.pages import ActionPage, DetailPage, FormPage
from accounts.policy import Permission
from partnership.models import Meeting
from partnership.rules import meetings as rules
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Tab, Tag
from safeguarding.design.dates import long_moment

STATE_TAGS = {
    Meeting.State.PLANNED: "new",
    Meeting.State.CALLED: "open",
    Meeting.State.OPEN: "due",
    Meeting.State.DRAFTED: "decision",
    Meeting.State.APPROVED: "done",
    Meeting.State.CANCELLED: "closed",
}

TABS = [
    ("Agenda", ""),
    ("Papers", "papers/"),
    ("Minutes", "minutes/"),
    ("Passing on", "passing-on/"),
    ("History", "history/"),
]


def meeting_record_tabs(page, current: str) -> list[Tab]:
    """The sub-navigation of one meeting; ``page`` is any page with a ``meeting``."""
    address = page.meeting.get_absolute_url()
    return [Tab(title, f"{address}{tail}", current=title == current) for title, tail in TABS]


class MeetingMixin:
    """A page about one meeting, found through the gate's cut by ``pk`` (or by ``meeting`` where ``pk`` is a part of it).

    ``by_whom`` names the rule of ``rules.meetings`` that a person must pass besides the permission;
    None where the permission is enough.
    """

    model = Meeting
    permission = Permission.SEE_WORK
    section = "Meetings"
    context_name = "meeting"
    back = ""
    by_whom = None

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting that the address names, or Http404."""
        number = self.kwargs.get("meeting", self.kwargs.get("pk"))
        found = self.model.objects.visible_to(self.request.user).filter(pk=number)
        meeting = found.select_related("group__partnership", "chaired_by", "minuted_by").first()
        if meeting is None:
            raise Http404
        return meeting

    def get_record(self):
        return self.meeting

    def check_permission(self):
        super().check_permission()
        if self.by_whom and not self.by_whom(self.request.user, self.meeting.group):
            raise PermissionDenied

    @cached_property
    def prepares(self) -> bool:
        """Whether this person plans this meeting and writes its agenda."""
        return rules.may_prepare(self.request.user, self.meeting.group)

    @cached_property
    def sees_restricted(self) -> bool:
        """Whether restricted items and papers of this meeting are for this person."""
        return rules.sees_restricted(self.request.user, self.meeting.group)

    def at(self, tail: str = "") -> str:
        """The address of a page of this meeting."""
        return f"{self.meeting.get_absolute_url()}{tail}"

    def breadcrumbs(self):
        return [Link("Meetings", "/meetings/"), Link(str(self.meeting), self.at())]

    def get_context_data(self, **kwargs):
        names = {"meeting": self.meeting, "prepares": self.prepares}
        return super().get_context_data(**{**names, **kwargs})


class MeetingPage(MeetingMixin, DetailPage):
    """A page of the meeting with its sub-navigation."""

    tab = ""

    def get_title(self):
        return str(self.meeting)

    def get_caption(self):
        kind = "Extraordinary meeting" if self.meeting.extraordinary else "Meeting"
        return f"{kind} of {self.meeting.group}"

    def status(self):
        return Tag(STATE_TAGS[self.meeting.state], self.meeting.get_state_display())

    def breadcrumbs(self):
        return [Link("Meetings", "/meetings/")]

    def tabs(self):
        return meeting_record_tabs(self, self.tab)


class MeetingForm(MeetingMixin, FormPage):
    """A form of the meeting; for those who prepare it unless the page says otherwise."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    by_whom = staticmethod(rules.may_prepare)

    def get_caption(self):
        return str(self.meeting)

    def cancel_url(self):
        return self.at(self.back)


class MeetingAction(MeetingMixin, ActionPage):
    """Something about the meeting that is confirmed first."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    by_whom = staticmethod(rules.may_prepare)

    def get_caption(self):
        return str(self.meeting)

    def cancel_url(self):
        return self.at(self.back)


def hours(meeting: Meeting) -> str:
    """*Tuesday 7 April 2026, 10am to 12pm*."""
    ends = long_moment(meeting.ends_at)
    same_day = wall.london_date(meeting.starts_at) == wall.london_date(meeting.ends_at)
    return f"{long_moment(meeting.starts_at)} to {ends.rsplit(', ', 1)[1] if same_day else ends}"
