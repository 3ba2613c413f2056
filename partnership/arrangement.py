"""The arrangement in force, read by every room that works by it. Rooms never read the document themselves."""

import copy
import datetime
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Agency
from partnership.models import ArrangementVersion
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

_KEPT = 32
_kept: OrderedDict[tuple[int, str], "Arrangement"] = OrderedDict()


@dataclass(frozen=True)
class Outcome:
    """A way in which a rapid review may end. ``opens`` is the key of the procedure that it starts, or empty."""

    key: str
    title: str
    kind: str
    opens: str = ""
    note: str = ""


@dataclass(frozen=True)
class OutsideBody:
    """A body outside the partnership that is told: the Panel, a department, an inspectorate."""

    key: str
    name: str


@dataclass(frozen=True)
class RapidReviewTerms:
    """Who does what in a rapid review here. Roles are keys of ``accounts.policy.ROLES``; addresses are as the file
    writes them (``partners``, ``referrer``, ``role:…``, ``group-chair:…``). ``answer_within`` and ``refer_within``
    are limits as ``{"within": 5, "unit": "working-days", …}``, or None where none is stated.
    """

    procedure: str
    considers: str
    advises: tuple[str, ...]
    decides: str
    tells_when_opened: tuple[str, ...]
    tells_when_decided: tuple[str, ...]
    feeds_back_to: tuple[str, ...]
    outside_bodies: tuple[OutsideBody, ...]
    outcomes: tuple[Outcome, ...]
    answer_within: dict | None
    request_ladder: str
    refer_within: dict | None
    criteria: tuple[str, ...]

    def outcome(self, key: str) -> Outcome:
        """The outcome of a key. Raises KeyError for one that this arrangement does not have."""
        return {outcome.key: outcome for outcome in self.outcomes}[key]


class Arrangement:
    """One arrangement in its normal form. What it returns is a copy where it could be changed."""

    def __init__(self, document: dict, version_id: int | None = None):
        self.document = document
        self.version_id = version_id
        self.key: str = document["partnership"]["key"]
        self.version: str = document["partnership"]["version"]
        self._procedures = {procedure["key"]: procedure for procedure in document["procedures"]}
        self._groups = {group["key"]: group for group in document["groups"]}
        self._agencies = {agency["key"]: agency for agency in document["agencies"]}
        self._posts = {post["key"]: post for post in document["posts"]}

    def procedure(self, key: str) -> dict:
        """The procedure, with the ladders it names beside it, so that a clock can keep both. Raises KeyError."""
        return {**copy.deepcopy(self._procedures[key]), "ladders": copy.deepcopy(self.document["ladders"])}

    @property
    def procedures(self) -> list[dict]:
        """Every procedure, in the order of the file."""
        return self.document["procedures"]

    @property
    def rapid_review(self) -> RapidReviewTerms:
        """Raises Refused where the arrangement has no rapid review."""
        terms = self.document["rapid-review"]
        if terms is None:
            raise Refused("The arrangement in force says nothing about rapid reviews. Add “rapid-review” to its file.")
        return _terms_of(terms)

    def ladder(self, name: str = "default") -> dict:
        """A reminder ladder in the words of the file: ``leads``, ``overdue-every``, ``climb``."""
        return copy.deepcopy(self.document["ladders"][name])

    def group(self, key: str) -> dict:
        """A group. Raises KeyError."""
        return self._groups[key]

    @property
    def groups(self) -> list[dict]:
        """Every group, in the order of the file."""
        return self.document["groups"]

    def group_tree(self) -> Iterator[tuple[int, dict]]:
        """Each group once with its depth, under its first parent, in the order of the file."""
        yield from self._under("", 0)

    def _under(self, parent: str, depth: int) -> Iterator[tuple[int, dict]]:
        for group in self.groups:
            if next(iter(group["parents"]), "") == parent:
                yield depth, group
                yield from self._under(group["key"], depth + 1)

    def post(self, key: str) -> dict:
        """A post. Raises KeyError."""
        return self._posts[key]

    def agency(self, key: str) -> dict:
        """An agency. Raises KeyError."""
        return self._agencies[key]

    def sectors(self) -> list[dict]:
        """Each sector with its ``agencies``, in the order of the file."""
        return [
            {**sector, "agencies": [a for a in self.document["agencies"] if a["sector"] == sector["key"]]}
            for sector in self.document["sectors"]
        ]

    @property
    def statutory_agency_keys(self) -> list[str]:
        """The keys of the statutory safeguarding partners' agencies, of every kind."""
        return [agency["key"] for agency in self.document["agencies"] if agency.get("statutory")]

    def statutory(self, kind: str) -> list[str]:
        """The keys of the statutory partners of a kind: local-authority, health or police."""
        return [agency["key"] for agency in self.document["agencies"] if agency.get("statutory") == kind]

    def term(self, key: str, on: datetime.date | None = None) -> str:
        """What this partnership calls something on a day (today when none is given); the key when it has no word."""
        return self._term(key, on).get("says", key.replace("-", " "))

    def written_out(self, key: str, on: datetime.date | None = None) -> str:
        """The same in full, as an abbreviation needs at its first use on a page."""
        found = self._term(key, on)
        return found.get("written-out") or found.get("says") or key.replace("-", " ")

    def terms(self, on: datetime.date | None = None) -> list[dict]:
        """The terms in use on a day."""
        day = (on or wall.today()).isoformat()
        return [term for term in self.document["terms"] if _in_use(term, day)]

    def _term(self, key: str, on: datetime.date | None) -> dict:
        return next((term for term in self.terms(on) if term["key"] == key), {})

    def guidance_edition(self) -> dict | None:
        """The edition of the national guidance that the arrangement follows."""
        wanted = self.document["partnership"].get("guidance-edition")
        return next((edition for edition in self.document["guidance-editions"] if edition["key"] == wanted), None)


