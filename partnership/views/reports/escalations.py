"""Escalations: the list, one of them, raising, answering and taking back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django_filters import ChoiceFilter, ModelChoiceFilter

from accounts.pages import ActionPage, DetailPage, FormPage, ListPage
from accounts.policy import Permission
from partnership.commands import escalations as commands
from partnership.forms import reports as forms
from partnership.models import Action, AgendaItem, ChairReport, Escalation, Group
from partnership.rules import escalations as rules
from partnership.rules.reports import asks_of
from partnership.views.plans.listing import WRITERS, groups_here
from partnership.views.tabs import meeting_tabs
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Event, Link, Row, Tag, Told
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import steps_of

LIST = Link("Escalations", "/escalations/")
ANSWERERS = (Permission.ANSWER_ESCALATIONS, Permission.RUN_GROUPS)


class EscalationFilter(DesignFilterSet):
    """From, to, and where it stands."""

    from_group = ModelChoiceFilter(queryset=groups_here, label="From")
    to_group = ModelChoiceFilter(queryset=groups_here, label="To")
    state = ChoiceFilter(method="in_state", choices=list(rules.STATES.items()), label="Where it stands")

    class Meta(DesignFilterSet.Meta):
        model = Escalation
        fields = ["from_group", "to_group"]

    def in_state(self, rows, name, value):
        return rows.filter(rules.in_state(value, wall.today()))


def short(group) -> str:
    """The name that people use."""
    return group.short_name or group.name


def standing(escalation: Escalation) -> Tag:
    """Where it stands, as a tag with words."""
    found = rules.standing_of(escalation, wall.today())
    return Tag(found.tag, found.words)


class EscalationList(ListPage):
    model = Escalation
    permission = Permission.SEE_WORK
    template_name = "partnership/reports/list.html"
    title = "Escalations"
    section = "Meetings"
    export_name = "escalations"
    filterset_class = EscalationFilter
    default_sort = "-raised"
    saved_filters = [
        SavedFilter("All", ""),
        SavedFilter("Waiting", "state=waiting"),
        SavedFilter("Late", "state=late"),
        SavedFilter("Answered", "state=answered"),
    ]
    empty = Empty(
        "Nothing has been escalated",
        "A group that cannot settle something puts it to the group above it, and gets a decision with a date back. "
        "The chair escalates from a meeting, an action, a report, or here.",
    )
    columns = [
        Column("reference", "Reference", sort="reference", link=lambda one: one.get_absolute_url()),
        Column("title", "About", sort="title"),
        Column("from", "From", lambda one: short(one.from_group), sort="from_group__name"),
        Column("to", "To", lambda one: short(one.to_group), sort="to_group__name"),
        Column("raised", "Raised", "raised_on", sort="raised_on"),
        Column("by", "Answer by", "answer_by", sort="answer_by"),
        Column("standing", "Where it stands", standing),
    ]

    def visible(self):
        return super().visible().of(self.partnership).select_related("from_group", "to_group")

    def actions(self):
        writes = any(self.may(permission) for permission in WRITERS)
        return [Link("Escalate something", "/escalations/new/")] if writes else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=meeting_tabs(self, "Escalations"), **kwargs)


class Escalate(FormPage):
    """Alone, or from an action, an item or an ask of a report."""

    permission = WRITERS
    section = "Meetings"
    form_class = forms.EscalateForm
    success_message = "It is escalated. Whoever answers is told."
    ORIGINS = {"action": Action, "item": AgendaItem, "report": ChairReport}

    @cached_property
    def origin(self):
        """The visible record that it comes from, or None."""
        kind = self.kwargs.get("kind")
        if kind is None:
            return None
        model = self.ORIGINS.get(kind)
        found = model and model.objects.visible_to(self.request.user).filter(pk=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def origin_group(self):
        """The group that the origin belongs to."""
        if self.kwargs.get("kind") == "item":
            return self.origin.meeting.group
        return self.origin.group if self.origin else None

    def partnership_of(self, record):
        self.record = self.origin_group
        return super().partnership_of(self.record)

    def breadcrumbs(self):
        return [LIST]

    def form_kwargs(self):
        mine = rules.groups_spoken_for(self.request.user, self.partnership)
        if self.origin_group:
            mine = mine.filter(pk=self.origin_group.pk)
        every = Group.objects.visible_to(self.request.user).filter(partnership=self.partnership, closed_on__isnull=True)
        return {"groups": mine, "every_group": every, "restricted": self.from_restricted}

    @property
    def from_restricted(self) -> bool:
        """Whether what it comes from is restricted: then nothing of it is written into the form."""
        return getattr(self.origin, "restricted", False)

    def initial(self):
        groups = list(self.form_kwargs()["groups"][:2])
        begun = {"group": groups[0].pk} if len(groups) == 1 else {}
        return {**begun, **self.words_of_origin()}

    def words_of_origin(self) -> dict:
        """What the origin says already, so that nobody types it again."""
        kind = self.kwargs.get("kind")
        if kind == "report":
            asked = asks_of(self.origin)
            line = self.kwargs.get("line", 0)
            ask = asked[line - 1] if 0 < line <= len(asked) else ""
            return {"headline": ask[:200], "what": self.origin.blockages, "ask": ask}
        if self.from_restricted:
            return {"headline": f"Action {self.origin.reference}"} if kind == "action" else {}
        if kind == "action":
            blocked = f"It is blocked by: {self.origin.blocked_by}" if self.origin.blocked_by else ""
            return {"headline": f"{self.origin.reference}: {self.origin.what}"[:200], "what": blocked}
        return {"headline": self.origin.title, "what": self.origin.said} if kind == "item" else {}

    def perform(self, form):
        answers = dict(form.cleaned_data)
        origin = {self.kwargs["kind"]: self.origin} if self.origin else {}
        escalation = commands.escalate(
            from_group=answers.pop("group"), title=answers.pop("headline"), by=self.request.user, **answers, **origin
        )
        return escalation


class EscalationMixin:
    """A page about one escalation, found through the gate's cut."""

    model = Escalation
    permission = Permission.SEE_WORK
    section = "Meetings"
    context_name = "escalation"

    @cached_property
    def escalation(self) -> Escalation:
        """The escalation that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"])
        related = ("from_group__partnership", "to_group__partnership", "raised_by", "answer", "action", "report__group")
        escalation = found.select_related(*related, "item__meeting__group").first()
        if escalation is None:
            raise Http404
        return escalation

    def get_record(self):
        return self.escalation

    def breadcrumbs(self):
        return [LIST, Link(self.escalation.reference, self.escalation.get_absolute_url())]

    def cancel_url(self):
        return self.escalation.get_absolute_url()

    def get_caption(self):
        return f"Escalation {self.escalation.reference}"


class EscalationPage(EscalationMixin, DetailPage):
    """What was asked, and what was answered."""

    template_name = "partnership/reports/escalation.html"

    def get_title(self):
        return self.escalation.title

    def status(self):
        return standing(self.escalation)

    def breadcrumbs(self):
        return [LIST]

    def get_context_data(self, **kwargs):
        one, person = self.escalation, self.request.user
        waits = not one.answer_id and not one.taken_back_on
        names = {
            "facts": facts_of(one),
            "answers": waits and rules.may_answer(person, one),
            "takes_back": waits and rules.may_speak_for(person, one.from_group),
            "decision": answer_of(one),
            "steps": [Event(step.what, step.at, step.by_name) for step in steps_of(one.subject)[:30]],
        }
        return super().get_context_data(**{**names, **kwargs})


def facts_of(escalation: Escalation) -> list[Row]:
    """From whom, to whom, when, and what it comes from."""
    origins = (escalation.action, escalation.report, escalation.item and escalation.item.meeting)
    came_from = [Link(str(origin), origin.get_absolute_url()) for origin in origins if origin]
    rows = [
        Row("From", escalation.from_group.name),
        Row("To", escalation.to_group.name),
        Row("Raised", escalation.raised_on),
        Row("Raised by", escalation.raised_by),
        Row("Comes from", came_from),
        Row("Answer wanted by", escalation.answer_by),
        Row("Taken back because", escalation.taken_back_because),
    ]
    return [row for row in rows if row.value]


def answer_of(escalation: Escalation) -> list[Row]:
    """The decision that came back."""
    decision = escalation.answer
    if decision is None:
        return []
    rows = [
        Row("Decision", Link(decision.reference, decision.get_absolute_url())),
        Row("Decided", decision.decided_on),
        Row("What is decided", decision.words),
        Row("Why", decision.reasons),
        Row("To be done by", escalation.do_by),
    ]
    return [row for row in rows if row.value]


class AnswerEscalation(EscalationMixin, FormPage):
    """The answer is a decision of the group asked."""

    permission = ANSWERERS
    template_name = "partnership/reports/answer.html"
    form_class = forms.AnswerForm
    success_message = "The decision is recorded. The group and the people concerned are told."

    def check_permission(self):
        super().check_permission()
        if not rules.may_answer(self.request.user, self.escalation):
            raise PermissionDenied

    def initial(self):
        return {"decided_on": wall.today()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(escalation=self.escalation, **kwargs)

    def perform(self, form):
        commands.answer_escalation(escalation=self.escalation, by=self.request.user, **form.cleaned_data)
        return self.escalation.get_absolute_url()


class TakeBack(EscalationMixin, ActionPage):
    """It needs no answer any more."""

    permission = WRITERS
    title = "Take this escalation back"
    form_class = forms.TakeBackForm
    button = "Take it back"
    success_message = "It is taken back. Whoever would have answered is told."

    def check_permission(self):
        super().check_permission()
        if not rules.may_speak_for(self.request.user, self.escalation.from_group):
            raise PermissionDenied

    def consequences(self):
        return ["It needs no answer any more. What was asked stays in the list, with your reason."]

    def told(self):
        return [Told(f"Those who answer for {self.escalation.to_group}")]

    def perform(self, form):
        commands.take_back(escalation=self.escalation, by=self.request.user, **form.cleaned_data)
        return self.escalation.get_absolute_url()
