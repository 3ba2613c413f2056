"""Publishing: a draft becomes a version of the arrangement, and everybody hears of it."""

from django.db import transaction

from partnership.arrangement import version_in_force
from partnership.commands.drafts import open_draft
from partnership.commands.load import load_arrangement
from partnership.files import put_facts
from partnership.models import ArrangementDraft, ArrangementVersion
from partnership.rules.drafts import everybody_in, read_draft, reasons_against_publishing
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

REVIEW = "review"


@transaction.atomic
def publish_draft(*, draft: ArrangementDraft, by) -> ArrangementVersion:
    """Load a draft as a version, carry its approvals over, set the date of its review, tell everybody with a role.

    It takes force on its own day: at once when that is today or past, otherwise by the night's work.
    Raises Refused with the reasons.
    """
    draft = open_draft(draft)
    found = version_in_force(draft.partnership)
    in_force = ArrangementVersion.objects.defer("document").get(pk=found[0]) if found else None
    reasons = reasons_against_publishing(draft, read_draft(draft), in_force)
    if reasons:
        raise Refused(*reasons)
    draft.text = as_published(draft)
    version = load_arrangement(data=read_draft(draft).arrangement.document, by=by).version
    draft.published_as, draft.published_at, draft.published_by = version, wall.now(), by
    draft._history_user = by
    draft.save()
    for approval in draft.approvals.all():
        approval.arrangement = version
        approval._history_user = by
        approval.save()
    watch_review(version, by)
    _say(draft, version, by)
    return version


def as_published(draft: ArrangementDraft) -> str:
    """The text with its status, and with today as the day of publication where it names none."""
    known = read_draft(draft).arrangement.document["partnership"]
    return put_facts(
        draft.text,
        {"status": "published", "published-on": known.get("published-on") or wall.today().isoformat()},
    )


def watch_review(version: ArrangementVersion, by) -> None:
    """Put the review of this version on the clock; the reviews of earlier versions are owed no more."""
    subject, partnership = version.subject, version.partnership
    mine = Deadline.objects.filter(partnership_key=partnership.key, subject_kind=subject.kind, step=REVIEW)
    for earlier in mine.filter(state="open").exclude(subject_id=subject.id):
        drop_deadline(deadline=earlier, by=by)
    if version.review_on:
        set_deadline(
            subject=subject,
            step=REVIEW,
            title="Review of the arrangement",
            due=version.review_on,
            owner="role:support_team",
            partnership_key=partnership.key,
            by=by,
        )


def _say(draft: ArrangementDraft, version: ArrangementVersion, by) -> None:
    note(subject=draft.subject, what=f"Published as version {version.version}", kind="draft", by=by)
    note(subject=version.subject, what="The arrangement was published", kind="published", by=by)
    tell(
        people=everybody_in(draft.partnership).exclude(pk=by.pk),
        kind="arrangement-published",
        subject=version.subject,
        noun="the arrangement",
        due_on=version.in_force_from,
        partnership_key=draft.partnership.key,
        by=by,
        occasion=f"version-{version.pk}",
    )
