"""Real rows of the demo for the addresses of the groups' work, by the first word of an address's name."""

from accounts.models import Person
from funding.models import BudgetLine, Contribution, FundingYear, Income, Payment
from partnership.models import (
    Action,
    ActionImport,
    Approval,
    ArrangementVersion,
    ChairReport,
    Escalation,
    Group,
    GroupDecision,
    Meeting,
    ReportDue,
    WorkPlan,
)
from safeguarding.clock.models import Deadline
from tests.house import samples_of_reports

# Addresses that name a row nobody has in the demo ask for number 0.
NOTHING = {
    name: 0 for name in ("line", "item", "paper", "pack", "row", "version", "objective", "milestone", "number", "pk")
} | {name: 0 for name in ("section", "fact", "comment", "job")}


def samples():
    """``{"actions": {"pk": 12, "item": 3, …}, "funding:contribution": {"pk": 4}}``: what to fill blanks with.

    An address takes its own entry, else that of its room. Everything is of the group that looks at reviews.
    """
    chair = Person.objects.get(email="group-chair@demo.example")
    group = Group.objects.get(key=chair.appointments.exclude(group_key="").first().group_key)
    to_come, drafted = (group.meetings.filter(state=state).first() for state in ("called", "drafted"))
    work = {**_of_groups(group), **_of_meetings(to_come, drafted), **_of_accounts(group), **_of_money()}
    return {**work, **samples_of_reports.samples()}


def _of_groups(group):
    seat = group.memberships.filter(standing="member").order_by("pk").first()
    action = Action.objects.filter(group=group, closed_on=None).order_by("pk").first()
    item = group.meetings.get(state="drafted").items.first()
    return {
        "groups": {"key": group.key, "pk": seat.appointment_id},
        "actions": {"pk": action.pk, "item": item.pk},
        "actionlog": {"kind": "csv", "change": "move", "pk": ActionImport.objects.get().pk},
        "plans": _of_plan(WorkPlan.objects.filter(group=group).first()),
        "partnership": {"pk": ArrangementVersion.objects.first().pk, "day": "2027-05-05", "key": "exploitation"},
        "partnership:draft_approval_remove": {"pk": Approval.objects.get().pk},
        "partnership:draft_agencies_change": {"key": "cafcass"},
        "partnership:draft_agencies_remove": {"key": "cafcass"},
    }


def _of_plan(plan):
    objective = plan.objectives.first()
    return {"pk": plan.pk, "objective": objective.pk, "milestone": objective.milestones.first().pk}


def _of_meetings(to_come: Meeting, drafted: Meeting):
    key = to_come.group.key
    return {
        "meetings": {
            "pk": to_come.pk,
            "item": to_come.items.first().pk,
            "paper": to_come.papers.first().pk,
            "what": "everybody",
            "key": key,
        },
        "minutes": {"pk": drafted.pk, "item": drafted.items.first().pk, "prompt": "children"},
        "minutes:decision": {"pk": GroupDecision.objects.filter(group=to_come.group).first().pk},
        "minutes:replace_decision": {"pk": GroupDecision.objects.filter(group=to_come.group).first().pk},
    }


def _of_accounts(group: Group):
    report, escalation = ChairReport.objects.get(group=group, state="draft"), Escalation.objects.waiting().first()
    due = {"pk": ReportDue.objects.filter(from_group=group).first().pk}
    names = ("report_due", "due_document", "receive", "move_due", "not_needed")
    return {
        "reports": {"pk": report.pk, "kind": "report", "number": report.pk, "line": 1},
        **{f"reports:{name}": {"pk": escalation.pk} for name in ("escalation", "answer", "take_back")},
        **{f"reports:{name}": due for name in names},
        "accounts:open_date": {"pk": Deadline.objects.filter(subject_kind="action").first().pk},
        "accounts:calendar_feed": {"token": "not-a-token"},
        "accounts:search_kind": {"kind": "actions"},
    }


def _of_money():
    year = FundingYear.objects.filter(budget__isnull=False).first()
    payment = Payment.objects.order_by("pk").first()
    contribution = {"pk": Contribution.objects.get(payments=payment).pk, "row": payment.pk}
    names = ("contribution", "agreed", "invoice", "receive", "take-back")
    return {
        "funding": {"pk": year.pk},
        **{f"funding:{name}": contribution for name in names},
        "funding:income-change": {"pk": Income.objects.filter(year=year).first().pk},
        "funding:heading-change": {"pk": BudgetLine.objects.filter(year=year).first().pk},
        "funding:bring-in-table": {"pk": 0},
    }
