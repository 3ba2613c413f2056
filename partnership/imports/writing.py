"""Checked rows become actions with their streams and deadlines, in a few statements for each five hundred."""

import datetime

from simple_history.utils import bulk_create_with_history

from accounts.access import people_at
from partnership.commands.actions.base import ladder_of, owner_address
from partnership.models import Action, ActionImport, ActionNote, Group, Post, Priority
from partnership.references import next_references
from partnership.rules.actions import group_words
from partnership.rules.smart import missing
from safeguarding.clock import wall
from safeguarding.clock.commands import Wanted, set_deadlines
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

BATCH = 500
KIND, SOURCE = "action-import", "import"
NOUN = "the action log"


def log_of(partnership) -> Subject:
    """The action log of a partnership as a record: what exports and imports are about."""
    return Subject("action-log", partnership.pk, "The action log", "/actions/")


BY_REFERENCE = "Reference "


def origin_label(row: dict) -> str:
    """Which line of the earlier log an action was; its old reference is found again by it."""
    return f"{BY_REFERENCE}{row['ref']}" if row["ref"] else f"Row {row['n']}"


def taken(partnership) -> frozenset[tuple[int | None, str]]:
    """(group, reference) of everything that was brought in before."""
    rows = Action.objects.of(partnership).filter(origin_kind=KIND, origin_label__startswith=BY_REFERENCE)
    pairs = rows.values_list("group", "origin_label")
    return frozenset((group, label.removeprefix(BY_REFERENCE).lower()) for group, label in pairs)


def write(job: ActionImport, rows: list[dict]) -> int:
    """Write ``rows`` (as ``checking`` makes them) as actions of the import's partnership; how many.

    Call inside a transaction. Each owner hears of it once, however many actions are theirs.
    """
    by, now = job.sent_by, wall.now()
    names = _Names(job.partnership)
    actions = [_action(job, row, names, now) for row in rows]
    for action, reference in zip(actions, next_references(Action, "A", len(actions), 4), strict=True):
        action.reference = reference
    made = bulk_create_with_history(actions, Action, batch_size=BATCH, default_user=by, default_date=now)
    _streams(made, rows, by, now)
    open_ones = [action for action in made if not action.closed_on]
    addresses = {action.pk: names.address_of(action) for action in open_ones}
    _watch(job, open_ones, addresses, by)
    _tell_owners(job, set(addresses.values()), by)
    closed = len(made) - len(open_ones)
    said = (
        f"Brought in {len(made):,} actions, {closed:,} of them closed"
        if closed
        else f"Brought in {len(made):,} actions"
    )
    note(subject=job.subject, what=said, kind="imported", by=by)
    return len(made)


class _Names:
    """The records that rows name by their ids, read once."""

    def __init__(self, partnership):
        self.partnership = partnership
        self.posts = {post.pk: post for post in Post.objects.of(partnership)}
        self.groups = {group.pk: group for group in Group.objects.of(partnership)}
        self.priorities = Priority.objects.current().of(partnership).exists()
        self._addresses: dict[tuple, str] = {}

    def address_of(self, action: Action) -> str:
        """Where the owner of an action is reached; asked once for each owner."""
        key = (action.owner_person_id, action.owner_agency_id, action.owner_post_id)
        if key not in self._addresses:
            self._addresses[key] = owner_address(action)
        return self._addresses[key]


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _action(job: ActionImport, row: dict, names: _Names, now: datetime.datetime) -> Action:
    person, agency, post = row["owner"]
    first, due, closed = _day(row["first_due"] or row["due"]), _day(row["due"]), _day(row["closed"])
    subject = job.subject
    action = Action(
        partnership=job.partnership,
        group=names.groups.get(row["group"]),
        what=row["what"],
        measure=row["measure"],
        difference=row["difference"],
        means=row["means"],
        priority_id=row["priority"],
        owner_person_id=person,
        owner_agency_id=agency,
        owner_post=names.posts.get(post),
        raised_on=_day(row["raised"]),
        raised_by=job.sent_by,
        due_on=due,
        original_due_on=first,
        slips=int(due > first),
        source=SOURCE,
        origin_kind=subject.kind,
        origin_id=subject.id,
        origin_label=origin_label(row),
        origin_url=subject.url,
        closed_on=closed,
        closed_by=job.sent_by if closed else None,
        last_noted_at=now,
    )
    # What was agreed elsewhere is let through as it is, and marked as not yet SMART.
    action.urgent = bool(missing(action, priorities=names.priorities))
    return action


def _streams(actions: list[Action], rows: list[dict], by, now) -> None:
    """What the file says besides the action itself, as the first entries of its stream."""
    entries = [
        ActionNote(action=action, by=by, at=now, **fields)
        for action, row in zip(actions, rows, strict=True)
        for fields in _entries(action, row)
    ]
    ActionNote.objects.bulk_create(entries, batch_size=BATCH)


def _entries(action: Action, row: dict):
    kinds = ActionNote.Kind
    lines = ["Brought in from an earlier action log."]
    if row["ref"]:
        lines.append(f"Its reference there: {row['ref']}")
    lines += [f"{title}: {words}" for title, words in row["kept"]]
    yield {"kind": kinds.RAISED, "words": "\n".join(lines)}
    if action.slips:
        moved = {"due_from": action.original_due_on, "due_to": action.due_on}
        yield {"kind": kinds.MOVED, "words": "Moved before it was brought in.", **moved}
    if row["notes"]:
        yield {"kind": kinds.NOTE, "words": row["notes"]}
    if row["evidence"] and action.closed_on:
        yield {"kind": kinds.EVIDENCE, "words": row["evidence"], "evidence_on": action.closed_on}
    elif row["evidence"]:
        yield {"kind": kinds.NOTE, "words": f"Evidence named in the earlier log: {row['evidence']}"}
    if action.closed_on:
        yield {"kind": kinds.CLOSED, "words": "Closed before it was brought in."}


def _watch(job: ActionImport, actions: list[Action], addresses: dict[int, str], by) -> None:
    """The due date of each open action on the clock, for its owner."""
    wanted = [
        Wanted(
            subject=action.subject,
            step="due",
            title=f"Action due, {group_words(action)}" if action.group_id else "Action due",
            due=action.due_on,
            owner=addresses[action.pk],
        )
        for action in actions
    ]
    set_deadlines(wanted=wanted, partnership_key=job.partnership.key, ladder=ladder_of(job.partnership), by=by)


def _tell_owners(job: ActionImport, addresses: set[str], by) -> None:
    key = job.partnership.key
    people = {person.pk: person for address in addresses for person in people_at(address, key) if person.pk != by.pk}
    tell(
        people=people.values(),
        kind="actions-brought-in",
        subject=log_of(job.partnership),
        noun=NOUN,
        partnership_key=key,
        by=by,
        occasion=f"import-{job.pk}",
    )
