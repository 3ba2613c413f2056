"""The inbox of each person, how they want e-mail, and the ledger of every notice.

What is shown is cut twice: to one's own notices (or one's partnership's), and to records that
one may still see.
"""

import django_filters
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from accounts.access import visible_subjects
from accounts.notice_counts import inbox_of
from accounts.pages import ActionPage, FormPage, Gate, ListPage
from accounts.policy import Permission
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.forms import DesignForm, Radios
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.notices import commands, heartbeat, words
from safeguarding.notices.delivery import how_of
from safeguarding.notices.models import Notice, NoticePreference

STATE_TAGS = {"waiting": "open", "claimed": "open", "sent": "done", "failed": "late", "dropped": "closed"}


def what_it_says(notice: Notice) -> str:
    """The notice's sentence."""
    return words.sentence(notice.kind, notice.noun, notice.due_on)


class InboxFilter(DesignFilterSet):
    new = django_filters.ChoiceFilter(label="Show", method="by_new", choices=[("yes", "New"), ("no", "Read")])

    class Meta(DesignFilterSet.Meta):
        model = Notice
        fields: list[str] = []

    def by_new(self, notices, name, value):
        return notices.filter(read_at__isnull=value == "yes")


class OfMine:
    """Pages about one's own notices."""

    permission = Permission.SEE_HOME

    def visible(self):
        return inbox_of(self.request.user)

    def breadcrumbs(self):
        return [Link("Inbox", reverse("notices:inbox"))]


class Inbox(OfMine, ListPage):
    model = Notice
    template_name = "notices/inbox.html"
    title = "Inbox"
    export_name = "inbox"
    filterset_class = InboxFilter
    default_sort = "-told"
    empty = Empty("Nothing yet", "What you are told comes here: deadlines, requests and decisions that concern you.")
    saved_filters = [SavedFilter("Everything", ""), SavedFilter("New", "new=yes")]
    columns = [
        Column(
            "state", "State", value=lambda n: Tag("closed", "Read") if n.read_at else Tag("new", "New"), sort="read_at"
        ),
        Column("what", "What", value=what_it_says, link=lambda n: reverse("notices:open", args=[n.pk])),
        Column("subject_label", "About", sort="subject_label"),
        Column("due_on", "Due", sort="due_on"),
        Column("told", "Told", value="made_at", sort="made_at"),
    ]

    def breadcrumbs(self):
        return []

    def get_context_data(self, **kwargs):
        new = self.visible().unread().count()
        how = how_of(self.request.user)
        names = {"new": new, "how": NoticePreference.How(how).label}
        return super().get_context_data(**{**names, **kwargs})


class Open(OfMine, Gate, View):
    """Leads to the record of one notice and marks the notice as read."""

    model = Notice

    def get(self, request, pk):
        commands.mark_read(notices=Notice.objects.filter(pk=self.record.pk), by=request.user)
        return HttpResponseRedirect(self.record.subject_url)


class MarkAllRead(OfMine, Gate, View):
    """POST: everything in one's inbox has been read."""

    http_method_names = ["post"]

    def post(self, request):
        commands.mark_read(notices=self.visible(), by=request.user)
        return HttpResponseRedirect(reverse("notices:inbox"))


class HowForm(DesignForm):
    title = "How e-mail should come"
    button = "Save"

    how = Radios(
        choices=NoticePreference.How.choices,
        label="When should the portal write to you?",
        help_text="Your inbox here shows everything at once. Urgent messages always come straight away.",
    )


class ChooseHow(OfMine, FormPage):
    form_class = HowForm
    success_message = "Your choice is saved."

    def initial(self):
        return {"how": how_of(self.request.user)}

    def perform(self, form):
        commands.choose_how(how=form.cleaned_data["how"], by=self.request.user)
        return "notices:inbox"


class LedgerFilter(DesignFilterSet):
    state = django_filters.ChoiceFilter(label="State", choices=Notice.State.choices)
    urgent = django_filters.ChoiceFilter(label="Urgent", choices=[("true", "Yes"), ("false", "No")])
    recipient = django_filters.CharFilter(label="Person", field_name="recipient__name", lookup_expr="icontains")

    class Meta(DesignFilterSet.Meta):
        model = Notice
        fields: list[str] = []


class InLedger:
    """Pages about the notices of the partnership being worked in."""

    permission = Permission.SEE_NOTICE_LEDGER

    def visible(self):
        return Notice.objects.filter(visible_subjects(self.request.user, many=True)).select_related("recipient")


class Ledger(InLedger, ListPage):
    model = Notice
    template_name = "notices/ledger.html"
    title = "Notices sent and waiting"
    export_name = "notices"
    filterset_class = LedgerFilter
    counted_filters = {"state": "state"}
    default_sort = "-made"
    empty = Empty("No notices yet", "Whoever is told something about a record is listed here, with what became of it.")
    saved_filters = [
        SavedFilter("Everything", ""),
        SavedFilter("Failed", "state=failed"),
        SavedFilter("Waiting", "state=waiting"),
        SavedFilter("Not sent", "state=dropped"),
    ]
    columns = [
        Column("state", "State", value=lambda n: Tag(STATE_TAGS[n.state], n.get_state_display()), sort="state"),
        Column("recipient", "Person", value="recipient.name", sort="recipient__name"),
        Column("what", "What they were told", value=what_it_says),
        Column("made", "Made", value="made_at", sort="made_at"),
        Column("sent", "Sent", value="sent_at", sort="sent_at"),
        Column("result", "What became of it", value="result"),
        Column(
            "again",
            "Next",
            value=lambda n: "Try again" if n.state == Notice.State.FAILED else "",
            link=lambda n: reverse("notices:try_again", args=[n.pk]) if n.state == Notice.State.FAILED else "",
        ),
    ]

    def visible(self):
        return super().visible().filter(partnership_key=self.partnership.key)

    def get_context_data(self, **kwargs):
        names = {"last_ran": heartbeat.last_ran(), "silent": heartbeat.is_silent()}
        return super().get_context_data(**{**names, **kwargs})


class TryAgain(InLedger, ActionPage):
    """Put one failed notice back in the queue."""

    model = Notice
    title = "Try to send this notice again"
    button = "Try again"
    success_message = "The notice is in the queue again."

    def breadcrumbs(self):
        return [Link("Notices sent and waiting", reverse("notices:ledger"))]

    def consequences(self):
        return [
            f"{self.record.recipient.name} is sent an e-mail: {what_it_says(self.record)}.",
            f"Before this it failed: {self.record.result}",
        ]

    def perform(self, form):
        commands.try_again(notice=self.record, by=self.request.user)
        return "notices:ledger"
