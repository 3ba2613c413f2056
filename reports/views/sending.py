"""To whom a report is sent: by when, when it was, and how."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from accounts.policy import Permission
from reports.commands import recipients as commands
from reports.forms import signing as forms
from reports.models import Recipient
from reports.outlines.outline import SentTo
from reports.rules import recipients as rules
from reports.views.base import ReportForm, ReportPage
from safeguarding.clock import wall
from safeguarding.clock.words import say_amount
from safeguarding.design.cells import Link, Tag
from safeguarding.design.dates import days_late

TAIL = "sent-to/"


class Readers(ReportPage):
    """Everybody whom the report is sent to."""

    template_name = "reports/signing/sent_to.html"
    tab = "Sign-off"

    def get_context_data(self, **kwargs):
        person = self.request.user
        publishes = not rules.reasons_against_adding(self.report, person)
        rows = list(self.report.recipients.select_related("recorded_by"))
        to_come = rules.readers_to_come(self.report, rows)
        return super().get_context_data(
            readers=[(row, standing_of(row), within_of(row)) for row in rows],
            to_come=[(one.name, within_of(one)) for one in to_come],
            publishes=publishes,
            may_record=publishes and not rules.reasons_against_sending(self.report, person),
            **kwargs,
        )


def standing_of(row: Recipient) -> Tag:
    """Whether it was sent, and how late it is where it was not."""
    if row.sent_on:
        late = row.due_on and row.sent_on > row.due_on
        return Tag("late", f"Sent, {days_late(row.due_on, row.sent_on)}") if late else Tag("done", "Sent")
    if row.due_on is None:
        return Tag("closed", "No date set")
    return Tag("late" if row.due_on < wall.today() else "open", days_late(row.due_on).capitalize())


def within_of(row: Recipient | SentTo) -> str:
    """How long there is from the day of publishing, while that day is not set."""
    if not row.within:
        return ""
    return f"Within {say_amount(row.within['n'], row.within['unit'])} of publishing"


class SendingForm(ReportForm):
    """A form that comes back to the list of readers."""

    permission = Permission.PUBLISH_REPORTS
    template_name = "reports/signing/form.html"
    back = TAIL

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link("Sent to", self.at(TAIL))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(against=self.against(), **kwargs)


class AddReader(SendingForm):
    """One more reader."""

    form_class = forms.ReaderForm
    success_message = "The reader is on the list."

    def against(self) -> list[str]:
        """Why no reader can be added."""
        return rules.reasons_against_adding(self.report, self.request.user)

    def perform(self, form):
        commands.add_recipient(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at(TAIL)


class RecordSent(SendingForm):
    """That it was sent, or what is to be put right about it."""

    form_class = forms.SentForm
    success_message = "It is recorded."

    @cached_property
    def recipient(self) -> Recipient:
        """The reader of the report that the address names, or Http404."""
        return get_object_or_404(self.report.recipients, pk=self.kwargs["row"])

    def get_caption(self):
        return self.recipient.name

    def initial(self):
        return {"on": self.recipient.sent_on or wall.today(), "how": self.recipient.how}

    def against(self) -> list[str]:
        """Why nothing can be recorded yet."""
        return rules.reasons_against_sending(self.report, self.request.user)

    def perform(self, form):
        commands.record_sent(recipient=self.recipient, by=self.request.user, **form.cleaned_data)
        return self.at(TAIL)
