"""Minutes to read: the draft as it will stand, the approved minutes, and a version that leaves the restricted out."""

from partnership import minutes_content
from partnership.models import GroupDecision, Meeting, Minutes
from partnership.rules import minutes as rules
from partnership.views.meetings.base import MeetingPage
from safeguarding.design.cells import Empty, Link

State = Meeting.State


class Read(MeetingPage):
    """What both pages show: frozen content where it is approved, the draft as it stands otherwise."""

    tab = "Minutes"

    def approved(self) -> Minutes | None:
        return getattr(self.meeting, "approved_minutes", None)

    def content(self, minutes: Minutes | None) -> dict:
        return minutes.content if minutes else minutes_content.content_of(self.meeting)

    def has_begun(self) -> bool:
        return self.meeting.state in (State.OPEN, State.DRAFTED, State.APPROVED)

    def decisions(self) -> list[GroupDecision]:
        """The register's entries of this meeting, for links from the frozen text."""
        return list(GroupDecision.objects.visible_to(self.request.user).filter(meeting=self.meeting))


class MinutesPage(Read):
    """The minutes, and what can be done with them next."""

    template_name = "partnership/minutes/minutes.html"

    def may_read(self) -> bool:
        """A draft is for the group and those who minute it; approved minutes for whoever sees the group's work."""
        drafted = self.meeting.state in (State.OPEN, State.DRAFTED)
        return not drafted or self.sees_restricted or self.minutes_it

    @property
    def minutes_it(self) -> bool:
        return rules.may_minute(self.request.user, self.meeting)

    def get_context_data(self, **kwargs):
        minutes = self.approved() if self.meeting.state == State.APPROVED else None
        shown = self.has_begun() and self.may_read()
        content = self.content(minutes) if shown else None
        if content and not self.sees_restricted:
            content = minutes_content.without_restricted(content)
        names = {
            "content": content,
            "minutes": minutes,
            "addenda": minutes.addenda.select_related("added_by") if minutes else [],
            "decisions": self.decisions() if minutes else [],
            "empty": self.nothing_yet(),
            **self.next_steps(),
        }
        return super().get_context_data(**{**names, **kwargs})

    def nothing_yet(self) -> Empty:
        """Why there is nothing to read, and the first step for who can take it."""
        if self.has_begun():
            return Empty("The minutes are being written", "They are here once the chair has approved them.")
        action = None
        if self.minutes_it and not rules.reasons_against_opening(self.meeting):
            action = Link("Open the meeting", self.at("minutes/open/"))
        text = "What the meeting says is written here while it runs. It is opened on its day by who takes the minutes."
        return Empty("No minutes yet", text, action)

    def next_steps(self) -> dict:
        """What this person can do now."""
        person, meeting = self.request.user, self.meeting
        writes = self.minutes_it and not rules.reasons_against_minuting(meeting)
        approves = rules.may_approve(person, meeting) and meeting.state == State.DRAFTED
        return {
            "writes": writes,
            "against_sending": rules.reasons_against_sending(meeting) if writes and meeting.closed_at else [],
            "approves": approves,
            "against_approving": rules.reasons_against_approving(person, meeting) if approves else [],
            "corrects": meeting.state == State.APPROVED and (self.minutes_it or rules.may_approve(person, meeting)),
        }


class SharedMinutes(Read):
    """Approved minutes for sharing beyond the group: every restricted item is only said to have been there."""

    template_name = "partnership/minutes/shared.html"

    def get_title(self):
        return f"Minutes of {self.meeting}"

    def get_context_data(self, **kwargs):
        minutes = self.approved()
        content = minutes_content.without_restricted(minutes.content) if minutes else None
        addenda = minutes.addenda.select_related("added_by") if minutes else []
        empty = Empty("Not approved yet", "Minutes are shared once the chair has approved them.")
        return super().get_context_data(content=content, minutes=minutes, addenda=addenda, empty=empty, **kwargs)
