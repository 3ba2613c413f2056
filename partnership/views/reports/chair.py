"""Chairs' reports: the list, the page that the executive reads, and how one is written and sent."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django_filters import ChoiceFilter, ModelChoiceFilter

from accounts.access import holdings
from accounts.pages import ActionPage, DetailPage, FormPage, ListPage
from accounts.policy import Permission
from partnership.chair_facts import gather
from partnership.chair_facts.reading import context_of
from partnership.commands import reports as commands
from partnership.forms import reports as forms
from partnership.models import ChairReport
from partnership.rules import reports as rules
from partnership.rules.escalations import groups_spoken_for
from partnership.views.plans.listing import WRITERS, groups_here
from partnership.views.reports.escalations import short
from partnership.views.tabs import meeting_tabs
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Tag, Told
from safeguarding.design.dates import short_date
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column

TITLE = "Chairs' reports"
LIST = Link("Chairs’ reports", "/chair-reports/")


class ReportFilter(DesignFilterSet):
    """By group and state."""

    group = ModelChoiceFilter(queryset=groups_here, label="Group")
    state = ChoiceFilter(choices=ChairReport.State.choices, label="State")

    class Meta(DesignFilterSet.Meta):
        model = ChairReport
        fields = ["group", "state"]


def state_tag(report: ChairReport) -> Tag:
    """Draft or sent, with the day."""
    if report.state == ChairReport.State.SENT:
        return Tag("done", f"Sent on {short_date(report.sent_at)}")
    return Tag("open", "Being written")


class ReportList(ListPage):
    model = ChairReport
    permission = Permission.SEE_WORK
    template_name = "partnership/reports/list.html"
    title = "Chairs’ reports"
    section = "Meetings"
    export_name = "chairs-reports"
    filterset_class = ReportFilter
    default_sort = "-until"
    empty = Empty(
        "No chair’s report yet",
        "A chair’s report accounts to the group above for a period. The portal gathers the facts; "
        "the chair writes what was achieved, what stands in the way, and what to ask for.",
    )
    columns = [
        Column("group", "Group", "group.name", sort="group__name", link=lambda report: report.get_absolute_url()),
        Column("from", "From", "from_on", sort="from_on"),
        Column("until", "Until", "until_on", sort="until_on"),
        Column("to", "To", lambda report: short(report.to_group), sort="to_group__name"),
        Column("state", "State", state_tag, sort="state"),
    ]

    def visible(self):
        return super().visible().of(self.partnership).select_related("group", "to_group").distinct()

    def actions(self):
        writes = any(self.may(permission) for permission in WRITERS)
        return [Link("Begin a chair’s report", "/chair-reports/new/")] if writes else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=meeting_tabs(self, TITLE), **kwargs)


class BeginReport(FormPage):
    """Which group, and which days; the portal proposes those since the last report."""

    permission = WRITERS
    section = "Meetings"
    form_class = forms.BeginForm
    success_message = "The facts are gathered. Now write what they do not say."

    def breadcrumbs(self):
        return [LIST]

    @cached_property
    def groups(self):
        """Those that the person speaks for."""
        return groups_spoken_for(self.request.user, self.partnership)

    def form_kwargs(self):
        return {"groups": self.groups}

    def initial(self):
        asked, mine = self.request.GET.get("group", ""), list(self.groups)
        named = [group for group in mine if group.key == asked] or (mine if len(mine) == 1 else [])
        if not named:
            return {"until_on": wall.today()}
        from_on, until_on = rules.default_period(named[0], wall.today())
        return {"group": named[0].pk, "from_on": from_on, "until_on": until_on}

    def perform(self, form):
        return commands.begin_report(by=self.request.user, **form.cleaned_data)


class ReportMixin:
    """A page about one report, found through the gate's cut."""

    model = ChairReport
    permission = Permission.SEE_WORK
    section = "Meetings"
    context_name = "report"

    @cached_property
    def report(self) -> ChairReport:
        """The report that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"])
        related = ("group__partnership", "to_group", "sent_by", "item__meeting__group")
        report = found.select_related(*related).first()
        if report is None:
            raise Http404
        return report

    def get_record(self):
        return self.report

    @cached_property
    def writes(self) -> bool:
        """Whether this person writes the report: its group's chair, or the support team."""
        return rules.may_write(self.request.user, self.report.group)

    def at(self, tail: str = "") -> str:
        """An address below the report's."""
        return f"{self.report.get_absolute_url()}{tail}"

    def breadcrumbs(self):
        return [LIST, Link(str(self.report), self.at())]


