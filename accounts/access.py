"""Who may see what, and who is behind an address. Every queryset of every room is cut with this."""

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet, Value

from accounts.cut import Among, AmongSubjects, in_sql
from accounts.holdings import Holdings, current_on, forget, holdings, may
from accounts.models import Agency, Partnership, Person
from accounts.policy import ROLES, Permission
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.history.models import Step

__all__ = [
    "Holdings",
    "among_visible",
    "choose_partnership",
    "current_partnership",
    "deadlines_visible_to",
    "describe_address",
    "describe_addresses",
    "forget",
    "groups_of",
    "holdings",
    "may",
    "people_at",
    "posts_of",
    "register_groups",
    "register_subject",
    "steps_visible_to",
    "visible_ids",
]

PARTNERSHIP_SESSION_KEY = "partnership"

MOST_QUESTIONS = 5000
NOT_ASKED = object()

_subjects: dict[str, Callable[[Person], QuerySet]] = {}
_undated: set[str] = set()
_without_story: set[str] = set()
_whole: dict[str, Permission] = {}
_questions: dict[tuple, tuple[str, tuple] | None] = {}
_group_lists: list[Callable[[str], list[tuple[str, str]]]] = []
_post_lists: list[Callable[[str], list[tuple[str, str]]]] = []


# Subjects: what the ground floor's rows belong to


def register_subject(
    kind: str,
    visible: Callable[[Person], QuerySet],
    *,
    dated: bool = True,
    storied: bool = True,
    whole: Permission | None = None,
) -> None:
    """Say how records of ``kind`` are cut: ``visible(person)`` is a queryset of ids. Called in a room's ``ready``.

    The queryset may depend on the person's holdings alone: neither on the hour nor on other rows read beforehand.
    ``dated=False`` for a kind that never has a deadline: it is left out where deadlines are looked for;
    ``storied=False`` the same for one whose story is told on another record. ``whole`` is a permission with which
    somebody sees every record of the kind in the partnership.
    """
    _subjects[kind] = visible
    if not dated:
        _undated.add(kind)
    if not storied:
        _without_story.add(kind)
    if whole:
        _whole[kind] = whole


def visible_ids(person: Person, kind: str) -> QuerySet:
    """The ids of the records of ``kind`` that ``person`` may see; none for a kind that no room registered."""
    visible = _subjects.get(kind)
    return visible(person) if visible else Person.objects.none().values("pk")


def visible_subjects(person: Person, *, many: bool = False, without=frozenset(), only=None) -> Q:
    """A condition on ``subject_kind`` and ``subject_id`` that keeps only what ``person`` may see.

    ``many`` where thousands of rows are looked through, as in a ledger; ``without`` the kinds that these rows
    never belong to, or ``only`` those that they do, which costs the database the less.
    """
    kinds = _subjects if only is None else [kind for kind in _subjects if kind in only]
    asked = {kind: _question(person, kind) for kind in kinds if kind not in without}
    return Q(AmongSubjects({kind: ids for kind, ids in asked.items() if ids}, many=many))


def among_visible(column: str, person: Person, kind: str) -> Q:
    """A condition: ``column`` is the id of a record of ``kind`` that ``person`` may see."""
    ids = _question(person, kind)
    return Q(Among(column, ids)) if ids else Q(pk__in=[])


def _question(person: Person, kind: str):
    """Which records of ``kind`` the person may see, in SQL; None for none at all.

    Putting twenty kinds into SQL takes longer than asking the database, on every page. The SQL depends
    on what the person holds today and on nothing else, so it is kept for whoever holds the same.
    """
    key = (kind, _subjects.get(kind), holdings(person).signature)
    # Another thread may empty it between two lines: what is given back was looked up once.
    found = _questions.get(key, NOT_ASKED)
    if found is NOT_ASKED:
        found = in_sql(visible_ids(person, kind))
        if len(_questions) >= MOST_QUESTIONS:
            _questions.clear()
        _questions[key] = found
    return found


def deadlines_visible_to(person: Person) -> QuerySet:
    """Deadlines of subjects that ``person`` may see: theirs, their agency's, or all where they run cases or groups.

    Home, lists, feeds and search all start here, so that they cannot disagree.
    """
    held = holdings(person)
    mine = Q(partnership_key__in=held.partnerships_with(Permission.RUN_REVIEW))
    for partnership in held.partnerships:
        owners = held.addresses_in(partnership) | held.agency_addresses_in(partnership)
        mine |= Q(partnership_key=partnership.key, owner__in=owners)
    return Deadline.objects.filter(mine & _dated_subjects(held, person))


def _dated_subjects(held: Holdings, person: Person) -> Q:
    """As ``visible_subjects``. A deadline knows its partnership: where all of a kind is seen, no record is looked up."""
    found, seen = Q(pk__in=[]), []
    for partnership in held.partnerships:
        permissions = held.permissions(partnership)
        seen.append({kind for kind in _subjects if _whole.get(kind) in permissions})
        found |= Q(partnership_key=partnership.key, subject_kind__in=sorted(seen[-1]))
    everywhere = set.intersection(*seen) if seen else set()
    return found | visible_subjects(person, without=_undated | everywhere)


def steps_visible_to(person: Person, *, kinds: set[str] | None = None) -> QuerySet:
    """What happened to the subjects that ``person`` may see, newest first; only to those of ``kinds`` where given."""
    return Step.objects.filter(visible_subjects(person, without=_without_story, only=kinds))


