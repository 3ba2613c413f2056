"""Reports due in: the list, one of them, receiving, moving, not needed, adding."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django_filters import ChoiceFilter, ModelChoiceFilter

from accounts.access import describe_address
from accounts.pages import ActionPage, DetailPage, FormPage, ListPage, PlainPage
from accounts.policy import Permission
from partnership.commands import reports_due as commands
from partnership.forms import reports as forms
from partnership.models import Group, ReportDue
from partnership.rules import reports_due as rules
from partnership.rules.escalations import may_speak_for
from partnership.rules.kept import version_of
from partnership.views.plans.listing import groups_here
from partnership.views.reports.escalations import short
from partnership.views.tabs import partnership_tabs
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Event, Link, Row, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.documents import serve
from safeguarding.history.commands import log_access, steps_of

LIST = Link("Reports due", "/reports-due/")
ALL = "all"


class DueFilter(DesignFilterSet):
    """Who receives it, from which group, and where it stands."""

    to_group = ModelChoiceFilter(queryset=groups_here, label="To")
    from_group = ModelChoiceFilter(queryset=groups_here, label="From")
    state = ChoiceFilter(method="in_state", choices=[*rules.STATES.items(), (ALL, "All")], label="Where it stands")

    class Meta(DesignFilterSet.Meta):
        model = ReportDue
        fields = ["to_group", "from_group"]

    def in_state(self, rows, name, value):
        return rows if value == ALL else rows.filter(rules.in_state(value, wall.today()))


def standing(due: ReportDue) -> Tag:
    """Where it stands, as a tag with words."""
    found = rules.standing_of(due, wall.today())
    return Tag(found.tag, found.words)


class DueList(ListPage):
    model = ReportDue
    permission = Permission.SEE_WORK
    template_name = "partnership/reports/list.html"
    title = "Reports due"
    section = "Partnership"
    export_name = "reports-due"
    filterset_class = DueFilter
    default_sort = "due"
    saved_filters = [
        SavedFilter("Still to come", ""),
        SavedFilter("Late", "state=late"),
        SavedFilter("Received", "state=received"),
        SavedFilter("All", f"state={ALL}"),
    ]
    empty = Empty(
        "No report is still to come",
        "Here stands which report the executive and the groups expect, from whom and by when. "
        "The arrangement names them; the support team makes the schedule and adds what it leaves out. "
        "Choose “Received” to see those that have come.",
    )
    columns = [
        Column("due", "Due", "due_on", sort="due_on"),
        Column("title", "Report", sort="title", link=lambda due: due.get_absolute_url()),
        Column("from", "From", "from_whom", sort="from_whom"),
        Column("to", "To", lambda due: short(due.to_group), sort="to_group__name"),
        Column("standing", "Where it stands", standing),
    ]

    def visible(self):
        return super().visible().of(self.partnership).select_related("to_group")

    def make_filterset(self, rows):
        """Until somebody asks for more, those still to come."""
        asked = self.request.GET.copy()
        asked.setdefault("state", "open")
        return self.filterset_class(asked, queryset=rows, request=self.request)

    def actions(self):
        if not self.may(Permission.RUN_GROUPS):
            return []
        return [Link("Expect a report", "/reports-due/add/"), Link("Make the schedule", "/reports-due/schedule/")]

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=partnership_tabs(self, "Reports due"), **kwargs)


class DueMixin:
    """A page about one report that is due, found through the gate's cut."""

    model = ReportDue
    permission = Permission.SEE_WORK
    section = "Partnership"
    context_name = "due"

    @cached_property
    def due(self) -> ReportDue:
        """The report that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"])
        related = ("partnership", "from_group__partnership", "to_group__partnership", "received_by")
        due = found.select_related(*related, "chair_report__group").first()
        if due is None:
            raise Http404
        return due

    def get_record(self):
        return self.due

    def breadcrumbs(self):
        return [LIST, Link(self.due.title, self.due.get_absolute_url())]

    def cancel_url(self):
        return self.due.get_absolute_url()

    def get_caption(self):
        return self.due.title


class DuePage(DueMixin, DetailPage):
    """From whom, to whom, by when, and whether it came."""

    template_name = "partnership/reports/due.html"

    def get_title(self):
        return self.due.title

    def get_caption(self):
        return f"Report due in, from {self.due.from_whom}"

    def status(self):
        return standing(self.due)

    def breadcrumbs(self):
        return [LIST]

    def get_context_data(self, **kwargs):
        due, person = self.due, self.request.user
        is_open = not due.received_on and not due.not_needed_because
        reads = bool(due.version_id) and rules.may_read(person, due)
        names = {
            "facts": facts_of(due, reads),
            "runs": is_open and self.may(Permission.RUN_GROUPS),
            "write_url": self.write_url() if is_open else "",
            "steps": [Event(step.what, step.at, step.by_name) for step in steps_of(due.subject)[:30]],
        }
        return super().get_context_data(**{**names, **kwargs})

    def write_url(self) -> str:
        """Where the chair begins the report that is due, for those who may."""
        group = self.due.from_group
        if group is None or not self.due.key.startswith("chair-") or not may_speak_for(self.request.user, group):
            return ""
        return f"/chair-reports/new/?group={group.key}"


def facts_of(due: ReportDue, reads: bool) -> list[Row]:
    """What is known of a report that is due."""
    report = due.chair_report
    rows = [
        Row("From", due.from_whom),
        Row("To", due.to_group.name),
        Row("Due", due.due_on),
        Row("Reminded", describe_address(due.owner, due.partnership.key)),
        Row("Received", due.received_on),
        Row("Received by", due.received_by),
        Row("Chair’s report", Link(str(report), report.get_absolute_url()) if report else None),
        Row("Document", Link("Open the report", f"{due.get_absolute_url()}document/") if reads else None),
        Row("Note", due.note),
        Row("Not needed because", due.not_needed_because),
    ]
    return [row for row in rows if row.value]


class DueDocument(DueMixin, PlainPage):
    """The document that came, for the groups between which it went and those who see all work."""

    def get(self, request, *args, **kwargs):
        if not rules.may_read(request.user, self.due):
            raise PermissionDenied
        version = version_of(self.due.subject, self.due.version_id)
        if version is None:
            raise Http404
        log_access(person=request.user, subject=self.due.subject, what="downloaded", request=request)
        return serve.response(version)


class Receive(DueMixin, FormPage):
    permission = Permission.RUN_GROUPS
    form_class = forms.ReceiveForm
    success_message = "The report is received."

    def initial(self):
        return {"received_on": wall.today()}

    def perform(self, form):
        return commands.receive_report(due=self.due, by=self.request.user, **form.cleaned_data)


class Move(DueMixin, FormPage):
    permission = Permission.RUN_GROUPS
    form_class = forms.MoveForm
    success_message = "The date is changed, and its reminders with it."

    def initial(self):
        return {"due_on": self.due.due_on}

    def perform(self, form):
        return commands.move_report_due(due=self.due, by=self.request.user, **form.cleaned_data)


class NotNeeded(DueMixin, ActionPage):
    """It need not come."""

    permission = Permission.RUN_GROUPS
    title = "This report is not needed"
    button = "It is not needed"
    success_message = "The report is marked as not needed."

    @property
    def form_class(self):
        return forms.NotNeededAnyMoreForm if "own" in self.due.frequency else forms.NotNeededForm

    def consequences(self):
        return ["Nobody is reminded of it any more. It stays in the list with your reason."]

    def perform(self, form):
        return commands.say_not_needed(due=self.due, by=self.request.user, **form.cleaned_data)


class Expect(FormPage):
    """A report that the arrangement does not name."""

    permission = Permission.RUN_GROUPS
    section = "Partnership"
    form_class = forms.ExpectForm
    success_message = "The report is on the schedule. Who owes it is reminded."

    def breadcrumbs(self):
        return [LIST]

    def form_kwargs(self):
        groups = Group.objects.visible_to(self.request.user)
        return {"groups": groups.filter(partnership=self.partnership, closed_on__isnull=True)}

    def perform(self, form):
        return commands.expect_report(partnership=self.partnership, by=self.request.user, **form.for_command())


class MakeSchedule(ActionPage):
    """The schedule for a year; it is made each night as well."""

    permission = Permission.RUN_GROUPS
    section = "Partnership"
    title = "Make the schedule of reports"
    form_class = DesignForm
    button = "Make the schedule"

    def breadcrumbs(self):
        return [LIST]

    def consequences(self):
        return [
            "Every report that the arrangement asks for is put down for the next twelve months, with its reminders.",
            "Every sub-group’s chair owes a report as often as the group meets; every quarter where that is not stated.",
            "Dates that you have moved stay where they are. A second run adds nothing.",
        ]

    def get_success_message(self, form):
        return f"The schedule is made: {self.added} new." if self.added else "The schedule was complete already."

    def perform(self, form):
        self.added = commands.schedule_reports(self.partnership, by=self.request.user)
        return "/reports-due/"
