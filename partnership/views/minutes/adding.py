"""The small forms of the minute-taker's screen that add something: actions, escalations, items, guests, contributions."""

from django.shortcuts import get_object_or_404

from accounts.models import Agency
from partnership.commands import minutes as commands
from partnership.forms import minutes as forms
from partnership.views.minutes.saving import Saving
from safeguarding.clock.refusal import Refused
from safeguarding.design.shapes.forms import add_reasons


class SendLine(Saving):
    """A small form on the page that adds something: it is sent by its button and drawn again with its errors."""

    told_as: object = ""

    def make_form(self, data=None):
        raise NotImplementedError

    def perform(self, **cleaned) -> str:
        """Call the command; returns the place on the page to come back to."""
        raise NotImplementedError

    def save(self, data):
        form = self.make_form(data)
        if not form.is_valid():
            return self.draw(told={self.told_as: form})
        try:
            return self.done(self.perform(**form.cleaned_data))
        except Refused as refused:
            add_reasons(form, refused)
            return self.draw(told={self.told_as: form})

    def put_back(self, typed) -> dict:
        form = self.make_form(typed)
        form.hold_errors_back()
        return {self.told_as: form} | super().put_back(typed)


class OfItem(SendLine):
    """A line that belongs to an item."""

    @property
    def item(self):
        return get_object_or_404(self.meeting.items, pk=self.kwargs["item"])


class RaiseAction(OfItem):
    """An action in one line."""

    @property
    def told_as(self):
        return "action", self.kwargs["item"]

    def make_form(self, data=None):
        return self.action_form(self.item, data)

    def perform(self, what, owner, due_on):
        kind, _, number = owner.partition(":")
        people = {seat.person.pk: seat.person for seat in self.seats}
        chosen = (
            {"owner_person": people[int(number)]}
            if kind == "person"
            else {"owner_agency": get_object_or_404(Agency, pk=number)}
        )
        commands.raise_from_item(item=self.item, what=what, due_on=due_on, by=self.request.user, **chosen)
        return f"item-{self.kwargs['item']}"


class Escalate(OfItem):
    """What the group above is asked."""

    @property
    def told_as(self):
        return "escalate", self.kwargs["item"]

    def make_form(self, data=None):
        return forms.EscalateForm(data, prefix=f"escalate-{self.kwargs['item']}")

    def perform(self, **cleaned):
        commands.escalate_item(item=self.item, by=self.request.user, **cleaned)
        return f"item-{self.kwargs['item']}"


class AddItem(SendLine):
    """Something that came up."""

    told_as = "add"

    def make_form(self, data=None):
        return forms.AddItemForm(data, prefix="new")

    def perform(self, item_title, restricted):
        item = commands.add_item(meeting=self.meeting, title=item_title, restricted=restricted, by=self.request.user)
        return f"item-{item.pk}"


class AddGuest(SendLine):
    """A guest, or somebody from a described place."""

    told_as = "guest"

    def make_form(self, data=None):
        return self.guest_form(data)

    def perform(self, name, agency, place=None):
        commands.mark_attendance(meeting=self.meeting, name=name, agency=agency, place=place, by=self.request.user)
        return "attendance"


class RemoveGuest(Saving):
    """A guest who was added by mistake."""

    def save(self, data):
        row = get_object_or_404(self.meeting.attendance, pk=self.kwargs["row"])
        commands.remove_guest(attendance=row, by=self.request.user)
        return self.done("attendance")


class Contribute(SendLine):
    """What somebody brought to the forum."""

    told_as = "contribution"

    def make_form(self, data=None):
        return self.contribution_form(data)

    def perform(self, **cleaned):
        commands.contribute(meeting=self.meeting, by=self.request.user, **cleaned)
        return "contributions"
