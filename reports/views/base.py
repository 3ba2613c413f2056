"""What the pages of a report share: the report by its number, its tabs, where it stands."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts.pages import ActionPage, DetailPage, FormPage
from accounts.policy import Permission
from reports.models import Report
from safeguarding.design.cells import Link, Tab, Tag

State = Report.State
LIST = Link("Reports", "/reports/")
STATE_TAGS = {
    State.DRAFT: "open",
    State.COMMENTS: "open",
    State.SCRUTINY: "open",
    State.SIGNING: "decision",
    State.SIGNED: "done",
    State.PUBLISHED: "done",
}
TABS = (
    ("Overview", ""),
    ("Facts", "facts/"),
    ("Preview", "preview/"),
    ("Documents", "documents/"),
    ("Sign-off", "sign-off/"),
    ("History", "history/"),
)


class ReportMixin:
    """A page about one report, found through the gate's cut; its sections and facts are reached from it."""

    model = Report
    permission = Permission.SEE_REPORTS
    section = "Reports"
    context_name = "report"

    @cached_property
    def report(self) -> Report:
        """The report that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"])
        report = found.select_related("partnership", "group", "begun_by").first()
        if report is None:
            raise Http404
        return report

    def get_record(self):
        return self.report

    @cached_property
    def writes(self) -> bool:
        """Whether this person is one of those who put the report together."""
        return self.may(Permission.WRITE_REPORTS)

    def at(self, tail: str = "") -> str:
        """The address of a page of this report: ``at("facts/")``."""
        return f"{self.report.get_absolute_url()}{tail}"

    def breadcrumbs(self):
        return [LIST, Link(self.report.title, self.at())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"report": self.report, "writes": self.writes, **kwargs})


class ReportPage(ReportMixin, DetailPage):
    """A page of the report with its sub-navigation; ``tab`` is the title of the one it stands under."""

    caption = "Report"
    tab = ""

    def status(self):
        return Tag(STATE_TAGS[self.report.state], self.report.get_state_display())

    def breadcrumbs(self):
        return [LIST]

    def tabs(self):
        return [Tab(title, self.at(tail), current=title == self.tab) for title, tail in TABS]


class ReportForm(ReportMixin, FormPage):
    """A form of the report; its writers' unless the page says otherwise. ``back`` is where *Cancel* leads."""

    permission = Permission.WRITE_REPORTS
    back = ""

    def get_caption(self):
        return self.report.title

    def cancel_url(self):
        return self.at(self.back)


class ReportAction(ReportMixin, ActionPage):
    """Something about the report that is confirmed first."""

    permission = Permission.WRITE_REPORTS
    back = ""

    def get_caption(self):
        return self.report.title

    def cancel_url(self):
        return self.at(self.back)
