"""An action log is sent in, and what the portal makes of it is shown before anything is written."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.pages import ActionPage, DetailPage, FormPage, PlainPage
from accounts.policy import Permission
from partnership.commands import imports as commands
from partnership.forms.imports import BringInForm, ColumnsForm, LogForm
from partnership.imports import showing, template
from partnership.imports.columns import FIELDS, known
from partnership.models import ActionImport, Group
from partnership.views.actionlog.base import OfTheLog
from safeguarding.clock.words import list_words
from safeguarding.design.cells import Empty, Link, Table, Tag, Told
from safeguarding.design.dates import counted
from safeguarding.design.shapes.lists import EXPORTS
from safeguarding.design.shapes.paging import page_of, pages_of

State = ActionImport.State
TAGS = {
    State.WAITING: "open",
    State.READING: "open",
    State.COLUMNS: "decision",
    State.CHECKED: "decision",
    State.WRITING: "open",
    State.DONE: "done",
    State.FAILED: "late",
    State.GIVEN_UP: "closed",
}
AT_WORK = {State.WAITING, State.READING, State.WRITING}
FAULTS_SHOWN = 25
IMPORTS_SHOWN = 50


class OfImports:
    """Pages of the support team about logs on their way in."""

    model = ActionImport
    permission = Permission.RUN_GROUPS
    section = "Actions"

    def visible(self):
        """Without the rows, of which there may be thousands."""
        return super().visible().select_related("partnership", "group", "sent_by").defer("rows")

    @property
    def job(self) -> ActionImport:
        """The import that the address names."""
        return self.record

    def breadcrumbs(self):
        links = [Link("Actions", "/actions/"), Link("Bring in a log", reverse("actionlog:imports"))]
        return [*links, Link(self.job.title, self.job.get_absolute_url())] if self.job else links


class Imports(OfImports, OfTheLog, PlainPage):
    """What an action log needs to look like, and those that were sent before."""

    model = ActionImport
    permission = Permission.RUN_GROUPS
    template_name = "partnership/actionlog/imports.html"
    title = "Bring in an action log"

    def breadcrumbs(self):
        return []

    def visible(self):
        return ActionImport.objects.visible_to(self.request.user).filter(partnership=self.partnership)

    def get_context_data(self, **kwargs):
        before = self.visible().select_related("sent_by").defer("rows", "faults", "options")[:IMPORTS_SHOWN]
        fields = [(field.title, field.help) for field in FIELDS.values()]
        names = {
            "tabs": self.log_tabs("Bring in a log"),
            "columns": Table.of("The columns that the portal knows", ["Column", "What it says"], fields),
            "before": [(job, Tag(TAGS[job.state], job.get_state_display())) for job in before],
        }
        return super().get_context_data(**{**names, **kwargs})


class EmptyLog(OfImports, PlainPage):
    """The template as a file."""

    def get_record(self):
        return None

    def get(self, request, *args, **kwargs):
        kind = kwargs["kind"]
        if kind not in EXPORTS:
            raise Http404
        return EXPORTS[kind](template.lines(str(request.user)), "action-log")


class SendLog(OfImports, FormPage):
    """The upload."""

    form_class = LogForm
    success_message = "The file is sent. You can leave this page; you are told when it has been read."

    def form_kwargs(self):
        return {"groups": Group.objects.visible_to(self.request.user).of(self.partnership)}

    def initial(self):
        return {"unknown": "keep"}

    def perform(self, form):
        return commands.send_log(
            partnership=self.partnership,
            upload=form.cleaned_data["upload"],
            group=form.cleaned_data["group"],
            keep_unknown=form.cleaned_data["unknown"] == "keep",
            by=self.request.user,
        )


class ShowImport(OfImports, DetailPage):
    """How far it is, what was found, what would be written."""

    template_name = "partnership/actionlog/import.html"
    caption = "An action log on its way in"

    def status(self):
        return Tag(TAGS[self.job.state], self.job.get_state_display())

    def breadcrumbs(self):
        return super().breadcrumbs()[:-1]

    def get_context_data(self, **kwargs):
        job = self.job
        page = page_of(job.faults, self.request.GET.get("page", ""), FAULTS_SHOWN)
        names = {
            "job": job,
            "at_work": job.state in AT_WORK,
            "faulty": job.total - job.good,
            "read_as": list(job.options.get("read_as", {}).items()),
            "unknown": list_words(job.options.get("unknown", [])),
            "kept": job.options.get("keep_unknown", True),
            "missing": list_words(job.options.get("missing", [])),
            "headings": list_words(f"“{words}”" for words in job.options.get("headings", []) if words),
            "sample": Table.of("The first rows as they would become", showing.HEADINGS, job.options.get("sample", [])),
            "faults": Table.of("What to put right", ["Row", "Column", "What is wrong"], page.object_list),
            "pages": pages_of(page, self.request.GET),
            "none": Empty("No row can be brought in", "Put the faults below right in your file and send it again."),
        }
        return super().get_context_data(**{**names, **kwargs})


class Faults(OfImports, DetailPage):
    """Every fault as a file."""

    def get_record(self):
        found = self.visible().filter(pk=self.kwargs["pk"]).first()
        if found is None or self.kwargs["kind"] not in EXPORTS:
            raise Http404
        return found

    def get(self, request, *args, **kwargs):
        lines = [["Row", "Column", "What is wrong"], *self.job.faults]
        return EXPORTS[kwargs["kind"]](lines, "faults-in-the-action-log")


class NameColumns(OfImports, FormPage):
    """Which column is what, where the headings did not say."""

    form_class = ColumnsForm

    @cached_property
    def headings(self) -> list[str]:
        return self.job.options.get("headings", [])

    def form_kwargs(self):
        return {"headings": self.headings}

    def initial(self):
        return {key: str(place) for key, place in known(self.headings).items()}

    def perform(self, form):
        return commands.name_columns(job=self.job, columns=form.columns(), by=self.request.user)


class BringIn(OfImports, ActionPage):
    """The rows are chosen; from here they are written."""

    form_class = BringInForm
    title = "Bring in these actions"
    button = "Bring them in"

    def form_kwargs(self):
        return {"good": self.job.good, "asked": bool(self.job.faults)}

    def consequences(self):
        job = self.job
        return [
            f"{counted(job.good, 'row').capitalize()} become actions with references of the portal.",
            "Open ones go on the clock: their owners are reminded as of any other action.",
            "Closed ones come in closed. You stand as the one who confirmed them.",
            "All of them are written, or none.",
        ]

    def told(self):
        return [Told("Each owner of an open action, and an agency’s leads where it is the agency’s, once")]

    def perform(self, form):
        if form.cleaned_data.get("choice") == "none":
            return self.job
        return commands.bring_in(job=self.job, by=self.request.user, only_good=bool(self.job.faults))


class GiveUp(OfImports, ActionPage):
    """Nothing of the file is brought in."""

    title = "Give up this action log"
    button = "Give it up"
    danger = True
    success_message = "Nothing of it was brought in."

    def consequences(self):
        return ["Nothing of the file is brought in, and what was read from it is forgotten. You can send it again."]

    def perform(self, form):
        commands.give_up(job=self.job, by=self.request.user)
        return reverse("actionlog:imports")