class ReportPage(ReportMixin, DetailPage):
    """The whole report: the facts of a draft as they stand now, of one that was sent as they stood then."""

    template_name = "partnership/reports/report.html"

    def get_title(self):
        return str(self.report)

    def get_caption(self):
        return f"{short_date(self.report.from_on)} to {short_date(self.report.until_on)}, to {self.report.to_group}"

    def status(self):
        return state_tag(self.report)

    def breadcrumbs(self):
        return [LIST]

    def get_context_data(self, **kwargs):
        report = self.report
        draft = report.state == ChairReport.State.DRAFT
        facts = gather(report.group, report.from_on, report.until_on) if draft else report.facts
        names = {"draft": draft, "writes": self.writes, "asks": self.asks(facts), **context_of(facts)}
        return super().get_context_data(**{**names, **kwargs})

    def asks(self, facts: dict) -> list[dict]:
        """Each ask with the escalation that came of it, or where to make one."""
        asked = rules.asks_of(self.report)
        made = self.escalated(facts) if asked else {}
        address = f"/escalations/new/report/{self.report.pk}/"
        return [{"words": ask, "made": made.get(ask), "url": f"{address}{n}/"} for n, ask in enumerate(asked, 1)]

    def escalated(self, facts: dict) -> dict[str, Link]:
        """The escalations that came of this report, by what they ask. The live facts of a draft name them already."""
        if self.report.state == ChairReport.State.DRAFT:
            mine = [one for one in facts["escalations"] if one["report"] == self.report.pk]
            return {one["ask"]: Link(one["label"], one["url"]) for one in mine}
        return {one.ask: Link(one.reference, one.get_absolute_url()) for one in self.report.escalations.all()}


class OfWriter(ReportMixin):
    """For whoever writes the report."""

    def check_permission(self):
        super().check_permission()
        if not self.writes:
            raise PermissionDenied

    def get_caption(self):
        return str(self.report)

    def cancel_url(self):
        return self.at()


class WriteReport(OfWriter, FormPage):
    form_class = forms.WordsForm
    success_message = "The report is saved. Read it as the group above will, then send it."

    def initial(self):
        return {name: getattr(self.report, name) for name in commands.WORDS}

    def current_version(self):
        return str(self.report.version)

    def perform(self, form):
        return commands.write_report(report=self.report, by=self.request.user, **form.cleaned_data)


class ChangePeriod(OfWriter, FormPage):
    form_class = forms.PeriodForm
    success_message = "The period is changed and the facts are gathered again."

    def initial(self):
        return {"from_on": self.report.from_on, "until_on": self.report.until_on}

    def current_version(self):
        return str(self.report.version)

    def perform(self, form):
        return commands.change_period(report=self.report, by=self.request.user, **form.cleaned_data)


class SendReport(OfWriter, ActionPage):
    """Confirmed first: the facts are frozen."""

    success_message = "The report is sent."

    def get_title(self):
        return f"Send this report to {self.report.to_group}"

    @cached_property
    def is_chair(self) -> bool:
        """Whether this person chairs the group; the support team says how the chair agreed."""
        group = self.report.group
        return group.key in holdings(self.request.user).chairs_in(group.partnership)

    @property
    def form_class(self):
        return forms.SendForm if self.is_chair else forms.SendForChairForm

    def consequences(self):
        return [
            "The facts are taken once more and kept as they stand at that moment.",
            "Nothing in the report can be changed afterwards.",
            f"It goes onto the agenda of the next meeting of {self.report.to_group}.",
            "What your group owed in the schedule of reports is met.",
        ]

    def told(self):
        return [Told(f"The members of {self.report.to_group}")]

    def current_version(self):
        return str(self.report.version)

    def perform(self, form):
        return commands.send_report(report=self.report, by=self.request.user, **form.cleaned_data)


class GiveUpDraft(OfWriter, ActionPage):
    """A draft is thrown away."""

    title = "Throw this draft away"
    form_class = forms.DesignForm
    button = "Throw it away"
    danger = True
    success_message = "The draft is thrown away. Its period is free again."

    def consequences(self):
        return ["What was written in this draft is lost. The facts stay in the portal."]

    def perform(self, form):
        commands.give_up_draft(report=self.report, by=self.request.user)
        return "/chair-reports/"
