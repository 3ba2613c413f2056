"""A group's work plan for a year: writing, agreeing, objectives, milestones, notes."""

import datetime

from django.db import transaction

from accounts.access import people_at
from partnership.models import Milestone, Objective, PlanNote, WorkPlan
from partnership.rules import plans as rules
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.documents.commands import add_document
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

WORDS = ("title", "priority", "measure", "difference", "voice", "lead")


def _refuse(reasons: list[str], field: str | None = None) -> None:
    if reasons:
        raise Refused(*reasons, field=field)


@transaction.atomic
def write_plan(*, group, starts_on, ends_on, by, copy_from: WorkPlan | None = None) -> WorkPlan:
    """A new plan of ``group`` for London days. ``copy_from``: what another plan did not finish is carried over.

    An objective keeps its words and its lead; its milestones get new dates and are not copied. Raises Refused.
    """
    _refuse(rules.reasons_against_plan(group, starts_on, ends_on))
    title = rules.title_of(starts_on, ends_on)
    plan = WorkPlan.objects.create(group=group, title=title, starts_on=starts_on, ends_on=ends_on, written_by=by)
    note(subject=plan.subject, what="The plan was begun", kind="begun", by=by)
    if copy_from is not None:
        _carry_over(copy_from, plan, by)
    return plan


def _carry_over(old: WorkPlan, plan: WorkPlan, by) -> None:
    unfinished = old.objectives.filter(achieved_on__isnull=True, given_up_because="")
    for position, objective in enumerate(unfinished):
        fields = {name: getattr(objective, name) for name in WORDS}
        Objective.objects.create(plan=plan, position=position, **fields)
    what = f"Objectives that {old.title} did not finish were carried over: {len(unfinished)}"
    note(subject=plan.subject, what=what, kind="carried-over", by=by)


@transaction.atomic
def agree_plan(*, plan: WorkPlan, agreed_on: datetime.date, agreed_by: str, by) -> WorkPlan:
    """The executive, or whoever it left it to, agreed the plan on a London day; the group is told. Raises Refused."""
    plan = WorkPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    _refuse(rules.reasons_against_agreeing(plan, agreed_on), "agreed_on")
    plan.agreed_on, plan.agreed_by = agreed_on, agreed_by
    _save(plan)
    note(subject=plan.subject, what=f"The plan was agreed on {long_date(agreed_on)}", kind="agreed", by=by)
    key = plan.group.partnership.key
    people = people_at(f"group:{plan.group.key}", key).exclude(pk=by.pk)
    tell(people=people, kind="plan-agreed", subject=plan.subject, noun="a work plan", partnership_key=key, by=by)
    return plan


def _save(row) -> None:
    row.version += 1
    row.save()


@transaction.atomic
def add_objective(*, plan: WorkPlan, by, title, **fields) -> Objective:
    """An objective at the end of the plan; ``fields`` are its priority, measure, difference, voice and lead."""
    last = plan.objectives.order_by("position").values_list("position", flat=True).last()
    position = 0 if last is None else last + 1
    objective = Objective.objects.create(plan=plan, position=position, title=title, **fields)
    note(subject=plan.subject, what=f"Objective {position + 1} was added", kind="objective", by=by)
    return objective


@transaction.atomic
def change_objective(*, objective: Objective, by, **fields) -> Objective:
    """Other words for an objective, or another lead, to whom its open milestones go. Raises Refused once it ended."""
    _refuse(rules.reasons_against_working_on(objective))
    for name, value in fields.items():
        setattr(objective, name, value)
    _save(objective)
    for milestone in objective.milestones.filter(done_on__isnull=True):
        _watch(milestone, by)
    note(subject=objective.plan.subject, what=f"{_named(objective)} was changed", kind="objective", by=by)
    return objective


def _named(objective: Objective) -> str:
    return f"Objective {objective.position + 1}"


@transaction.atomic
def achieve_objective(*, objective: Objective, on: datetime.date, words: str, by, upload=None) -> Objective:
    """It is achieved on a London day; ``words`` say what shows it. Its open milestones leave the clock."""
    _refuse(rules.reasons_against_working_on(objective) + rules.reasons_against_achieving(on, words))
    objective.achieved_on = on
    _end(objective, f"was achieved on {long_date(on)}", by)
    add_note(objective=objective, words=words, evidence_on=on, upload=upload, by=by)
    return objective


