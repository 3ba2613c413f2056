"""The agenda of a meeting: read it, build it, and change its items."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from partnership.commands import agenda as commands
from partnership.forms import meetings_agenda as forms
from partnership.models import Action, AgendaItem
from partnership.rules import meetings as rules
from partnership.rules.agenda_time import changed_since_sent, time_words
from partnership.rules.papers import readable
from partnership.rules.since import overdue
from partnership.views.meetings.base import MeetingAction, MeetingForm, MeetingPage, hours
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import counted

MOST_ACTIONS = 50


class Agenda(MeetingPage):
    """The meeting's first page: when, where, and what it is about."""

    template_name = "partnership/meetings/agenda.html"
    tab = "Agenda"

    def items(self) -> list[AgendaItem]:
        """The items that this person sees, each with the papers that they may read as ``.readable``."""
        items = list(AgendaItem.objects.visible_to(self.request.user).filter(meeting=self.meeting))
        papers = readable(self.meeting, self.request.user, restricted=self.sees_restricted)
        under = {}
        for paper in papers:
            under.setdefault(paper.item_id, []).append(paper)
        for item in items:
            item.readable = under.get(item.pk, [])
        return items

    def get_context_data(self, **kwargs):
        items = self.items()
        open_still = self.meeting.state in rules.BEFORE
        names = {
            "items": items,
            "hours": hours(self.meeting),
            "time": time_words(self.meeting, items),
            "open_still": open_still,
            "changes": self.prepares and open_still,
            "changed": self.prepares and changed_since_sent(self.meeting),
            "is_forum": rules.is_forum(self.meeting.group),
            "sends": open_still and rules.may_send_papers(self.request.user, self.meeting.group),
            "overdue": self.overdue(items),
        }
        return super().get_context_data(**{**names, **kwargs})

    def overdue(self, items) -> list[Action]:
        """The actions past their date as they are today, of those that this person sees."""
        if not any(item.source == AgendaItem.Source.OVERDUE for item in items):
            return []
        mine = Action.objects.visible_to(self.request.user).filter(pk__in=overdue(self.meeting).values("pk"))
        found = mine.select_related("owner_person", "owner_agency", "owner_post").order_by("due_on", "reference")
        return list(found[:MOST_ACTIONS])


class Build(MeetingAction):
    """Fill the agenda, or look for what has come up since."""

    title = "Build the agenda"
    button = "Build the agenda"

    def consequences(self):
        return [
            "The group’s standing items are put on the agenda, with what is carried forward, actions past their date, "
            "escalations, chairs’ reports, reports due and papers.",
            "What is on the agenda already stays as it is. What was taken off does not come back.",
        ]

    def perform(self, form):
        self.added = commands.build_agenda(meeting=self.meeting, by=self.request.user)
        return self.at()

    def get_success_message(self, form):
        if not self.added:
            return "Nothing new has come up: the agenda stays as it is."
        return f"Added to the agenda: {counted(len(self.added), 'item')}."


class AddItem(MeetingForm):
    """One more item."""

    form_class = forms.AddItemForm
    success_message = "The item is on the agenda."

    def perform(self, form):
        item = commands.put_on_agenda(meeting=self.meeting, by=self.request.user, **form.fields_of_item())
        return self.at(f"#item-{item.pk}")


class ItemMixin:
    """An item of this meeting, from the address."""

    @cached_property
    def item(self) -> AgendaItem:
        """The item, or Http404."""
        found = AgendaItem.objects.visible_to(self.request.user).filter(meeting=self.meeting)
        return get_object_or_404(found, pk=self.kwargs["item"])


class ChangeItem(ItemMixin, MeetingForm):
    """What the agenda says of an item, and its place."""

    form_class = forms.ChangeItemForm
    success_message = "The item is changed."

    def current_version(self):
        return self.item.version

    def initial(self):
        names = ("purpose", "minutes", "led_by", "notes", "restricted")
        own = {name: getattr(self.item, name) for name in names}
        return {"heading": self.item.title, "place": self.item.position, **own}

    def perform(self, form):
        commands.change_item(item=self.item, fields=form.fields_of_item(), by=self.request.user)
        if form.cleaned_data["place"] != self.item.position:
            commands.order_item(item=self.item, place=form.cleaned_data["place"], by=self.request.user)
        return self.at(f"#item-{self.item.pk}")


class OrderItem(ItemMixin, MeetingAction):
    """One place up or down, by a button beside the item."""

    title = "Move this item"
    keeps_typed = False

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.at(f"#item-{self.item.pk}"))

    def post(self, request, *args, **kwargs):
        step = {"up": -1, "down": 1}.get(request.POST.get("to", ""), 0)
        try:
            commands.order_item(item=self.item, place=self.item.position + step, by=request.user)
        except Refused as refused:
            messages.warning(request, " ".join(refused.reasons))
        return HttpResponseRedirect(self.at(f"#item-{self.item.pk}"))


class RemoveItem(ItemMixin, MeetingAction):
    """Take an item off."""

    button = "Take it off the agenda"
    success_message = "The item is off the agenda."

    def get_title(self):
        return "Take this item off the agenda"

    def consequences(self):
        return [
            f"“{self.item.title}” goes. Building the agenda again does not bring it back.",
            "Its papers stay with the meeting, to be placed under another item.",
        ]

    def perform(self, form):
        commands.remove_item(item=self.item, by=self.request.user)
        return self.at()
