"""The list of meetings."""

from django.urls import reverse

from accounts.pages import ListPage
from accounts.policy import Permission
from partnership.forms.meetings import MeetingFilter
from partnership.models import Meeting
from partnership.views.meetings.base import STATE_TAGS
from partnership.views.tabs import meeting_tabs
from safeguarding.clock.subject import Subject
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access

EMPTY = (
    "Meetings of the groups that you sit in stand here: when and where, their agenda and papers, and later their "
    "minutes. The support team and the chairs of the groups plan them. Choose “Past” to see those that were held."
)


def group_words(meeting: Meeting):
    """The group, and that the meeting is out of turn where it is."""
    return [meeting.group.name, "Extraordinary meeting"] if meeting.extraordinary else meeting.group.name


class MeetingList(ListPage):
    """Every meeting whose work somebody sees; until they ask otherwise, those to come."""

    model = Meeting
    permission = Permission.SEE_WORK
    template_name = "partnership/meetings/list.html"
    title = "Meetings"
    section = "Meetings"
    filterset_class = MeetingFilter
    export_name = "meetings"
    empty = Empty("No meetings to come", EMPTY)
    saved_filters = [
        SavedFilter("Coming", ""),
        SavedFilter("Coming, my groups", "whose=mine"),
        SavedFilter("Minutes due", "when=minutes-due"),
        SavedFilter("Past", "when=past"),
        SavedFilter("All", "when=all"),
    ]
    columns = [
        Column("starts", "When", value="starts_at", sort="starts_at", link=lambda row: row.get_absolute_url()),
        Column("group", "Group", value=group_words, sort="group__name"),
        Column("place", "Where", value="place", sort="place"),
        Column("state", "State", value=lambda row: Tag(STATE_TAGS[row.state], row.get_state_display()), sort="state"),
    ]

    @property
    def default_sort(self) -> str:
        """What comes soonest first; what was, the latest first."""
        return "-starts" if self.request.GET.get("when") in {"past", "all"} else "starts"

    def visible(self):
        return super().visible().of(self.partnership).select_related("group")

    def make_filterset(self, rows):
        groups = rows.order_by("group__name").values_list("group__key", "group__name").distinct()
        return self.filterset_class(
            self.asked(), queryset=rows, request=self.request, groups=list(groups), partnership=self.partnership
        )

    def asked(self):
        """What the address asks for; meetings to come where it says nothing about when."""
        if "when" in self.request.GET:
            return self.request.GET
        asked = self.request.GET.copy()
        asked["when"] = "coming"
        return asked

    def actions(self):
        if not (self.may(Permission.RUN_GROUPS) or self.may(Permission.CHAIR_GROUPS)):
            return []
        return [
            Link("Plan a meeting", reverse("meetings:plan")),
            Link("Plan a year", reverse("meetings:series")),
        ]

    def on_export(self, rows, kind):
        subject = Subject("meeting-list", self.partnership.pk, "The list of meetings", reverse("meetings:meetings"))
        log_access(person=self.request.user, subject=subject, what="exported", request=self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=meeting_tabs(self, "Meetings"), **kwargs)
