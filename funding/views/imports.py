"""Bring in a table: paste or choose it, see what it would change, then do it."""

from accounts.pages import ActionPage, FormPage
from accounts.policy import Permission
from funding import forms
from funding.commands.tables import bring_in_table, lines_of, read_table
from funding.models import ContributionTable
from funding.rules.pounds import total
from funding.rules.spreadsheets import rows_of_file, rows_of_text
from funding.views.base import KeepsYear, MoneyPage
from funding.views.tables import pounds
from safeguarding.design.cells import Link, Table
from safeguarding.design.forms import DesignForm


class SendTable(KeepsYear, FormPage):
    """Nothing is written before the next page."""

    form_class = forms.TableForm

    def perform(self, form):
        answers = form.cleaned_data
        upload = answers["upload"]
        rows = rows_of_file(upload.name, upload.read()) if upload else rows_of_text(answers["pasted"])
        return read_table(year=self.year, rows=rows, by=self.request.user)


class BringInTable(MoneyPage, ActionPage):
    """What the table would change, line by line."""

    model = ContributionTable
    permission = Permission.MANAGE_FUNDING
    template_name = "funding/table.html"
    form_class = DesignForm
    title = "Bring in this table?"
    button = "Bring it in"
    success_message = "The table is brought in."
    keeps_typed = False

    def visible(self):
        return super().visible().select_related("year__partnership")

    def get_caption(self):
        return str(self.record.year)

    def breadcrumbs(self):
        year = self.record.year
        return [*super().breadcrumbs(), Link(year.title, year.get_absolute_url())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(preview=self.preview(), **kwargs)

    def preview(self) -> Table:
        """Each line: what stands there now, what will, and what that means."""
        lines = lines_of(self.record)
        rows = [
            (agency.name, pounds(now.agreed) if now else "", pounds(amount), _what(now, amount))
            for agency, now, amount, _ in lines
        ]
        rows.append(("Total of the table", "", pounds(total(amount for _, _, amount, _ in lines)), ""))
        return Table.of("What the table says", ["Contributor", "Now", "Then", "What happens"], rows, numeric=(1, 2))

    def perform(self, form):
        bring_in_table(table=self.record, by=self.request.user)
        return self.record.year


def _what(now, amount) -> str:
    if now is None:
        return "New"
    return "Stays as it is" if now.agreed == amount else "Changes"
