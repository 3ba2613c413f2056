"""One change to the actions that were ticked: choose it, see what it would do to each, then make it."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.pages import FormPage, PlainPage
from accounts.policy import Permission
from partnership.commands import bulk
from partnership.forms.bulk import CHANGES
from partnership.rules import actionlog as rules
from partnership.rules.choices import choices_for
from partnership.views.actionlog.base import OfTheLog
from safeguarding.design.cells import Cell, Heading, Link, Table, Tag
from safeguarding.design.dates import counted
from safeguarding.design.shapes.stale import NOT_CARRIED

HEADINGS = ["Reference", "Action", "What happens", "Change"]
REFUSALS_SAID = 5


class OfTicked(OfTheLog):
    """A page about the actions whose numbers stand in the address as ``on``."""

    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)

    def get_record(self):
        return None

    def breadcrumbs(self):
        return [Link("Actions", reverse("actionlog:actions"))]

    @cached_property
    def ticked(self) -> list:
        """Those of them that the person may see, those due first on top."""
        numbers = [int(text) for text in self.request.GET.getlist("on")[: bulk.MOST] if text.isdecimal()]
        found = rules.with_names(self.visible().filter(pk__in=numbers))
        return list(
            found.select_related("partnership", "group", "owner_person", "owner_agency", "owner_post", "priority")
        )

    @property
    def query(self) -> str:
        """The part of the address that says which."""
        return "&".join(f"on={action.pk}" for action in self.ticked)


class ChooseChange(OfTicked, PlainPage):
    """Which change."""

    template_name = "partnership/actionlog/choose_change.html"

    def get_title(self):
        number = len(self.ticked)
        return f"Change {counted(number, 'action')}" if number else "Change several actions"

    def get_context_data(self, **kwargs):
        links = [
            Link(title, f"{reverse('actionlog:bulk_change', args=[key])}?{self.query}")
            for key, (title, _) in CHANGES.items()
        ]
        return super().get_context_data(ticked=self.ticked, changes=links if self.ticked else [], **kwargs)


class BulkChange(OfTicked, FormPage):
    """The questions of one change, what it would do, and the change."""

    template_name = "partnership/actionlog/bulk_form.html"
    keeps_typed = False

    @cached_property
    def form_class(self):
        """The questions of the change that the address names, or Http404."""
        if self.kwargs["change"] not in CHANGES:
            raise Http404
        return CHANGES[self.kwargs["change"]][1]

    def form_kwargs(self):
        return {"choices": choices_for(self.request.user, self.partnership, ask_group=False)}

    def get_caption(self):
        return counted(len(self.ticked), "action").capitalize()

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if {"confirm", "again"} & set(request.POST) or not form.is_valid():
            return super().post(request, *args, **kwargs)
        return self.show_preview(form)

    def show_preview(self, form):
        """Nothing is changed by this page; it carries the answers on."""
        found = bulk.preview(actions=self.ticked, change=form.change(), by=self.request.user)
        allowed = [would for would in found if not would.reasons]
        names = {
            "preview": table_of(found),
            "allowed": len(allowed),
            "refused": len(found) - len(allowed),
            "carried": [
                (name, value)
                for name, values in self.request.POST.lists()
                if name not in NOT_CARRIED and name != "once"
                for value in values
            ],
        }
        return self.response_class(
            self.request,
            "partnership/actionlog/bulk_preview.html",
            self.get_context_data(form=form, **names),
            using=self.template_engine,
        )

    def perform(self, form):
        changed, refused = bulk.change_many(actions=self.ticked, change=form.change(), by=self.request.user)
        if changed:
            verb = "is" if len(changed) == 1 else "are"
            messages.success(self.request, f"{counted(len(changed), 'action').capitalize()} {verb} changed.")
        for would in refused[:REFUSALS_SAID]:
            messages.warning(self.request, f"{would.action} is left as it was. {' '.join(would.reasons)}")
        if len(refused) > REFUSALS_SAID:
            messages.warning(self.request, f"{len(refused) - REFUSALS_SAID} more are left as they were.")
        return reverse("actionlog:actions")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"ticked": self.ticked, **kwargs})


def table_of(found: list[bulk.Would]) -> Table:
    """What would happen to each, a row each."""
    heads = [Heading(title) for title in HEADINGS]
    rows = [
        [
            Cell(would.action.reference, HEADINGS[0], url=would.action.get_absolute_url()),
            Cell(would.action.what[:160], HEADINGS[1]),
            Cell(" ".join(would.reasons) or would.words, HEADINGS[2]),
            Cell(Tag("closed", "Stays as it is") if would.reasons else Tag("open", "Changes"), HEADINGS[3]),
        ]
        for would in found
    ]
    return Table("What would happen to each action", heads, rows, caption_hidden=True)
