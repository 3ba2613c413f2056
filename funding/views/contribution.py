"""One contribution: what was agreed, its invoice, each payment, its story; and the forms that change it."""

from django.http import Http404
from django.urls import reverse

from accounts.models import Agency
from accounts.pages import DetailPage, FormPage
from accounts.policy import Permission
from funding import forms
from funding.commands import contributions as commands
from funding.models import Contribution
from funding.rules.contributions import standing_of
from funding.views.base import KeepsContribution, KeepsYear, OfContribution
from funding.views.tables import pounds
from safeguarding.clock import wall
from safeguarding.design.cells import Event, Link, Row, Table, Tag
from safeguarding.history.commands import steps_of


class ContributionPage(OfContribution, DetailPage):
    template_name = "funding/contribution.html"
    context_name = "contribution"

    def get_title(self):
        return self.contribution.contributor

    def get_caption(self):
        return f"Contribution {self.contribution.year.title}"

    def status(self):
        standing = standing_of(self.contribution, wall.today())
        return Tag(standing.state, standing.words)

    def get_context_data(self, **kwargs):
        one, keeps = self.contribution, self.may(Permission.MANAGE_FUNDING)
        money = one.kind == Contribution.Kind.MONEY
        names = {
            "facts": self.facts(),
            "payments": self.payments(keeps) if money else None,
            "money": money,
            "keeps": keeps,
            "story": [Event(step.what, step.at, step.by_name) for step in steps_of(one.subject)],
        }
        return super().get_context_data(**{**names, **kwargs})

    def facts(self) -> list[Row]:
        one = self.contribution
        standing = standing_of(one, wall.today())
        rows = [
            Row("Agreed", pounds(one.agreed)),
            Row("The arrangement gives", pounds(self.differs())),
            Row("Note", one.note),
        ]
        if one.kind == Contribution.Kind.IN_KIND:
            rows[:0] = [Row("Given in kind", one.described)]
        else:
            rows += [
                Row("Invoice", one.invoice_number),
                Row("Sent on", one.invoiced_on),
                Row("To be paid by", one.invoice_due_on),
                Row("Received", pounds(standing.received)),
                Row("Still owed", pounds(standing.owed)),
            ]
        return [row for row in rows if row.value not in ("", None)]

    def differs(self):
        """What the arrangement says, where the portal has another amount."""
        one = self.contribution
        return one.from_file if one.from_file is not None and one.from_file != one.agreed else None

    def payments(self, keeps: bool) -> Table | None:
        """What came in, and what was taken back."""
        found = list(self.contribution.payments.all())
        if not found:
            return None
        headings = ["Received on", "Amount", "Reference", "Recorded by", *(["Change"] if keeps else [])]
        return Table.of("Payments", headings, [self.payment(one, keeps) for one in found], numeric=(1,))

    def payment(self, one, keeps: bool) -> list:
        back = one.taken_back_because
        cells = [one.received_on, pounds(one.amount), one.reference, str(one.recorded_by)]
        if back:
            cells[2] = f"Taken back: {back}"
        if keeps:
            url = reverse("funding:take-back", args=[self.contribution.pk, one.pk])
            cells.append("" if back else Link("Take back", url))
        return cells


class AddContribution(KeepsYear, FormPage):
    form_class = forms.AddContributionForm
    success_message = "The contribution is entered."

    def form_kwargs(self):
        return {"agencies": Agency.objects.filter(parts__partnership=self.partnership).distinct()}

    def perform(self, form):
        return commands.add_contribution(year=self.year, **form.cleaned_data, by=self.request.user)


class ChangeAgreed(KeepsContribution, FormPage):
    form_class = forms.AgreedForm
    success_message = "The agreed amount is saved."

    def form_kwargs(self):
        return {"in_kind": self.contribution.kind == Contribution.Kind.IN_KIND}

    def initial(self):
        one = self.contribution
        return {"agreed": f"{one.agreed:,.2f}", "described": one.described, "note_words": one.note}

    def perform(self, form):
        return commands.change_agreed(contribution=self.contribution, **form.cleaned_data, by=self.request.user)


class RecordInvoice(KeepsContribution, FormPage):
    form_class = forms.InvoiceForm
    success_message = "The invoice is recorded and its date is watched."

    def initial(self):
        one = self.contribution
        return {"number": one.invoice_number, "invoiced_on": one.invoiced_on, "due_on": one.invoice_due_on}

    def perform(self, form):
        return commands.record_invoice(contribution=self.contribution, **form.cleaned_data, by=self.request.user)


class ReceivePayment(KeepsContribution, FormPage):
    form_class = forms.PaymentForm
    success_message = "The payment is recorded."

    def perform(self, form):
        commands.receive_payment(contribution=self.contribution, **form.cleaned_data, by=self.request.user)
        return self.contribution


class TakePaymentBack(KeepsContribution, FormPage):
    """The address names the contribution and one of its payments."""

    form_class = forms.TakeBackForm
    success_message = "The payment is taken back. What it paid is owed again."

    def get_record(self):
        found = self.visible().filter(pk=self.kwargs["pk"]).first()
        self.payment = found and next((one for one in found.payments.all() if one.pk == self.kwargs["row"]), None)
        if self.payment is None:
            raise Http404
        return found

    def perform(self, form):
        commands.take_payment_back(payment=self.payment, because=form.cleaned_data["because"], by=self.request.user)
        return self.contribution
