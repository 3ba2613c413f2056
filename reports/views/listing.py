"""The list of reports, and beginning one."""

from django.urls import reverse
from django_filters import ChoiceFilter, ModelChoiceFilter

from accounts.pages import FormPage, ListPage
from accounts.policy import Permission
from partnership.models import Group
from reports.commands.reports import begin_report
from reports.forms import reports as forms
from reports.models import Report
from reports.outlines import Outline, outlines_of
from reports.views.base import LIST, STATE_TAGS
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.dates import long_date
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter

STANDING = {"working": "Being worked on", **dict(Report.State.choices)}
WORKING = [state for state in Report.State.values if state != Report.State.PUBLISHED]


def groups_with_reports(request):
    """The groups that a report in the list is of."""
    mine = Report.objects.visible_to(request.user).filter(group__isnull=False)
    return Group.objects.visible_to(request.user).filter(pk__in=mine.values("group")).order_by("name")


class ReportFilter(DesignFilterSet):
    """Where it stands, and of which group."""

    state = ChoiceFilter(method="in_state", choices=list(STANDING.items()), label="Where it stands")
    group = ModelChoiceFilter(queryset=groups_with_reports, label="Group")

    class Meta(DesignFilterSet.Meta):
        model = Report
        fields = ["state", "group"]

    def in_state(self, rows, name, value):
        return rows.filter(state__in=WORKING if value == "working" else [value])


class ReportList(ListPage):
    """Every report that the person sees: the partnership's, its groups', the executive's."""

    model = Report
    permission = Permission.SEE_REPORTS
    title = "Reports"
    section = "Reports"
    export_name = "reports"
    filterset_class = ReportFilter
    default_sort = "-period"
    saved_filters = [
        SavedFilter("All", ""),
        SavedFilter("Being worked on", "state=working"),
        SavedFilter("Published", "state=published"),
    ]
    columns = [
        Column("title", "Report", "title", sort="title", link=lambda report: report.get_absolute_url()),
        Column("period", "Period", "period", sort=("until_on", "label")),
        Column(
            "state", "Where it stands", lambda row: Tag(STATE_TAGS[row.state], row.get_state_display()), sort="state"
        ),
        Column("due", "Publish by", "due_on", sort="due_on"),
        Column("published", "Published", "publish_on", sort="publish_on"),
    ]

    @property
    def empty(self) -> Empty:
        """What a report is; the first step for those who begin one."""
        if not self.may(Permission.WRITE_REPORTS):
            return Empty(
                "There is no report for you to read yet",
                "Here you find the yearly report and its relatives when you are asked to write a part or to comment.",
            )
        return Empty(
            "There is no report yet",
            "A report is a year and an outline. The portal draws in what the partnership did; authors write what it "
            "meant; the partners comment and sign. Begin one: nothing is sent to anybody.",
            Link("Begin a report", reverse("reporting:begin")),
        )

    def visible(self):
        return super().visible().of(self.partnership).select_related("group")

    def actions(self):
        found = [Link("Published reports", f"/published/{self.partnership.key}/")]
        if self.may(Permission.WRITE_REPORTS):
            found = [Link("Begin a report", reverse("reporting:begin")), *found]
        return found


class BeginReport(FormPage):
    """What the report is and which period it is on."""

    permission = Permission.WRITE_REPORTS
    section = "Reports"
    form_class = forms.BeginForm
    template_name = "reports/begin.html"
    against: tuple[str, ...] = ()

    def breadcrumbs(self):
        return [LIST]

    def outlines(self) -> list[Outline]:
        """What can be begun; nothing, with the reasons on the page, where no arrangement is in force."""
        try:
            return outlines_of(self.partnership)
        except Refused as refused:
            self.against = tuple(refused.reasons)
            return []

    def form_kwargs(self):
        groups = (
            Group.objects.visible_to(self.request.user).of(self.partnership).order_by("-current", "position", "name")
        )
        return {"outlines": self.outlines(), "groups": groups}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"against": self.against, **kwargs})

    def perform(self, form):
        asked = form.for_command()
        try:
            self.begun = begin_report(partnership=self.partnership, by=self.request.user, **asked)
        except Refused as refused:
            raise Refused(*refused.reasons, field=_field(refused.field, asked["outline"])) from None
        return self.begun.get_absolute_url()

    def get_success_message(self, form):
        due = f" It is to be published by {long_date(self.begun.due_on)}." if self.begun.due_on else ""
        return f"The report is begun, with its parts and facts.{due}"


def _field(field: str | None, outline: str) -> str | None:
    """The question on this page that the command's field was asked with."""
    names = {"label": forms.period_name(outline), "group": forms.group_name(outline)}
    return names.get(field, field)
