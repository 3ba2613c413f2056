"""The doors to next year's arrangement: begin a draft, write in it, give it up."""

from django.db import IntegrityError, transaction

from partnership.files import Faulty, as_text, drop_item, put_facts, put_item, read_text
from partnership.models import ArrangementDraft, ArrangementVersion
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

# What belongs to last year's edition and would be wrong in the next one's if nobody thought of it.
OF_ITS_YEAR = ("published-on", "in-force-to", "review-on", "dates-note", "approvals")
LARGEST = 1024 * 1024


@transaction.atomic
def begin_draft(
    *, partnership, by, based_on: ArrangementVersion | None = None, text: str = "", facts: dict | None = None
) -> ArrangementDraft:
    """Begin next year's arrangement from a version or from the text of a file. One draft at a time: Refused.

    From a version, what belongs to its year alone is left out: its dates, its approvals. ``facts`` are
    keys of ``partnership`` in the file that are known already, such as the new version.
    """
    other = ArrangementDraft.objects.filter(partnership=partnership, published_at=None, given_up_at=None).first()
    if other:
        raise _one_at_a_time(other)
    if based_on is not None:
        fresh = {**dict.fromkeys(OF_ITS_YEAR), "status": "draft", **(facts or {})}
        text = put_facts(starting_text(based_on), fresh)
    _refuse_unfit(text)
    draft = ArrangementDraft(partnership=partnership, based_on=based_on, text=text, begun_by=by)
    draft._history_user = by
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        raise Refused("Somebody began a draft at the same moment. Open it and go on there.") from None
    note(subject=draft.subject, what="The draft was begun", kind="draft", by=by)
    return draft


def _one_at_a_time(other: ArrangementDraft) -> Refused:
    begun = long_date(wall.london_date(other.begun_at))
    return Refused(
        f"There is a draft already, begun by {other.begun_by} on {begun}. Go on with it, or give it up first."
    )


def starting_text(version: ArrangementVersion) -> str:
    """The text of a version's file: as it was drafted on screen, with its comments, or written from its content."""
    for draft in version.published_from.all():
        try:
            if read_text(draft.text) == version.document:
                return draft.text
        except Faulty:
            # Checks grow stricter with a release; the version itself is still what it was.
            continue
    return as_text(version.document)


@transaction.atomic
def save_text(*, draft: ArrangementDraft, text: str, by, what: str = "The text was changed") -> ArrangementDraft:
    """Keep a text as the draft, right or with faults. Raises Refused for a closed draft or one that is too large."""
    draft = open_draft(draft)
    text = text.replace("\r\n", "\n")
    _refuse_unfit(text)
    if text == draft.text:
        return draft
    draft.text = text
    draft.version += 1
    draft._history_user = by
    draft.save()
    note(subject=draft.subject, what=what, kind="draft", by=by)
    return draft


def _refuse_unfit(text: str) -> None:
    if not text.strip():
        raise Refused("The text is empty. Give the draft up if you do not need it.", field="text")
    if len(text.encode()) > LARGEST:
        raise Refused("The text is larger than 1 MB. An arrangement is some hundred kilobytes at most.", field="text")


def change_facts(*, draft: ArrangementDraft, facts: dict, by) -> ArrangementDraft:
    """Change keys of ``partnership`` in the draft's text; one that is empty is taken out. Raises Refused."""
    return _edited(draft, lambda text: put_facts(text, facts), "The key facts were changed", by)


def change_item(*, draft: ArrangementDraft, part: str, item: dict, by, key: str = "") -> ArrangementDraft:
    """Write ``item`` over the one with ``key`` in a list of the text, or add it at the end. Raises Refused."""
    what = f"{NOUNS[part]} was {'changed' if key else 'added'}"
    return _edited(draft, lambda text: put_item(text, part, item, key), what, by)


def remove_item(*, draft: ArrangementDraft, part: str, key: str, by) -> ArrangementDraft:
    """Take the item with ``key`` out of a list of the text. What still names it becomes a fault. Raises Refused."""
    return _edited(draft, lambda text: drop_item(text, part, key), f"{NOUNS[part]} was taken out", by)


NOUNS = {"priorities": "A priority", "agencies": "An agency", "groups": "A group"}


def _edited(draft: ArrangementDraft, edit, what: str, by) -> ArrangementDraft:
    with transaction.atomic():
        draft = open_draft(draft)
        try:
            text = edit(draft.text)
        except Faulty as faulty:
            raise Refused(*faulty.faults, "Mend this in the whole text; the form works again then.") from None
        return save_text(draft=draft, text=text, by=by, what=what)


@transaction.atomic
def give_up_draft(*, draft: ArrangementDraft, by) -> ArrangementDraft:
    """Close a draft without publishing it. Its text and its story stay in the history."""
    draft = open_draft(draft)
    draft.given_up_at = wall.now()
    draft._history_user = by
    draft.save()
    note(subject=draft.subject, what="The draft was given up", kind="draft", by=by)
    return draft


def open_draft(draft: ArrangementDraft) -> ArrangementDraft:
    """The draft, locked and as it is now. Raises Refused when it was published or given up meanwhile."""
    now = ArrangementDraft.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=draft.pk)
    if not now.is_open:
        raise Refused("This draft was published or given up meanwhile. Nothing was changed; begin another.")
    return now
