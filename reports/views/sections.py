"""A part of a report: what stands in it, writing it, who is asked, and that it is done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property

from accounts.policy import Permission
from reports import narrative
from reports.commands import sections as commands
from reports.forms import sections as forms
from reports.models import Report, Section
from reports.presenting.overview import tag_of
from reports.rules import sections as rules
from reports.rules.checklist import edition_for
from reports.views.base import ReportAction, ReportForm, ReportPage
from safeguarding.design.cells import Link, Row, Told
from safeguarding.design.dates import long_date


class PartMixin:
    """A page about one part of a report that is found visible."""

    @cached_property
    def part(self) -> Section:
        """The part that the address names, or Http404."""
        parts = self.report.sections.select_related("author", "changed_by", "done_by")
        found = parts.filter(pk=self.kwargs["section"]).first()
        if found is None:
            raise Http404
        found.report = self.report
        return found

    def get_record(self):
        return self.part.report

    @cached_property
    def may_write(self) -> bool:
        return not rules.reasons_against_writing(self.request.user, self.part)

    @cached_property
    def last_year(self) -> Section | None:
        """The same part a period ago, where this person may read it and it has words."""
        found = rules.last_years(self.part)
        if found is None or not found.words.strip():
            return None
        seen = Report.objects.visible_to(self.request.user).filter(pk=found.report_id)
        return found if seen.exists() else None

    def beside(self) -> dict:
        """Last year's words, and what changed since, for a page that stands beside them."""
        if self.last_year is None:
            return {"last_year": None}
        compared = narrative.changes(self.last_year.words, self.part.words) if self.part.words.strip() else None
        return {
            "last_year": self.last_year,
            "last_words": narrative.as_html(self.last_year.words, 4),
            "compared": compared,
        }

    def there(self, tail: str = "") -> str:
        """An address below the part's."""
        return f"{self.part.get_absolute_url()}{tail}"

    def guidance(self) -> list[str]:
        """What the guidance asks this part to say."""
        edition = edition_for(self.report) if self.part.covers else None
        return [one.title for one in edition.requirements if one.key in self.part.covers] if edition else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"part": self.part, "guidance": self.guidance(), **kwargs})


class SectionPage(PartMixin, ReportPage):
    """The whole part: words, facts, comments with their answers, last year's beside it."""

    template_name = "reports/sections/page.html"

    def get_title(self):
        return self.part.title

    def get_caption(self):
        return f"{self.report.title}, part {self.part.position + 1}"

    def status(self):
        return tag_of(self.part)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.report.title, self.at())]

    def get_context_data(self, **kwargs):
        part, person = self.part, self.request.user
        return super().get_context_data(
            words=narrative.as_html(part.words),
            count=narrative.word_count(part.words),
            facts=list(part.facts.defer("records", "parameters")),
            comments=list(part.comments.select_related("by", "agency", "answered_by")),
            may_write_here=self.may_write,
            may_ask=self.writes and self.report.may_be_written,
            may_comment=self.report.may_be_written,
            may_answer=self.report.may_be_written and rules.may_answer(person, part),
            reasons=[] if self.may_write else rules.reasons_against_writing(person, part),
            needed=rules.needs_words(part),
            about=self.about(),
            **self.beside(),
            **kwargs,
        )

    def about(self) -> list[Row]:
        """Who writes it by when, and who changed it last."""
        part = self.part
        rows = [Row("Who writes it", str(part.author) if part.author else self.nobody())]
        if part.due_on:
            rows.append(Row("By when", part.due_on))
        if part.changed_at:
            rows.append(Row("Last changed", f"{long_date(part.changed_at)}, by {part.changed_by}"))
        if part.done_at:
            rows.append(Row("Done", f"{long_date(part.done_at)}, said by {part.done_by}"))
        return rows

    def nobody(self) -> str:
        scrutiny = self.part.kind == Section.Kind.SCRUTINY
        return "Independent scrutiny" if scrutiny else "The report’s writers; nobody else is asked yet"


class PartForm(PartMixin, ReportForm):
    """A form about the part."""

    def get_caption(self):
        return f"{self.report.title}: {self.part.title}"

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.part.title, self.there())]

    def cancel_url(self):
        return self.there()


class PartAction(PartMixin, ReportAction):
    """Something about the part that is confirmed first."""

    form_class = forms.DesignForm

    def get_caption(self):
        return f"{self.report.title}: {self.part.title}"

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.part.title, self.there())]

    def cancel_url(self):
        return self.there()


