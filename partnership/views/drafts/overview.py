"""The draft's own page: what is wrong with it, what can be done to it, who has approved it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.generic import View

from accounts.pages import Gate, PlainPage
from partnership import sections
from partnership.files import Faulty
from partnership.files.editing import items_of, values_of
from partnership.rules.approvals import partners_without_approval
from partnership.rules.drafts import reasons_against_publishing
from partnership.sections.common import day
from partnership.views.drafts.base import OfDraft
from partnership.views.drafts.records import KINDS
from safeguarding.design.cells import Empty, Link, Row, Tag
from safeguarding.design.dates import long_date
from safeguarding.history.commands import steps_of

NO_DRAFT = Empty(
    "No draft yet",
    "Next year’s arrangement is written here, beside the one in force. Nobody works by it before it is published "
    "and its day has come.",
)


class DraftPage(OfDraft, PlainPage):
    template_name = "partnership/drafts/draft.html"
    title = "Draft of the arrangement"

    def get_record(self):
        return self.open_drafts().first()

    def get_context_data(self, **kwargs):
        if self.record is None:
            begin = Link("Begin a draft", reverse("partnership:begin_draft"))
            empty = Empty(NO_DRAFT.title, NO_DRAFT.text, begin)
            return super().get_context_data(no_draft=empty, **kwargs)
        names = {
            "draft": self.record,
            "facts": facts_of(self.record, self.reading),
            "faults": self.reading.faults,
            "reasons": self.reasons(),
            "parts": parts_of(self.record.text),
            "status": Tag("late", "Has faults") if self.reading.faults else Tag("done", "No faults"),
            "steps": list(steps_of(self.record.subject)[:10]),
            **self.approvals(),
        }
        return super().get_context_data(**{**names, **kwargs})

    def reasons(self) -> list[str]:
        """What stands against publishing, besides the faults that the page lists."""
        return [] if self.reading.faults else reasons_against_publishing(self.record, self.reading, self.in_force())

    def approvals(self) -> dict:
        """The answers so far, and who has not approved yet; nothing while the text cannot be read."""
        recorded = list(self.record.approvals.select_related("agency"))
        arrangement = self.reading.arrangement
        if arrangement is None:
            return {"recorded": recorded}
        return {
            "recorded": recorded,
            "approvals": sections.approvals(arrangement, recorded),
            "not_approved": partners_without_approval(arrangement, recorded),
        }

    def breadcrumbs(self):
        return super().breadcrumbs()[:1]


def facts_of(draft, reading) -> list[Row]:
    """What the draft says about itself, as far as it can be read."""
    known = reading.arrangement.document["partnership"] if reading.arrangement else known_facts(draft.text)
    based_on = f"Version {draft.based_on.version}" if draft.based_on else "A file"
    return [
        Row("Version", str(known.get("version", ""))),
        Row("In force from", readable(known, "in-force-from")),
        Row("Review due", readable(known, "review-on")),
        Row("Begun from", based_on),
        Row("Begun", f"{long_date(draft.begun_at)}, by {draft.begun_by}"),
    ]


def known_facts(text: str) -> dict:
    """The key facts of a text with faults; nothing where it cannot be read at all."""
    try:
        facts = values_of(text).get("partnership")
    except Faulty:
        return {}
    return facts if isinstance(facts, dict) else {}


def readable(known: dict, key: str) -> str:
    """A date in words, or as it stands where it is none."""
    try:
        return day(known, key)
    except (TypeError, ValueError):
        return str(known[key])


def parts_of(text: str) -> list[Link]:
    """The lists that have forms, with how many items each has."""
    found = []
    for part, kind in KINDS.items():
        try:
            count = f" ({len(items_of(text, part))})"
        except Faulty:
            count = ""
        found.append(Link(f"{kind.many}{count}", reverse(f"partnership:draft_{part}")))
    return found


class DownloadDraft(OfDraft, Gate, View):
    """The draft's text as a file, to go on with elsewhere."""

    http_method_names = ["get"]

    def get(self, request):
        response = HttpResponse(self.record.text, content_type="application/yaml; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.record.partnership.key}-draft.yaml"'
        add_never_cache_headers(response)
        return response
