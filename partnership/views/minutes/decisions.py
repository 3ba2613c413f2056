"""The register of decisions across all groups, one decision, and its replacement."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, ModelChoiceFilter

from accounts.pages import DetailPage, FormPage, ListPage
from accounts.policy import Permission
from partnership.commands import decisions as commands
from partnership.forms import minutes as forms
from partnership.models import Group, GroupDecision
from partnership.rules import decisions as rules
from partnership.views.tabs import meeting_tabs
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.design.cells import Empty, Link, Row, Tag
from safeguarding.design.dates import long_date
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access, steps_of

YEARS = 12
RECORDS = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
LONG = 160


def years() -> list[tuple[str, str]]:
    """This year and those before it."""
    now = wall.today().year
    return [(str(year), str(year)) for year in range(now, now - YEARS, -1)]


def groups_of(request):
    """The groups of the partnership that the person works in."""
    return Group.objects.visible_to(request.user) if request else Group.objects.visible_to(None)


class DecisionFilter(DesignFilterSet):
    """By group, year, words, and whether it is in force."""

    words = CharFilter(method="has_words", label="Words")
    group = ModelChoiceFilter(queryset=groups_of, label="Group")
    year = ChoiceFilter(choices=years, field_name="decided_on", lookup_expr="year", label="Year")
    in_force = BooleanFilter(method="is_in_force", label="In force")

    class Meta(DesignFilterSet.Meta):
        model = GroupDecision
        fields = ["group"]

    def has_words(self, rows, name, value):
        for word in value.split()[:8]:
            rows = rows.filter(Q(words__icontains=word) | Q(reasons__icontains=word) | Q(reference__icontains=word))
        return rows

    def is_in_force(self, rows, name, value):
        return rows.filter(replaced_by__isnull=value)


def state_of(decision: GroupDecision) -> Tag:
    """In force, or what replaced it."""
    if decision.replaced_by_id:
        return Tag("closed", f"Replaced by {decision.replaced_by}")
    return Tag("done", "In force")


def shortened(decision: GroupDecision) -> str:
    """The first words of a long decision."""
    words = " ".join(decision.words.split())
    return words if len(words) <= LONG else f"{words[:LONG].rsplit(' ', 1)[0]} …"


class Decisions(ListPage):
    """The register."""

    model = GroupDecision
    permission = Permission.SEE_WORK
    template_name = "partnership/minutes/decisions.html"
    title = "Decisions"
    section = "Meetings"
    filterset_class = DecisionFilter
    default_sort = "-decided"
    export_name = "decisions"
    saved_filters = [SavedFilter("All", ""), SavedFilter("In force", "in_force=true")]
    empty = Empty(
        "No decisions yet",
        "Decisions of every group stand here in one register. They come from minutes when the chair approves them.",
    )
    columns = [
        Column("reference", "Reference", sort="reference", link=lambda row: row.get_absolute_url()),
        Column("words", "Decision", value=shortened, export=lambda row: row.words),
        Column("group", "Group", value=lambda row: row.group.short_name or row.group.name, sort="group__name"),
        Column("decided", "Decided", value="decided_on", sort=("decided_on", "pk")),
        Column("state", "Status", value=state_of, sort="replaced_by__reference"),
    ]

    def visible(self):
        return super().visible().of(self.partnership).select_related("group", "replaced_by")

    def actions(self):
        records = any(self.may(permission) for permission in RECORDS)
        return [Link("Record a decision", "/decisions/record/")] if records else []

    def on_export(self, rows, kind):
        register = Subject("decision-register", self.partnership.pk, "The register of decisions", "/decisions/")
        log_access(person=self.request.user, subject=register, what="exported", request=self.request)

    def get_context_data(self, rows, **kwargs):
        return super().get_context_data(rows, tabs=meeting_tabs(self, "Decisions"), **kwargs)


class Decision(DetailPage):
    """One decision: its words, where it was made, what it answers, what replaced it."""

    model = GroupDecision
    permission = Permission.SEE_WORK
    section = "Meetings"
    caption = "Decision"
    template_name = "partnership/minutes/decision.html"
    context_name = "decision"

    def visible(self):
        related = ("group__partnership", "meeting__group", "item", "replaced_by", "recorded_by")
        return super().visible().select_related(*related)

    def status(self):
        return state_of(self.record)

    def breadcrumbs(self):
        return [Link("Decisions", "/decisions/")]

    def get_context_data(self, **kwargs):
        decision = self.record
        return super().get_context_data(
            rows=self.rows(),
            replaces=decision.replaces.visible_to(self.request.user),
            answers=decision.answers.visible_to(self.request.user).select_related("from_group"),
            steps=steps_of(decision.subject),
            may_replace=rules.may_record(self.request.user, decision.group) and not decision.replaced_by_id,
            **kwargs,
        )

    def rows(self) -> list[Row]:
        """Group, day, origin, who entered it."""
        decision = self.record
        return [
            Row("Decided by", Link(decision.group.name, f"/groups/{decision.group.key}/")),
            Row("On", long_date(decision.decided_on)),
            Row("Where", self.origin()),
            Row("Why", decision.reasons),
            Row("Who may read it", "Only members of the group" if decision.restricted else "Who sees the group’s work"),
            Row("Entered by", f"{decision.recorded_by}, {long_date(decision.recorded_at)}"),
        ]

    def origin(self):
        """The item of the meeting that it was made at."""
        meeting = self.record.meeting
        return Link(str(meeting), f"{meeting.get_absolute_url()}minutes/") if meeting else "Outside a meeting"


class Record(FormPage):
    """A decision that was made outside a meeting, or before the portal."""

    permission = RECORDS
    section = "Meetings"
    form_class = forms.DecisionForm
    success_message = "The decision is in the register."

    def breadcrumbs(self):
        return [Link("Decisions", "/decisions/")]

    def form_kwargs(self):
        mine = [group.pk for group in self.groups() if rules.may_record(self.request.user, group)]
        return {"groups": self.groups().filter(pk__in=mine)}

    def groups(self):
        return (
            Group.objects.visible_to(self.request.user)
            .filter(partnership=self.partnership)
            .select_related("partnership")
        )

    def initial(self):
        return {"decided_on": wall.today()}

    def perform(self, form):
        fields = {**form.cleaned_data, "restricted": form.cleaned_data["restricted"] == "yes"}
        return commands.record_decision(by=self.request.user, **fields)


class Replace(FormPage):
    """A newer decision takes the place of this one."""

    model = GroupDecision
    permission = RECORDS
    section = "Meetings"
    form_class = forms.ReplaceForm
    template_name = "partnership/minutes/replace.html"
    success_message = "The newer decision is in force. The members of the group are told."

    def visible(self):
        return super().visible().select_related("group__partnership", "replaced_by")

    def check_permission(self):
        super().check_permission()
        if not rules.may_record(self.request.user, self.record.group):
            raise PermissionDenied

    def get_caption(self):
        return f"Decision {self.record}"

    def breadcrumbs(self):
        return [Link("Decisions", "/decisions/"), Link(str(self.record), self.record.get_absolute_url())]

    def initial(self):
        return {"decided_on": wall.today()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(decision=self.record, **kwargs)

    def perform(self, form):
        return commands.replace_decision(decision=self.record, by=self.request.user, **form.cleaned_data)