class OfAuthor:
    """For those who write this part. A writer of the report who may not touch it is told why."""

    permission = (Permission.SEE_REPORTS, Permission.WRITE_REPORTS, Permission.GIVE_SCRUTINY)

    def check_permission(self):
        super().check_permission()
        if not (self.writes or rules.may_write(self.request.user, self.part)):
            raise PermissionDenied


class WriteSection(OfAuthor, PartForm):
    """The editor. *Preview* shows the words below the form and saves nothing."""

    template_name = "reports/sections/write.html"
    form_class = forms.WordsForm
    button = "Save the words"

    def get_title(self):
        return f"Write: {self.part.title}"

    def get_caption(self):
        return self.report.title

    def initial(self):
        return {"words": self.part.words}

    def current_version(self):
        return str(self.part.version)

    def refuse_stale(self):
        """Asked while the part's row is held, so that two who save at once cannot both be the first."""
        held = self.report.sections.select_for_update().filter(pk=self.part.pk)
        self.part.version, self.part.words = held.values_list("version", "words").get()
        super().refuse_stale()

    def post(self, request, *args, **kwargs):
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.make_form(request.POST)
        typed = request.POST.get("words", "") if form.is_valid() else ""
        words = narrative.clean(typed)
        reasons = narrative.reasons_against(words)
        preview = {
            "words": "" if reasons else narrative.as_html(words),
            "reasons": reasons,
            "left_out": narrative.left_out(typed),
            "count": narrative.word_count(words),
        }
        return self.show(form, preview=preview if form.is_valid() else None)

    def perform(self, form):
        version = int(self.current_version())
        words = form.cleaned_data["words"]
        commands.write_section(section=self.part, words=words, version=version, by=self.request.user)
        return self.there()

    def get_success_message(self, form):
        return " ".join(["The words are saved.", *narrative.left_out(form.cleaned_data["words"])])

    def show_both(self, form):
        """Both versions, and what is different between them sentence by sentence."""
        response = super().show_both(form)
        response.template_name = "reports/sections/stale.html"
        response.context_data["compared"] = narrative.changes(
            self.part.words, narrative.clean(form.cleaned_data["words"])
        )
        return response

    def get_context_data(self, **kwargs):
        reasons = rules.reasons_against_writing(self.request.user, self.part)
        names = {"reasons": reasons, "most": narrative.MOST_WORDS, **self.beside()}
        return super().get_context_data(**{**names, **kwargs})


class MarkDone(OfAuthor, PartAction):
    """Its author has finished."""

    title = "Mark this part as done"
    button = "Mark it as done"
    success_message = "The part is marked as done."

    def consequences(self):
        reasons = rules.reasons_against_done(self.request.user, self.part)
        return reasons or ["Its date is met.", "It can still be changed until the report is sealed."]

    def told(self):
        return [] if self.writes else [Told("The support team")]

    def perform(self, form):
        commands.mark_done(section=self.part, by=self.request.user)
        return self.there()


class MarkNotDone(OfAuthor, PartAction):
    """There is more to write."""

    title = "Go on with this part"
    button = "It is not done yet"
    success_message = "The part is not done any more."

    def consequences(self):
        return ["Its date counts again."] if self.part.due_on else ["It stands among the parts that are being written."]

    def perform(self, form):
        commands.mark_not_done(section=self.part, by=self.request.user)
        return self.there()


class AskAuthor(PartForm):
    """Ask somebody to write the part."""

    form_class = forms.AskForm
    template_name = "reports/sections/ask.html"

    def form_kwargs(self):
        return {"people": rules.people_to_ask(self.part)}

    def initial(self):
        return {"person": self.part.author_id, "due_on": self.part.due_on}

    def perform(self, form):
        commands.ask_author(section=self.part, by=self.request.user, **form.cleaned_data)
        return self.there()

    def get_success_message(self, form):
        return f"{form.cleaned_data['person']} is asked to write this part and told."


class AskNobody(PartAction):
    """Nobody in particular writes it any more."""

    title = "Ask nobody in particular"
    button = "Take the asking back"
    success_message = "Nobody in particular is asked any more."

    def consequences(self):
        return ["The report’s writers can still write this part.", "Its date is dropped."]

    def told(self):
        return [Told(str(self.part.author))] if self.part.author else []

    def perform(self, form):
        commands.ask_nobody(section=self.part, by=self.request.user)
        return self.there()
