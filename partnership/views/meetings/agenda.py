"""The agenda of a meeting, and the pages that write it."""

from partnership.models import AgendaItem
from partnership.views.meetings.base import MeetingPage, hours


class Agenda(MeetingPage):
    """The meeting's first page: when, where, and what it is about."""

    template_name = "partnership/meetings/agenda.html"
    tab = "Agenda"

    def get_context_data(self, **kwargs):
        items = AgendaItem.objects.visible_to(self.request.user).filter(meeting=self.meeting)
        return super().get_context_data(items=items, hours=hours(self.meeting), **kwargs)
