"""One work plan as a page that prints, as a file, and its documents."""

from django.http import Http404

from accounts.pages import DetailPage, PlainPage
from partnership.models import Objective, WorkPlan
from partnership.rules import plans as rules
from partnership.rules.kept import version_of
from partnership.views.plans.base import PlanMixin
from safeguarding.clock import wall
from safeguarding.design.cells import Event, Link, Row, Table, Tag
from safeguarding.design.dates import short_date
from safeguarding.design.shapes import exports
from safeguarding.documents import serve
from safeguarding.history.commands import log_access, steps_of

HEADINGS = ["Objective", "Health", "Priority", "Lead", "Milestone", "Due", "Done", "Evidence"]


class PlanPage(PlanMixin, DetailPage):
    """The objectives, each with its health in words, milestones and notes."""

    template_name = "partnership/plans/plan.html"

    def get(self, request, *args, **kwargs):
        kind = request.GET.get("format", "")
        if kind in {"csv", "xlsx"}:
            return self.as_file(kind)
        return super().get(request, *args, **kwargs)

    def as_file(self, kind: str):
        """The plan with a line for each milestone."""
        log_access(person=self.request.user, subject=self.plan.subject, what="exported", request=self.request)
        write = exports.as_csv if kind == "csv" else exports.as_xlsx
        return write(lines_of(self.objectives()), "work-plan")

    def objectives(self):
        found = rules.with_health(self.plan.objectives.order_by("position", "pk"), wall.today())
        return found.select_related("lead", "priority", "plan").prefetch_related("milestones", "notes__by")

    def get_title(self):
        return f"Work plan {self.plan.title}"

    def get_caption(self):
        return self.plan.group.name

    def status(self):
        return Tag("done", "Agreed") if self.plan.agreed_on else Tag("decision", "Not agreed yet")

    def breadcrumbs(self):
        return [Link("Work plans", "/plans/")]

    def get_context_data(self, **kwargs):
        today = wall.today()
        names = {
            "facts": facts_of(self.plan),
            "objectives": [self.shown(one, today) for one in self.objectives()],
            "writes": self.writes,
            "agrees": rules.may_agree(self.request.user, self.plan.group) and not self.plan.agreed_on,
            "healths": rules.HEALTHS.values(),
            "steps": [Event(step.what, step.at, step.by_name) for step in steps_of(self.plan.subject)[:10]],
        }
        return super().get_context_data(**{**names, **kwargs})

    def shown(self, objective: Objective, today) -> dict:
        """What the page shows of one objective."""
        meaning = rules.HEALTHS[objective.health]
        objective.plan = self.plan
        works = rules.may_work_on(self.request.user, objective)
        running = not objective.achieved_on and not objective.given_up_because
        return {
            "row": objective,
            "tag": Tag(meaning.tag, meaning.label),
            "meaning": meaning.definition,
            "facts": facts_of_objective(objective),
            "milestones": self.milestones(objective, today, works and running),
            "notes": [self.event(note) for note in objective.notes.all()],
            "address": self.at(f"objectives/{objective.pk}/"),
            "works": works,
            "running": running,
        }

    def event(self, note) -> Event:
        links = (Link("The document", self.at(f"documents/{note.version_id}/")),) if note.version_id else ()
        title = f"Evidence of {short_date(note.evidence_on)}" if note.evidence_on else "Note"
        return Event(title, note.at, str(note.by), note.words, links)

    def milestones(self, objective: Objective, today, works: bool) -> Table | None:
        rows = [self.milestone_row(objective, one, today, works) for one in objective.milestones.all()]
        headings = ["Milestone", "Due", "Where it stands", "Evidence"]
        return Table.of("Milestones", headings, rows, caption_hidden=True) if rows else None

    def milestone_row(self, objective, milestone, today, works: bool) -> tuple:
        address = self.at(f"objectives/{objective.pk}/milestones/{milestone.pk}/")
        title = Link(milestone.title, f"{address}change/") if works and not milestone.done_on else milestone.title
        evidence = milestone.evidence or (Link("It is done", f"{address}done/") if works else "")
        return title, milestone.due_on, rules.milestone_tag(milestone, today), evidence


def facts_of(plan: WorkPlan) -> list[Row]:
    """The summary of a plan."""
    agreed = f"{short_date(plan.agreed_on)}, by {plan.agreed_by}" if plan.agreed_on else "Not yet"
    return [
        Row("Group", Link(plan.group.name, plan.group.get_absolute_url())),
        Row("From", plan.starts_on),
        Row("Until", plan.ends_on),
        Row("Agreed", agreed),
    ]


def facts_of_objective(objective: Objective) -> list[Row]:
    """What an objective says of itself; what was left out is left out."""
    rows = [
        Row("Priority", objective.priority),
        Row("How the group will know", objective.measure),
        Row("What children will notice", objective.difference),
        Row("How children and families are heard", objective.voice),
        Row("Lead", objective.lead),
        Row("Late actions under it", objective.n_late_actions),
        Row("Achieved", objective.achieved_on),
        Row("Given up because", objective.given_up_because),
    ]
    return [row for row in rows if row.value]


def lines_of(objectives):
    """The plan as a table: a line for each milestone, and one for an objective without any."""
    yield HEADINGS
    for objective in objectives:
        health = rules.HEALTHS[objective.health].label
        head = [objective.title, health, str(objective.priority or ""), str(objective.lead or "")]
        for milestone in objective.milestones.all():
            yield [*head, milestone.title, milestone.due_on, milestone.done_on, milestone.evidence]
        if not objective.milestones.all():
            yield [*head, "", "", "", ""]


class PlanDocument(PlanMixin, PlainPage):
    """A document of one of the plan's notes."""

    def get(self, request, *args, **kwargs):
        version = version_of(self.plan.subject, self.kwargs["version"])
        if version is None:
            raise Http404
        log_access(person=request.user, subject=self.plan.subject, what="downloaded", request=request)
        return serve.response(version)