@transaction.atomic
def give_up_objective(*, objective: Objective, because: str, by) -> Objective:
    """The group gives it up and says why. Its open milestones leave the clock. Raises Refused."""
    _refuse(rules.reasons_against_working_on(objective))
    if not because.strip():
        raise Refused("Say why it is given up.", field="because")
    objective.given_up_because = because
    _end(objective, "was given up", by)
    return objective


def _end(objective: Objective, what: str, by) -> None:
    _save(objective)
    for milestone in objective.milestones.filter(done_on__isnull=True):
        deadline = _deadline(milestone)
        if deadline:
            drop_deadline(deadline=deadline, by=by)
    note(subject=objective.plan.subject, what=f"{_named(objective)} {what}", kind="objective", by=by)


@transaction.atomic
def add_note(*, objective: Objective, words: str, by, evidence_on=None, upload=None) -> PlanNote:
    """What the group says about an objective, with the evidence's own London date and a document where there is one."""
    if not words.strip():
        raise Refused("Write what has happened.", field="words")
    version = _keep(objective.plan, upload, by) if upload else None
    note(subject=objective.plan.subject, what=f"A note was added to {_named(objective).lower()}", kind="note", by=by)
    return PlanNote.objects.create(
        objective=objective, words=words, evidence_on=evidence_on, version_id=version.pk if version else None, by=by
    )


def _keep(plan: WorkPlan, upload, by):
    key = plan.group.partnership.key
    return add_document(subject=plan.subject, title="Evidence", upload=upload, by=by, partnership_key=key)


@transaction.atomic
def add_milestone(*, objective: Objective, title: str, due_on: datetime.date, by) -> Milestone:
    """A step towards the objective, due on a London day of the plan's year; it goes on the clock. Raises Refused."""
    _refuse(rules.reasons_against_working_on(objective))
    _refuse(rules.reasons_against_date(objective.plan, due_on), "due_on")
    milestone = Milestone.objects.create(objective=objective, title=title, due_on=due_on)
    _watch(milestone, by)
    note(subject=objective.plan.subject, what=f"{_named(objective)}: a milestone was added", kind="milestone", by=by)
    return milestone


@transaction.atomic
def change_milestone(*, milestone: Milestone, title: str, due_on: datetime.date, by) -> Milestone:
    """Another title or date for a milestone that is not done. Raises Refused."""
    objective = milestone.objective
    done = [f"This milestone was done on {long_date(milestone.done_on)}."] if milestone.done_on else []
    _refuse(done + rules.reasons_against_working_on(objective))
    _refuse(rules.reasons_against_date(objective.plan, due_on), "due_on")
    moved = f" from {long_date(milestone.due_on)} to {long_date(due_on)}" if milestone.due_on != due_on else ""
    milestone.title, milestone.due_on = title, due_on
    milestone.save()
    _watch(milestone, by)
    what = f"{_named(objective)}: a milestone was {'moved' if moved else 'changed'}{moved}"
    note(subject=objective.plan.subject, what=what, kind="milestone", by=by)
    return milestone


@transaction.atomic
def finish_milestone(*, milestone: Milestone, done_on: datetime.date, evidence: str, by) -> Milestone:
    """It is done on a London day, on evidence. Raises Refused."""
    milestone = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    _refuse(rules.reasons_against_doing(milestone, done_on, evidence))
    milestone.done_on, milestone.evidence = done_on, evidence
    milestone.save()
    deadline = _deadline(milestone)
    if deadline and deadline.state != Deadline.State.NOT_NEEDED:
        meet_deadline(deadline=deadline, on=done_on, by=by)
    what = f"{_named(milestone.objective)}: a milestone was done on {long_date(done_on)}"
    note(subject=milestone.objective.plan.subject, what=what, kind="milestone", by=by)
    return milestone


def _step(milestone: Milestone) -> str:
    return f"milestone-{milestone.pk}"


def _watch(milestone: Milestone, by) -> None:
    """Its date on the clock, for the lead; for the group's chair while nobody leads."""
    objective = milestone.objective
    plan = objective.plan
    owner = f"person:{objective.lead_id}" if objective.lead_id else f"group-chair:{plan.group.key}"
    set_deadline(
        subject=plan.subject,
        step=_step(milestone),
        title=f"Milestone of objective {objective.position + 1}",
        due=milestone.due_on,
        owner=owner,
        partnership_key=plan.group.partnership.key,
        by=by,
    )


def _deadline(milestone: Milestone) -> Deadline | None:
    subject = milestone.objective.plan.subject
    row = Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step=_step(milestone))
    return row.first()
