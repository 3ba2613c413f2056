"""One action: what, why, whose, by when; the thread from its origin to its impact; everything said about it."""

import datetime

from django.db.models import Q
from django.http import Http404

from partnership.models import Action, ActionNote, Escalation
from partnership.rules import actions as rules
from partnership.rules.choices import has_priorities
from partnership.rules.smart import missing
from partnership.rules.status import status_of
from partnership.views.actions import presenting
from partnership.views.actions.base import ActionDetail, list_link
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Tag
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access

# An impact check is put forward so long before its day; it can be recorded at any time.
CHECK_FROM = datetime.timedelta(days=28)


class ActionPage(ActionDetail):
    """The page of an action."""

    template_name = "partnership/actions/action.html"
    caption = "Action"

    def get_title(self):
        return self.action.reference

    def status(self):
        found = status_of(self.action, wall.today())
        return Tag(found.tag, found.words)

    def breadcrumbs(self):
        return list_link(self)

    def get_context_data(self, **kwargs):
        action, person = self.action, self.request.user
        notes = list(action.notes.select_related("by"))
        checks = list(action.impact_checks.all())
        worker, relatives = rules.may_work_on(person, action), self.relatives()
        open_ = not action.closed_on
        may_change = worker and not rules.reasons_against_change(action)
        return super().get_context_data(
            gaps=missing(action, priorities=bool(action.priority_id) or has_priorities(action.partnership))
            if open_
            else [],
            agreed=presenting.agreed_rows(action),
            facts=presenting.facts_rows(action, notes, self.changes(may_change)),
            stream=presenting.stream(action, notes),
            evidence=[note for note in notes if note.kind == ActionNote.Kind.EVIDENCE],
            checks=[(check, *presenting.check_line(check)) for check in checks],
            **self.next_check(checks),
            origin=presenting.came_from(action, rules.may_open(person, action.origin_kind, action.origin_id)),
            escalations=self.escalations(),
            **self.family(relatives),
            worker=worker,
            may_add=worker and open_,
            may_change=may_change,
            may_escalate=may_change and rules.leads_its_group(person, action) and bool(action.group_id),
            may_answer=bool(action.closing_asked_on and open_ and rules.may_confirm(person, action)),
            **kwargs,
        )

    def changes(self, may_change: bool) -> dict[str, Link]:
        """The links beside the facts that have pages of their own."""
        at = self.action.get_absolute_url()
        if not may_change:
            return {}
        return {"owner": Link("Hand over", f"{at}hand-over/"), "due": Link("Move", f"{at}move/")}

    @staticmethod
    def next_check(checks) -> dict:
        """The impact check that comes next, and whether its time has come."""
        found = next((check for check in checks if not check.done_on and not check.dropped_on), None)
        return {"next_check": found, "check_now": bool(found and found.due_on - wall.today() <= CHECK_FROM)}

    def relatives(self) -> list[Action]:
        """Its parts, the action that it is a part of, and what was raised because of it: those the person sees."""
        action = self.action
        near = Q(part_of=action) | Q(origin_kind="action", origin_id=action.pk)
        if action.part_of_id:
            near |= Q(pk=action.part_of_id)
        found = Action.objects.visible_to(self.request.user).filter(near)
        return list(found.select_related("owner_person", "owner_agency", "owner_post").order_by("reference"))

    def family(self, relatives: list[Action]) -> dict:
        """The relatives by what they are to this action."""
        action = self.action
        parts = [one for one in relatives if one.part_of_id == action.pk]
        return {
            "parts": parts,
            "parts_open": any(part.closed_on is None for part in parts),
            "parts_table": presenting.parts_table(parts) if parts else None,
            "whole": next((one for one in relatives if one.pk == action.part_of_id), None),
            "follow_ups": [one for one in relatives if one.origin_kind == "action" and one.origin_id == action.pk],
        }

    def escalations(self):
        """What of it was put to a group above, for those who may see that."""
        found = Escalation.objects.visible_to(self.request.user).filter(action=self.action)
        rows = list(found.select_related("to_group"))
        return presenting.escalations_table(rows) if rows else None


class EvidenceFile(ActionDetail):
    """A file of the action's evidence, for whoever sees the action."""

    def get(self, request, *args, **kwargs):
        version = rules.evidence_file(self.action, self.kwargs["version"])
        if version is None:
            raise Http404
        log_access(person=request.user, subject=self.action.subject, what="downloaded", request=request)
        return response(version)