# Addresses: person:12 · role:support_team · agency:3 · partner:3 · group-chair:case-review · group:case-review
# · post:designated-nurse


def people_at(address: str, partnership_key: str, on=None) -> QuerySet:
    """The active people whom ``address`` reaches in the partnership on a day (today when ``on`` is None).

    An address that nobody understands or that nobody holds reaches nobody; who runs the ladder
    then climbs it. Somebody whose appointments there have ended is not reached by ``person:``.
    """
    kind, _, value = address.partition(":")
    condition = _ADDRESS_KINDS.get(kind)
    if condition is None or (kind in _NUMBERED and not value.isdigit()):
        return Person.objects.none()
    held = current_on(on or wall.today(), "appointments__")
    here = Q(appointments__partnership__key=partnership_key)
    return Person.objects.filter(held & here & condition(value), is_active=True).distinct()


_NUMBERED = {"person", "agency", "partner"}
_ADDRESS_KINDS: dict[str, Callable[[str], Q]] = {
    "person": lambda value: Q(pk=int(value)),
    "role": lambda value: Q(appointments__role=value),
    "agency": lambda value: Q(appointments__role="agency_lead", appointments__agency_id=int(value)),
    "partner": lambda value: Q(appointments__role="executive_member", appointments__agency_id=int(value)),
    "group-chair": lambda value: Q(appointments__role="group_chair", appointments__group_key=value),
    "group": lambda value: Q(appointments__group_key=value),
    "post": lambda value: Q(appointments__post_key=value),
}


def describe_address(address: str, partnership_key: str) -> str:
    """An address in words: *Support team*, *Agency lead, Oxford Health*."""
    return describe_addresses([address], partnership_key)[address]


def describe_addresses(addresses: Iterable[str], partnership_key: str) -> dict[str, str]:
    """Many addresses in words: one query for people and agencies however many there are, one for groups and posts."""
    wanted = set(addresses)
    people, agencies = _names(wanted)
    groups = dict(groups_of(partnership_key)) if any(a.startswith(("group-chair:", "group:")) for a in wanted) else {}
    posts = dict(posts_of(partnership_key)) if any(address.startswith("post:") for address in wanted) else {}
    return {address: _in_words(address, people, agencies, groups, posts) for address in wanted}


def _names(addresses: set[str]) -> tuple[dict[int, str], dict[int, str]]:
    """The names of the people and of the agencies in these addresses, by their ids."""
    names: dict[str, dict[int, str]] = {"person": {}, "agency": {}}
    people = Person.objects.order_by().filter(pk__in=_numbers(addresses, "person"))
    agencies = Agency.objects.order_by().filter(pk__in=_numbers(addresses, "agency", "partner"))
    found = people.values_list(Value("person"), "pk", "name").union(
        agencies.values_list(Value("agency"), "pk", "name"), all=True
    )
    for kind, pk, name in found:
        names[kind][pk] = name
    return names["person"], names["agency"]


def _numbers(addresses: set[str], *kinds: str) -> list[int]:
    parts = (address.partition(":") for address in addresses)
    return [int(value) for kind, _, value in parts if kind in kinds and value.isdigit()]


def _in_words(address: str, people: dict, agencies: dict, groups: dict, posts: dict) -> str:
    kind, _, value = address.partition(":")
    number = int(value) if value.isdigit() else None
    words = {
        "person": people.get(number, "Somebody who has left"),
        "role": ROLES[value].title if value in ROLES else value,
        "agency": f"Agency lead, {agencies.get(number, 'an agency no longer listed')}",
        "partner": f"Executive member, {agencies.get(number, 'an agency no longer listed')}",
        "group-chair": f"Chair, {groups.get(value, value.replace('-', ' '))}",
        "group": f"Members, {groups.get(value, value.replace('-', ' '))}",
        "post": posts.get(value, value.replace("-", " ").capitalize()),
    }
    return words.get(kind, address)


# Groups and posts are kept upstairs; that room lends their names


def register_groups(groups: Callable[[str], list[tuple[str, str]]], posts: Callable[[str], list]) -> None:
    """Lend the names of groups and of posts: each gives (key, name) pairs for a partnership's key."""
    _group_lists.append(groups)
    _post_lists.append(posts)


def groups_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, name) of each group of a partnership."""
    return [pair for listing in _group_lists for pair in listing(partnership_key)]


def posts_of(partnership_key: str) -> list[tuple[str, str]]:
    """(key, title) of each post of a partnership."""
    return [pair for listing in _post_lists for pair in listing(partnership_key)]


# The partnership that a person is working in


def current_partnership(request) -> Partnership | None:
    """The partnership chosen in this session, as long as a role is held there; otherwise where one may do most."""
    held = holdings(request.user)
    chosen = request.session.get(PARTNERSHIP_SESSION_KEY)
    here = next((p for p in held.partnerships if p.key == chosen), None)
    return here or max(held.partnerships, key=lambda p: len(held.permissions(p)), default=None)


def choose_partnership(request, key: str) -> bool:
    """Work in another partnership from now on. False, and nothing changes, when no role is held there."""
    if key not in {partnership.key for partnership in holdings(request.user).partnerships}:
        return False
    request.session[PARTNERSHIP_SESSION_KEY] = key
    return True
