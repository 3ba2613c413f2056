"""Change the parts of a report: add, rename, move, drop, choose their facts. Nothing of it is printed twice."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from accounts.policy import Permission
from reports.commands import outline as commands
from reports.facts import registry
from reports.forms import reports as forms
from reports.models import Section
from reports.presenting.outline import parts_of
from reports.rules import outline as rules
from reports.rules.checklist import edition_for
from reports.rules.moves import outline_for
from reports.rules.overview import sections_of
from reports.views.base import ReportAction, ReportForm, ReportPage
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Link, Told
from safeguarding.design.dates import counted

TAIL = "outline/"


class OutlinePage(ReportPage):
    """The parts in their order, with what may be done to each."""

    permission = Permission.WRITE_REPORTS
    template_name = "reports/outline.html"
    tab = "Overview"

    def get_title(self):
        return "Parts of the report"

    def get_caption(self):
        return self.report.title

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.report.title, self.at())]

    def get_context_data(self, **kwargs):
        sections = sections_of(self.report)
        return super().get_context_data(
            parts=parts_of(sections, edition_for(self.report), group=self.report.group_id is not None),
            against=rules.reasons_against_changing(self.report),
            notes=self.notes(),
            **kwargs,
        )

    def notes(self) -> tuple[str, ...]:
        """What of the arrangement file could not be used for this report."""
        try:
            return outline_for(self.report).notes
        except Refused:
            return ()


class PartMixin:
    """A part of this report, from the address."""

    back = TAIL

    @cached_property
    def part(self) -> Section:
        """The part, or Http404."""
        part = get_object_or_404(self.report.sections, pk=self.kwargs["section"])
        part.report = self.report
        return part

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link("Parts of the report", self.at(TAIL))]

    def back_to_part(self) -> str:
        """The place of the part on the page of all parts."""
        return self.at(f"{TAIL}#part-{self.part.pk}")


class AddPart(ReportForm):
    """One more part."""

    form_class = forms.AddPartForm
    success_message = "The part is added. Ask somebody to write it, and choose its facts if it shows any."
    back = TAIL

    @cached_property
    def sections(self) -> list[Section]:
        """The parts that there are."""
        return list(self.report.sections.all())

    def form_kwargs(self):
        return {"sections": self.sections}

    def initial(self):
        return {"after": str(self.sections[-1].pk)} if self.sections else {}

    def perform(self, form):
        after = next((one for one in self.sections if str(one.pk) == form.cleaned_data["after"]), None)
        part = commands.add_section(
            report=self.report,
            title=form.cleaned_data["heading"],
            hint=form.cleaned_data["hint"],
            after=after,
            by=self.request.user,
        )
        return self.at(f"{TAIL}#part-{part.pk}")


class RenamePart(PartMixin, ReportForm):
    """What it is called, and what its author is asked to write."""

    form_class = forms.PartForm
    title = "Rename this part"
    button = "Save"
    success_message = "The part is renamed."

    def current_version(self):
        return f"{self.part.title}|{self.part.hint}"

    def initial(self):
        return {"heading": self.part.title, "hint": self.part.hint}

    def perform(self, form):
        found = form.cleaned_data
        commands.rename_section(section=self.part, title=found["heading"], hint=found["hint"], by=self.request.user)
        return self.back_to_part()


class MovePart(PartMixin, ReportAction):
    """One place up or down, by a button beside the part."""

    title = "Move this part"
    keeps_typed = False

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.back_to_part())

    def post(self, request, *args, **kwargs):
        try:
            commands.move_section(section=self.part, to=request.POST.get("to", ""), by=request.user)
        except Refused as refused:
            messages.warning(request, " ".join(refused.reasons))
        return HttpResponseRedirect(self.back_to_part())


class DropPart(PartMixin, ReportAction):
    """Take a part out of the report."""

    button = "Drop the part"
    danger = True
    success_message = "The part is dropped."

    def get_title(self):
        return f"Drop “{self.part.title}”?"

    def consequences(self):
        facts, comments = self.part.facts.count(), self.part.comments.count()
        found = ["The part leaves this report. The parts after it move up."]
        if self.part.words.strip():
            found.append("What was written in it leaves with it. The portal keeps it in the record of changes.")
        if facts:
            them = "It" if facts == 1 else "They"
            found.append(f"It shows {counted(facts, 'fact')}. {them} can be taken again in another part.")
        if comments:
            found.append(
                f"It has {counted(comments, 'comment')}, which {'leaves' if comments == 1 else 'leave'} with it."
            )
        return found

    def told(self):
        people = [*rules.told_of_dropping(self.part), *rules.commenters_told_of_dropping(self.part)]
        return [Told(str(person)) for person in people if person != self.request.user]

    def perform(self, form):
        commands.drop_section(section=self.part, by=self.request.user)
        return self.at(TAIL)


class ChooseFacts(PartMixin, ReportForm):
    """Which facts a part shows."""

    form_class = forms.FactsForm
    success_message = "The facts are chosen, and those that are new are taken."

    def get_title(self):
        return f"Facts of “{self.part.title}”"

    def current_version(self):
        return "|".join(self.part.facts_wanted)

    def form_kwargs(self):
        offered = registry.offered(group=self.report.group_id is not None)
        return {"offered": list(offered.values()), "chosen": self.part.facts_wanted}

    def perform(self, form):
        commands.choose_facts(section=self.part, keys=form.keys(), by=self.request.user)
        return self.back_to_part()
