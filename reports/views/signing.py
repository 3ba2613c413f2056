"""Sign-off: where a report stands, the moves, and the partners' answers with the receipt."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts import held
from accounts.policy import Permission
from reports.commands import dates, publishing
from reports.commands import signing as commands
from reports.documents import body_html, printed_of
from reports.forms import signing as forms
from reports.models import Report
from reports.rules import publishing as publishing_rules
from reports.rules import sealing
from reports.rules import signing as rules
from reports.rules.moves import MOVES, against_move
from reports.standing import (
    consequences_of,
    dates_in_words,
    offers_of,
    public_of,
    receipt_rows,
    steps_of,
    table_of,
    told_after,
    told_by,
    with_parts,
)
from reports.views.base import ReportAction, ReportForm, ReportPage
from safeguarding.clock.refusal import Refused

State = Report.State
TAIL = "sign-off/"


class SignOff(ReportPage):
    """Where the report stands, who has signed, and what this person may do now."""

    template_name = "reports/signing/page.html"
    tab = "Sign-off"

    def get_context_data(self, **kwargs):
        report, person = with_parts(self.report), self.request.user
        moves = list(report.moves.all())
        seal = None if report.may_be_written else rules.newest_seal(report)
        asked = rules.signatories(report, seal)
        mine = rules.signs_for(asked, person)
        waits = report.state == State.SIGNING
        return super().get_context_data(
            steps=steps_of(report, moves),
            dates=dates_in_words(dates.open_dates(report)),
            seal=seal,
            asked=table_of(asked, answered=seal is not None),
            said=[one.sign_off for one in asked if one.sign_off and one.sign_off.words],
            went_back=moves[-1] if moves and moves[-1].reason and report.state == State.DRAFT else None,
            to_sign=waits and any(not one.sign_off for one in mine),
            offers=offers_of(report, person, asked),
            public=public_of(report),
            corrections=report.corrections.select_related("added_by") if public_of(report) else (),
            may_correct=not publishing_rules.reasons_against_correcting(report, person),
            **kwargs,
        )


class MovePage(ReportAction):
    """A move of the report, confirmed first. What is against it is said before anything is pressed."""

    template_name = "reports/signing/move.html"
    back = TAIL
    move = ""

    def get_title(self):
        return MOVES[self.move].title

    @cached_property
    def asked(self):
        """Those who sign."""
        return rules.signatories(self.report)

    def against(self) -> list[str]:
        """Why it cannot be done now."""
        return against_move(self.report, self.move, self.request.user)

    def warnings(self) -> list[str]:
        """What is worth a look and stops nothing."""
        return []

    def consequences(self):
        return consequences_of(self.move, self.report)

    def told(self):
        return told_by(self.move, self.report, self.asked)

    def get_context_data(self, **kwargs):
        return super().get_context_data(against=self.against(), warnings=self.warnings(), **kwargs)


class AskForComments(MovePage):
    """The draft goes to the partners."""

    move = "comments"
    form_class = forms.AskForm
    button = "Ask for comments"
    success_message = "The partners are asked for their comments."

    def perform(self, form):
        commands.ask_for_comments(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at(TAIL)


class AskForScrutiny(MovePage):
    """Independent scrutiny is asked for its statement."""

    move = "scrutiny"
    form_class = forms.AskForm
    button = "Ask for the statement"
    success_message = "Independent scrutiny is asked for its statement."

    def perform(self, form):
        commands.ask_for_scrutiny(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at(TAIL)


class BackToDraft(MovePage):
    """Its words and facts may change again."""

    move = "draft"
    form_class = forms.BackForm
    button = "Take it back to draft"
    success_message = "The report is a draft again."
    danger = True

    def perform(self, form):
        commands.back_to_draft(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at(TAIL)


class SealReport(MovePage):
    """The report is frozen for sign-off."""

    move = "seal"
    button = "Seal it"
    success_message = "The report is sealed."

    def against(self):
        return sealing.reasons_against_sealing(self.report, self.request.user)

    def warnings(self):
        return sealing.warnings_before_sealing(self.report, self.asked)

    def perform(self, form):
        commands.seal_report(report=self.report, by=self.request.user)
        return self.at(TAIL)


class Publish(MovePage):
    """Anybody may read it from a day on."""

    permission = Permission.PUBLISH_REPORTS
    move = "publish"
    form_class = forms.PublishForm
    button = "Publish it"
    success_message = "The report is published."

    def against(self):
        return publishing_rules.reasons_against_publishing(self.report, self.request.user)

    def warnings(self):
        return publishing_rules.warnings_before_publishing(self.report)

    def perform(self, form):
        publishing.publish_report(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at("sent-to/")


class Correct(ReportForm):
    """A correction beside what was published."""

    permission = Permission.PUBLISH_REPORTS
    form_class = forms.CorrectForm
    template_name = "reports/signing/form.html"
    title = "Add a correction"
    button = "Put it on the public page"
    success_message = "The correction stands beside the report. Tell those to whom the report was sent."
    back = TAIL

    def get_context_data(self, **kwargs):
        against = publishing_rules.reasons_against_correcting(self.report, self.request.user)
        return super().get_context_data(against=against, **kwargs)

    def perform(self, form):
        publishing.correct_report(report=self.report, by=self.request.user, **form.cleaned_data)
        return self.at("sent-to/")


class Sign(ReportForm):
    """The whole report as it will stand, what changed, the answer, and who one is."""

    permission = (Permission.SIGN_REPORTS, Permission.CHAIR_GROUPS)
    form_class = forms.SignForm
    template_name = "reports/signing/sign.html"
    title = "Read the report and sign"
    button = "Record my answer"
    back = TAIL

    @cached_property
    def seal(self):
        """The seal that is signed, or None before there is one."""
        return rules.newest_seal(self.report)

    @cached_property
    def mine(self):
        """The partners for which this person signs: those that have not answered, else all."""
        mine = rules.signs_for(rules.signatories(self.report, self.seal), self.request.user)
        return [one for one in mine if not one.sign_off] or mine

    def form_kwargs(self):
        return {"agencies": [one.agency for one in self.mine], "person": self.request.user}

    def get_context_data(self, **kwargs):
        one = self.mine[0] if self.mine else None
        against = rules.reasons_against_signing(self.report, self.seal, one, self.request.user)
        waits = self.seal is not None and self.report.state == State.SIGNING
        earlier = rules.seal_before(self.seal) if waits else None
        return super().get_context_data(
            seal=self.seal,
            mine=self.mine,
            against=against,
            earlier=earlier,
            changed=sealing.changes_between(earlier.content, self.seal.content) if earlier else [],
            body=body_html(printed_of(self.report, self.seal)) if waits else "",
            **kwargs,
        )

    def perform(self, form):
        try:
            row = commands.sign_report(
                report=self.report,
                digest=self.request.POST.get("digest", ""),
                kind=form.cleaned_data["kind"],
                words=form.words(),
                agency=form.chosen(),
                by=self.request.user,
                request=self.request,
            )
        except Refused:
            self.look_again()
            raise
        return self.at(f"{TAIL}receipt/{row.pk}/")

    def look_again(self) -> None:
        """Draw the page from what is sealed now, with what was typed on it."""
        self.__dict__.pop("seal", None)
        self.__dict__.pop("mine", None)

    def show(self, form, **extra):
        # What somebody typed for a report that went back to its writers waits for the next seal.
        if form.is_bound and self.request.method == "POST" and self.report.state != State.SIGNING:
            held.keep(self.request.user, self.request.path, self.request.POST)
        return super().show(form, **extra)


class Receipt(ReportPage):
    """What was answered, by whom, on which content, and who has been told."""

    template_name = "reports/signing/receipt.html"
    tab = "Sign-off"

    def get_context_data(self, **kwargs):
        rows = [row for seal in self.report.seals.all() for row in seal.sign_offs.select_related("agency", "person")]
        row = next((one for one in rows if one.pk == self.kwargs["row"]), None)
        if row is None:
            raise Http404
        return super().get_context_data(answer=row, rows=receipt_rows(row), told=told_after(row), **kwargs)
