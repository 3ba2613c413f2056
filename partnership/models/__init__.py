"""What the partnership keeps, a file per noun."""

from partnership.models.accounts_given import ChairReport, Escalation, GroupDecision, ReportDue
from partnership.models.actions import Action, ActionImport, ActionNote, ImpactCheck
from partnership.models.arrangement import (
    Approval,
    ArrangementDraft,
    ArrangementVersion,
    OfPartnershipQuerySet,
    Part,
    Post,
    Priority,
)
from partnership.models.groups import Group, GroupMember, Membership, TermsOfReference
from partnership.models.meetings import AgendaItem, Attendance, Meeting, TemplateItem
from partnership.models.minutes import Contribution, Minutes, MinutesAddendum, PassedOn, PromptAnswer
from partnership.models.papers import PackJob, Paper
from partnership.models.plans import Milestone, Objective, PlanNote, WorkPlan

__all__ = [
    "Action",
    "ActionImport",
    "ActionNote",
    "AgendaItem",
    "Approval",
    "ArrangementDraft",
    "ArrangementVersion",
    "Attendance",
    "ChairReport",
    "Contribution",
    "Escalation",
    "Group",
    "GroupDecision",
    "GroupMember",
    "ImpactCheck",
    "Meeting",
    "Membership",
    "Milestone",
    "Minutes",
    "MinutesAddendum",
    "Objective",
    "OfPartnershipQuerySet",
    "PackJob",
    "Paper",
    "Part",
    "PassedOn",
    "PlanNote",
    "Post",
    "Priority",
    "PromptAnswer",
    "ReportDue",
    "TemplateItem",
    "TermsOfReference",
    "WorkPlan",
]
