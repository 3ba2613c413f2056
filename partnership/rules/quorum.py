"""Whether enough people and enough statutory partners are there to decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnership.models import Attendance, Group, Membership, Part
from safeguarding.clock.words import list_words

COMES = frozenset({Attendance.Presence.PRESENT, Attendance.Presence.DEPUTY})
# Advisers and people who are invited are heard; they are not counted when the group decides.
NOT_COUNTED = frozenset({Membership.Standing.ADVISER, Membership.Standing.INVITED})


@dataclass(frozen=True)
class Quorum:
    """``reached`` is None where no quorum is set in figures; ``words`` is a sentence; ``reasons`` what is missing."""

    reached: bool | None
    words: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a quorum asks of the group besides attendance, so that many meetings ask it once."""

    not_counted: frozenset[int]
    parts: tuple[Part, ...]


def known_of(group: Group) -> Known:
    """Looked up for ``group``: at most two statements, none where no quorum is set in figures."""
    if group.quorum_heads is None and group.quorum_partners is None:
        return Known(frozenset(), ())
    heard = Membership.objects.filter(group=group, standing__in=NOT_COUNTED).values_list("appointment_id", flat=True)
    return Known(frozenset(heard), parts_of(group))


def parts_of(group: Group) -> tuple[Part, ...]:
    """The agencies' parts that a quorum by statutory partner looks at: one statement, none where it is not set."""
    if group.quorum_partners is None:
        return ()
    return tuple(Part.objects.filter(partnership=group.partnership_id, current=True).select_related("agency"))


def quorum(group: Group, attendance_rows: Iterable, known: Known | None = None) -> Quorum:
    """Whether a meeting of ``group`` may decide, from its rows of attendance, marked or as expected.

    Members and their deputies count; guests, advisers and people who are invited do not. A statutory
    partner is there when somebody of its agency is, or of one that acts for it. At most two statements,
    none when ``known`` is given.
    """
    if group.quorum_heads is None and group.quorum_partners is None:
        return Quorum(None, "No quorum is set in figures for this group.")
    known = known or known_of(group)
    came = [row for row in attendance_rows if row.presence in COMES and not row.guest]
    here = [row for row in came if row.appointment_id is None or row.appointment_id not in known.not_counted]
    checks = [_heads(group, here), _partners(group, here, known.parts)]
    missing = [reason for _, reasons in checks for reason in reasons]
    said = list_words([words for words, _ in checks if words])
    return Quorum(not missing, f"{'Not quorate' if missing else 'Quorate'}: {said}.", tuple(missing))


def _heads(group: Group, here: list) -> tuple[str, list[str]]:
    needed, found = group.quorum_heads, len(here)
    if needed is None:
        return "", []
    words = f"{found} {'person' if found == 1 else 'people'} ({needed} needed)"
    short = needed - found
    return words, [f"{short} more {'person is' if short == 1 else 'people are'} needed."] if short > 0 else []


def _partners(group: Group, here: list, parts: tuple[Part, ...]) -> tuple[str, list[str]]:
    needed = group.quorum_partners
    if needed is None:
        return "", []
    came = {row.agency_id for row in here}
    acting = {key for part in parts if part.agency_id in came for key in part.acts_for}
    partners = [part for part in parts if part.statutory]
    there = [part for part in partners if part.agency_id in came or part.agency.key in acting]
    missing = [part.name for part in partners if part not in there]
    words = f"{len(there)} statutory {'partner' if len(there) == 1 else 'partners'} ({needed} needed)"
    return words, [_nobody_from(missing)] if len(there) < needed else []


def _nobody_from(names: list[str]) -> str:
    """Which partner is missing; a partnership that has fewer partners than its quorum asks is told so."""
    if not names:
        return "The partnership has fewer statutory partners than the quorum asks for. Change the quorum."
    return f"Nobody has come from {list_words(names)}."