def _in_use(term: dict, day: str) -> bool:
    return term.get("from", "") <= day <= term.get("until", "9999-12-31")


def _terms_of(terms: dict) -> RapidReviewTerms:
    return RapidReviewTerms(
        procedure=terms["procedure"],
        considers=terms["considers"],
        advises=tuple(terms["advises"]),
        decides=terms["decides"],
        tells_when_opened=tuple(terms["tells-when-opened"]),
        tells_when_decided=tuple(terms["tells-when-decided"]),
        feeds_back_to=tuple(terms["feeds-back-to"]),
        outside_bodies=tuple(OutsideBody(**body) for body in terms["outside-bodies"]),
        outcomes=tuple(Outcome(**outcome) for outcome in terms["outcomes"]),
        answer_within=terms["information-request"]["answer-within"],
        request_ladder=terms["information-request"]["ladder"],
        refer_within=terms["refer-within"],
        criteria=tuple(terms["criteria"]),
    )


def version_in_force(partnership, on: datetime.date | None = None) -> tuple[int, str] | None:
    """Id and digest of the version in force on a day: the one that began last, and its latest edition."""
    day = on or wall.today()
    not_over = Q(in_force_to__isnull=True) | Q(in_force_to__gte=day)
    begun = ArrangementVersion.objects.filter(not_over, partnership=partnership, in_force_from__lte=day)
    return begun.order_by("-in_force_from", "-pk").values_list("pk", "digest").first()


def in_force(partnership, on: datetime.date | None = None) -> Arrangement:
    """The arrangement in force in a partnership on a day (today when none is given).

    One query when it was read before in this process. Raises Refused when none is in force.
    """
    found = version_in_force(partnership, on)
    if found is None:
        raise Refused(
            f"No arrangement of {partnership.short_name} is in force. Load one with manage.py load_arrangement."
        )
    return _read(found)


def of_version(version_id: int) -> Arrangement:
    """The arrangement that a record began with, whatever is in force today. One query when it was read before."""
    return _read(ArrangementVersion.objects.values_list("pk", "digest").get(pk=version_id))


def _read(found: tuple[int, str]) -> Arrangement:
    if found not in _kept:
        document = ArrangementVersion.objects.values_list("document", flat=True).get(pk=found[0])
        _kept[found] = Arrangement(document, found[0])
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return _kept[found]


def address_of(owner: str, partnership) -> str:
    """The address behind an owner that a procedure names, as ``accounts.access.people_at`` understands it.

    A role becomes ``role:KEY``; an agency's key becomes its id. ``local-authority``, ``health`` and ``police``
    become that statutory partner where there is one; where there are several, the support team, who know
    which of them it concerns. ``referrer``, ``agencies``, ``partners`` and ``outside:…`` stay as they are: they
    depend on the record, and the room that has the record maps them.
    """
    kind, colon, key = owner.partition(":")
    if owner in ("referrer", "agencies", "partners") or kind in ("outside", "role", "group-chair"):
        return owner
    if kind == "agency":
        return _agency_address(key)
    if kind == "post":
        return _post_address(in_force(partnership).post(key))
    if owner in ("local-authority", "health", "police"):
        several = in_force(partnership).statutory(owner)
        return _agency_address(several[0]) if len(several) == 1 else "role:support_team"
    return owner if colon else f"role:{owner}"


def _agency_address(key: str) -> str:
    return f"agency:{Agency.objects.values_list('pk', flat=True).get(key=key)}"


def _post_address(post: dict) -> str:
    if post.get("role"):
        return f"role:{post['role']}"
    return _agency_address(post["agency"]) if "agency" in post else "role:support_team"
