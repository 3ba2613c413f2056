"""What happened to a meeting."""

from partnership.views.meetings.base import MeetingPage
from safeguarding.design.cells import Event
from safeguarding.history.commands import steps_of


class History(MeetingPage):
    """Every step, newest first."""

    template_name = "partnership/meetings/history.html"
    tab = "History"

    def get_context_data(self, **kwargs):
        events = [Event(step.what, step.at, step.by_name) for step in steps_of(self.meeting.subject)]
        return super().get_context_data(events=events, **kwargs)
