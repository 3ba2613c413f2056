"""The action log as a list: filter, sort, take with you, tick for a change."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.pages import ListPage
from accounts.policy import Permission
from partnership.forms.actionfilter import OPEN, ActionFilter
from partnership.rules import actionlog as rules
from partnership.rules.actions import group_words, owner_words
from partnership.rules.status import STATUSES, status_of
from partnership.views.actionlog.base import OfTheLog
from partnership.views.actionlog.files import columns_on
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.design.cells import Empty, Link, Tag, Ticks
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access

WORDS_SHOWN = 20
# What a line of the list is made of; an action has three times as much.
SHOWN = (
    "reference", "what", "raised_on", "due_on", "slips", "blocked_since", "closing_asked_on", "closed_on",
    "group__name", "group__short_name", "owner_person__name", "owner_agency__name", "owner_post__title",
)  # fmt: skip


def short(text: str) -> str:
    """The first words of a long text."""
    words = text.split()
    return text if len(words) <= WORDS_SHOWN else f"{' '.join(words[:WORDS_SHOWN])} …"


def address_of(action) -> str:
    """An action's own page."""
    return action.get_absolute_url()


class ActionList(OfTheLog, ListPage):
    """Every action that somebody may see; those that are not closed, until they ask otherwise."""

    template_name = "partnership/actionlog/list.html"
    title = "Actions"
    filterset_class = ActionFilter
    default_sort = "due"
    export_name = "actions"
    empty = Empty(
        "No open actions",
        "What groups, reviews and audits agree to do is followed here until it is done and confirmed. "
        "Choose “Any” as the status to see closed ones too.",
    )
    saved_filters = [
        SavedFilter("Not closed", ""),
        SavedFilter("Mine", "whose=mine"),
        SavedFilter("My agency’s", "whose=my-agency"),
        SavedFilter("Late", "status=late"),
        SavedFilter("Waiting for confirmation", "status=waiting"),
        SavedFilter("Blocked", "status=blocked"),
        SavedFilter("Closed", "status=closed"),
    ]

    @cached_property
    def today(self):
        """The London day of this request."""
        return wall.today()

    @cached_property
    def columns(self):
        return [
            Column("reference", "Reference", sort=("raised_on", "reference"), link=address_of),
            Column("what", "Action", value=lambda action: short(action.what)),
            Column("group", "Group", value=group_words, sort="group__name"),
            Column("owner", "Owner", value=owner_words, sort=("owner_person__name", "owner_agency__name")),
            Column("due", "Due", value="due_on", sort="due_on"),
            Column("drift", "Drift", value=lambda a: rules.drift_words(a, self.today), sort=("-slips", "raised_on")),
            Column("status", "Status", value=self.tag_of),
        ]

    def tag_of(self, action) -> Tag:
        """Where it stands, as a tag; how late it is stands under drift."""
        status = status_of(action, self.today)
        return Tag(status.tag, STATUSES[status.key])

    def visible(self):
        return rules.with_names(super().visible())

    def asked(self):
        if "status" in self.request.GET:
            return self.request.GET
        asked = self.request.GET.copy()
        asked["status"] = OPEN
        return asked

    def counts(self):
        rows = super().visible()
        standing, groups = rules.counts(rows, self.today)
        standing |= {OPEN: sum(standing.values()), "closed": None}
        return {"status": standing, "group": groups}

    def actions(self):
        if not self.may(Permission.RUN_GROUPS) and not self.may(Permission.CHAIR_GROUPS):
            return []
        return [Link("Raise an action", "/actions/new/")]

    def ticks(self):
        may = self.may(Permission.RUN_GROUPS) or self.may(Permission.CHAIR_GROUPS)
        return Ticks(reverse("actionlog:bulk"), "Change the ticked actions") if may else None

    def files_columns(self):
        return columns_on(self.today)

    def on_export(self, rows, kind):
        subject = Subject("action-log", self.partnership.pk, "The action log", reverse("actionlog:actions"))
        log_access(person=self.request.user, subject=subject, what="exported", request=self.request)

    def get_context_data(self, rows, **kwargs):
        return super().get_context_data(rows=rows.only(*SHOWN), tabs=self.log_tabs("List"), **kwargs)
