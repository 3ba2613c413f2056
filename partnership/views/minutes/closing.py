"""Opening and ending a meeting, and what happens to its minutes: sent, sent back, approved, corrected."""

from accounts.access import people_at
from partnership import minutes_content
from partnership.commands import minutes as commands
from partnership.forms import minutes as forms
from partnership.rules import minutes as rules
from partnership.rules.groups import chairs_of
from partnership.rules.meetings import is_forum
from partnership.views.meetings.base import MeetingAction, MeetingForm
from partnership.views.minutes.base import Approver, MinuteTaker
from safeguarding.clock import wall
from safeguarding.design.cells import Told


class MinutesForm(MeetingForm):
    """A form that comes back to the minutes."""

    back = "minutes/"
    against: tuple[str, ...] = ()

    def get_context_data(self, **kwargs):
        return super().get_context_data(against=self.reasons(), **kwargs)

    def reasons(self) -> list[str]:
        """Why this cannot be done now; the page then shows them in the place of its button."""
        return []


class Open(MinuteTaker, MinutesForm):
    """The meeting begins."""

    template_name = "partnership/minutes/form.html"
    form_class = forms.OpenForm

    def reasons(self):
        return rules.reasons_against_opening(self.meeting)

    def form_kwargs(self):
        key = self.meeting.group.partnership.key
        members = people_at(f"group:{self.meeting.group.key}", key)
        takes = (members | people_at("role:support_team", key) | people_at("role:business_manager", key)).distinct()
        return {"chairing": members.order_by("name"), "minuting": takes.order_by("name")}

    def initial(self):
        chairs = chairs_of(self.meeting.group, wall.today())
        return {"chaired_by": chairs[0].pk if chairs else None, "minuted_by": self.request.user.pk}

    def perform(self, form):
        commands.open_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.at("minutes/take/")


class Close(MinuteTaker, MinutesForm):
    """The meeting ends."""

    template_name = "partnership/minutes/close.html"
    form_class = forms.CloseForm
    success_message = "The meeting has ended. Read the draft, then send it to the chair."
    back = "minutes/take/"

    def reasons(self):
        return rules.reasons_against_closing(self.meeting)

    def initial(self):
        return {"pass_on": self.meeting.pass_on}

    def get_context_data(self, **kwargs):
        answered = set(self.meeting.answers.exclude(words="").values_list("prompt", flat=True))
        names = {
            "not_reached": self.meeting.items.filter(outcome="", said=""),
            "without_outcome": self.meeting.items.filter(outcome="").exclude(said=""),
            "unanswered": 4 - len(answered),
            "forum": is_forum(self.meeting.group),
        }
        return super().get_context_data(**{**names, **kwargs})

    def perform(self, form):
        commands.close_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.at("minutes/")


class Send(MinuteTaker, MeetingAction):
    """The draft goes to the chair."""

    title = "Send the minutes to the chair"
    button = "Send them"
    back = "minutes/"
    success_message = "The minutes are with the chair."

    def consequences(self):
        return [
            "The chair reads the whole, then approves it or sends it back with a reason.",
            "Nothing can be changed while the chair has it.",
            "The chair has ten working days.",
        ]

    def told(self):
        return [Told("Who approves the minutes: the group’s chair, or who chaired the meeting")]

    def perform(self, form):
        commands.send_to_chair(meeting=self.meeting, by=self.request.user)
        return self.at("minutes/")


class Approve(Approver, MinutesForm):
    """The chair reads the whole as it will stand."""

    template_name = "partnership/minutes/approve.html"
    form_class = forms.ApproveForm
    success_message = "The minutes are approved. Their decisions are in the register and the members are told."
    keeps_typed = False

    def reasons(self):
        return rules.reasons_against_approving(self.request.user, self.meeting)

    def get_context_data(self, **kwargs):
        content = minutes_content.content_of(self.meeting)
        names = {"content": content, "digest": minutes_content.digest(content), "decisions": []}
        return super().get_context_data(**{**names, **kwargs})

    def perform(self, form):
        commands.approve_minutes(meeting=self.meeting, by=self.request.user, digest=form.cleaned_data["digest"])
        return self.at("minutes/")


class SendBack(Approver, MinutesForm):
    """Not yet: something is to be put right."""

    template_name = "partnership/minutes/form.html"
    form_class = forms.SendBackForm
    success_message = "The minutes went back. You are told when they come again."

    def reasons(self):
        return rules.reasons_against_approving(self.request.user, self.meeting)

    def perform(self, form):
        commands.send_back(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.at("minutes/")


class Correct(MinutesForm):
    """A correction beside approved minutes, by the chair or who takes the minutes."""

    permission = MinuteTaker.permission
    template_name = "partnership/minutes/form.html"
    form_class = forms.AddendumForm
    success_message = "The correction stands beside the minutes."

    def by_whom(self, person, group) -> bool:
        return rules.may_minute(person, self.meeting) or rules.may_approve(person, self.meeting)

    def reasons(self):
        return rules.reasons_against_adding(self.meeting)

    def perform(self, form):
        commands.add_addendum(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.at("minutes/")
