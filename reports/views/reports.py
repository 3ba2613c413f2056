"""A report: its overview, the whole of it on one page, its history."""

from django.utils.functional import cached_property

from reports.documents import body_html, printed_of
from reports.models import Report
from reports.outlines import Outline
from reports.presenting import overview as presenting
from reports.rules import overview as rules
from reports.rules.checklist import checklist, edition_for
from reports.rules.moves import moves_for, outline_for
from reports.rules.signing import newest_seal
from reports.standing import ADDRESSES, steps_of
from reports.views.base import ReportPage
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Event, Link
from safeguarding.history.commands import steps_of as history_of

MOST_STEPS = 200


class Overview(ReportPage):
    """Where the report stands, what happens next, its parts as a list of tasks, and what the guidance asks for."""

    template_name = "reports/overview.html"
    tab = "Overview"

    @cached_property
    def outline(self) -> Outline | None:
        """The outline that the report began with; None when no arrangement knows it any more."""
        try:
            return outline_for(self.report)
        except Refused:
            return None

    def offers(self) -> list[Link]:
        """What this person may do with the report from here, each on its own page."""
        moves = moves_for(self.report, self.request.user) if self.outline else []
        ahead = [move for move in moves if move.to != Report.State.DRAFT]
        return [Link(move.title, self.at(ADDRESSES[move.key])) for move in ahead]

    def get_context_data(self, **kwargs):
        report, sections = self.report, rules.sections_of(self.report)
        checks = checklist(report, sections)
        edition = edition_for(report)
        return super().get_context_data(
            steps=steps_of(report, list(report.moves.all())) if self.outline else [],
            offers=self.offers(),
            next_steps=rules.what_next(report, sections),
            parts=presenting.parts_table(sections),
            about=presenting.about_rows(report, self.outline),
            edition=edition,
            checks=presenting.checks_table(edition.title, checks) if checks else None,
            empty=[one for one in checks if not one.written],
            dates=presenting.dates_table(rules.dates_of(report), report.partnership.key),
            may_write=self.writes and report.may_be_written,
            mine=[one for one in sections if one.author_id == self.request.user.pk and not one.done_at],
            **kwargs,
        )


class Preview(ReportPage):
    """The whole report as one page: the sealed one when it is sealed, the draft as it stands before."""

    template_name = "reports/preview.html"
    tab = "Preview"

    def get_context_data(self, **kwargs):
        seal = None if self.report.may_be_written else newest_seal(self.report)
        printed = printed_of(self.report, seal)
        return super().get_context_data(printed=printed, body=body_html(printed), **kwargs)


class HistoryPage(ReportPage):
    """What happened to the report, the newest first, and why it went back where it did."""

    template_name = "reports/history.html"
    tab = "History"

    def get_context_data(self, **kwargs):
        steps = history_of(self.report.subject)[:MOST_STEPS]
        moves = list(self.report.moves.select_related("by"))
        return super().get_context_data(
            steps=[Event(step.what, step.at, step.by_name) for step in steps],
            moves=[Event(move.get_state_display(), move.at, str(move.by), move.reason) for move in reversed(moves)],
            **kwargs,
        )
