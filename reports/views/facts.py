"""A report's facts: when each was taken and by whom, what it counts, what would change, the records behind it."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts.access import visible_ids
from accounts.policy import Permission
from reports.commands import facts as commands
from reports.facts.suppression import is_suppressed
from reports.forms.facts import RefreshAllForm, RefreshForm
from reports.models import Fact
from reports.presenting import facts as presenting
from reports.rules import facts as rules
from reports.views.base import ReportForm, ReportPage
from safeguarding.clock.subject import Subject
from safeguarding.design.cells import Cell, Empty, Heading, Link, Table
from safeguarding.design.dates import counted
from safeguarding.design.shapes.paging import page_of, pages_of
from safeguarding.history.commands import log_access

TAIL = "facts/"
CHOOSING = "choosing"
ROWS = 50
LONGEST_LABEL = 200
EMPTY = Empty(
    "No facts yet",
    "Facts are the figures, tables and charts that the portal takes from the records. Choose them for the parts of the "
    "report, then take them.",
)


class Facts(ReportPage):
    """Every fact of the report, section by section."""

    template_name = "reports/facts/list.html"
    tab = "Facts"

    def get_context_data(self, **kwargs):
        sections = rules.sections_with_facts(self.report)
        missing = rules.never_taken(sections, group=self.report.group_id is not None)
        shown = [section for section in sections if section.facts.all()]
        return super().get_context_data(
            tables=[presenting.table_of(section, lambda fact: self.at(f"{TAIL}{fact.pk}/")) for section in shown],
            missing=missing,
            missing_words=f"{counted(missing, 'fact').capitalize()} of this report, not taken yet." if missing else "",
            may_refresh=self.writes and self.report.may_be_written,
            refresh_url=self.at(f"{TAIL}refresh/"),
            empty=EMPTY,
            **kwargs,
        )


class Refresh(ReportForm):
    """What would change if the facts were taken now, and the button that does it.

    It counts everything anew to say so, and sends as many statements as taking the facts does.
    """

    permission = Permission.WRITE_REPORTS
    template_name = "reports/facts/refresh.html"
    title = "Take facts anew"
    back = TAIL
    keeps_typed = False

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link("Facts", self.at(TAIL))]

    @cached_property
    def sections(self):
        """The sections with their facts."""
        return rules.sections_with_facts(self.report)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The facts that are kept, by key."""
        return {fact.key: fact.title for section in self.sections for fact in section.facts.all()}

    @cached_property
    def changed(self) -> dict[str, str]:
        """What would change, by key; nothing once the report is sealed."""
        if self.request.method == "POST" or self.reasons:
            return {}
        return {one.fact.key: presenting.in_short(one) for one in commands.differences(self.report)}

    @cached_property
    def reasons(self) -> list[str]:
        """Why nothing can be taken anew."""
        return rules.reasons_against_taking(self.report)

    @cached_property
    def missing(self) -> int:
        """How many facts have never been taken."""
        return rules.never_taken(self.sections, group=self.report.group_id is not None)

    @property
    def form_class(self):
        """With a question where something has changed; what comes back says whether it was asked."""
        asked = CHOOSING in self.request.POST if self.request.method == "POST" else bool(self.changed)
        return RefreshForm if asked else RefreshAllForm

    def form_kwargs(self):
        if self.form_class is RefreshAllForm:
            return {}
        # What was drawn may have changed back meanwhile: any fact that is kept may be sent.
        offered = self.titles if self.request.method == "POST" else self.changed
        return {"titles": {key: self.titles[key] for key in offered}, "changed": self.changed}

    def initial(self):
        return {"keys": list(self.changed)}

    def perform(self, form):
        chosen = form.cleaned_data.get("keys") or None
        self.done = commands.refresh_facts(report=self.report, keys=chosen, by=self.request.user)
        if chosen:
            commands.take_facts(report=self.report, by=self.request.user)
        return self.at(TAIL)

    def get_success_message(self, form):
        return f"The facts are taken anew: {counted(len(self.done), 'of them', 'of them')} changed."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            reasons=self.reasons,
            changed=self.changed,
            missing=self.missing,
            taken=bool(self.titles),
            offered=bool(self.titles or self.missing) and not self.reasons,
            choosing=CHOOSING if self.form_class is RefreshForm else "",
            **kwargs,
        )


class OneFact(ReportPage):
    """A fact: drawn, with what it counts, the period, what it was asked with, when, by whom, and its digest."""

    template_name = "reports/facts/fact.html"
    tab = "Facts"
    caption = "Fact"

    @cached_property
    def fact(self) -> Fact:
        """The fact of this report that the address names, or Http404."""
        fact = rules.facts_of(self.report).filter(pk=self.kwargs["fact"]).first()
        if fact is None:
            raise Http404
        return fact

    def get_title(self):
        return self.fact.title

    def status(self):
        return None

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.report.title, self.at()), Link("Facts", self.at(TAIL))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            fact=self.fact,
            about=presenting.about(self.fact, self.report),
            records_url=self.at(f"{TAIL}{self.fact.pk}/records/") if presenting.behind(self.fact) else "",
            colour=self.report.partnership.colour,
            **kwargs,
        )


class Records(OneFact):
    """The records behind a figure or a row of a fact: those that this person may see, and how many more there are."""

    template_name = "reports/facts/records.html"
    caption = "Records behind a fact"

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.fact.title, self.at(f"{TAIL}{self.fact.pk}/"))]

    @cached_property
    def parts(self) -> list[presenting.Behind]:
        """Each figure and row with records."""
        return presenting.behind(self.fact)

    @cached_property
    def part(self) -> presenting.Behind:
        """The one that was asked for; the first when none was. Http404 for another fact's."""
        wanted = self.request.GET.get("of")
        found = [part for part in self.parts if wanted in (None, part.key)]
        if not found:
            raise Http404
        return found[0]

    @cached_property
    def seen(self) -> list[list]:
        """The records of the part that this person may see."""
        ids: dict[str, set[int]] = {}
        for kind, pk, *_ in self.part.records:
            ids.setdefault(kind, set()).add(pk)
        person = self.request.user
        visible = {
            kind: set(visible_ids(person, kind).filter(pk__in=numbers).values_list("pk", flat=True))
            for kind, numbers in ids.items()
        }
        return [record for record in self.part.records if record[1] in visible[record[0]]]

    @cached_property
    def of_cases(self) -> bool:
        """Whether these are records about a child or family."""
        return any(record[0] in rules.CASE_KINDS for record in self.part.records)

    def get(self, request, *args, **kwargs):
        if self.parts and self.of_cases:
            label = f"Records behind “{self.fact.title}”, {self.report.title}"[:LONGEST_LABEL]
            subject = Subject("report", self.report.pk, label, self.at(f"{TAIL}{self.fact.pk}/records/"))
            log_access(person=request.user, subject=subject, request=request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        if not self.parts:
            return super().get_context_data(parts=None, **kwargs)
        page = page_of(self.seen, self.request.GET.get("page", ""), ROWS)
        rows = [[Cell(label, "Record", url=url)] for _, _, label, url in page.object_list]
        return super().get_context_data(
            part=self.part,
            parts=presenting.behind_table(self.parts, self.part, numbers=not is_suppressed(self.fact.value)),
            records=Table(self.part.title, [Heading("Record")], rows),
            pages=pages_of(page, self.request.GET),
            unseen=presenting.unseen(self.fact, len(self.part.records) - len(self.seen)),
            of_cases=self.of_cases,
            **kwargs,
        )
