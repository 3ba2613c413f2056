"""Who and what a cell means: people, posts, agencies, groups and priorities, looked up once for a whole file."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass, field

from accounts.holdings import current_on
from accounts.models import Agency, Person
from partnership.models import Group, Part, Post, Priority
from safeguarding.clock import wall
from safeguarding.clock.words import list_words

NEAREST = 3
_SPACES = re.compile(r"\s+")
_BRACKET = re.compile(r"(.*?)\s*\(([^()]*)\)")


class UnknownError(ValueError):
    """Nobody or nothing of that name, as a sentence with the nearest names."""


@dataclass(frozen=True)
class Owner:
    """Whose an action is: a person, or an agency with or without a post. Ids."""

    person: int | None = None
    agency: int | None = None
    post: int | None = None


def plain(name: str) -> str:
    """A name as it is compared: small letters, single blanks, *&* as *and*, without dots."""
    return _SPACES.sub(" ", name.lower().replace("&", " and ").replace(".", " ").replace("’", "'")).strip()


@dataclass
class Register:
    """Everything that a cell can mean in one partnership. Names are kept as ``plain`` makes them."""

    people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    posts: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    priorities: dict[str, int] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    _owners: dict = field(default_factory=dict)

    @classmethod
    def of(cls, partnership) -> "Register":
        """Read the partnership's names: a statement for each kind."""
        register = cls()
        register._read_people(partnership)
        for key, name, short, part in _agencies(partnership):
            for one in (name, short, part):
                register._name("agencies", one, key)
        for pk, title, agency in Post.objects.of(partnership).current().values_list("pk", "title", "agency"):
            register._name("posts", title, (pk, agency))
        for pk, key, name, short in Group.objects.of(partnership).values_list("pk", "key", "name", "short_name"):
            for one in (name, short, key.replace("-", " ")):
                register._name("groups", one, pk)
        for pk, key, title in Priority.objects.of(partnership).values_list("pk", "key", "title"):
            for one in (title, key.replace("-", " ")):
                register._name("priorities", one, pk)
        return register

    def _read_people(self, partnership) -> None:
        """People with access to the partnership today, by name and by e-mail address."""
        here = current_on(wall.today(), "appointments__")
        people = Person.objects.active().filter(here, appointments__partnership=partnership).distinct()
        for pk, name, email in people.values_list("pk", "name", "email"):
            self.people[plain(name)].add(pk)
            self.people[plain(email)].add(pk)
            self.shown[plain(name)] = name

    def _name(self, kind: str, name: str, value) -> None:
        if name and plain(name) not in getattr(self, kind):
            getattr(self, kind)[plain(name)] = value
            self.shown.setdefault(plain(name), name)

    # Owners

    def owner(self, owner: str, agency: str) -> Owner:
        """Whose it is, by the columns of owner and of agency. Raises UnknownError."""
        pair = (owner, agency)
        if pair not in self._owners:
            try:
                self._owners[pair] = self._owner(owner, agency)
            except UnknownError as fault:
                self._owners[pair] = fault
        found = self._owners[pair]
        if isinstance(found, UnknownError):
            raise found
        return found

    def _owner(self, owner: str, agency: str) -> Owner:
        if not owner and not agency:
            raise UnknownError("Nobody owns it. Give a person, a post or an agency.")
        if not owner:
            return Owner(agency=self._agency(agency))
        for name in _readings(owner):
            found = self._named(name, agency)
            if found:
                return found
        raise UnknownError(
            f"“{owner[:60]}” is nobody with access to this partnership, no post and no agency of it."
            f"{self._nearest(owner, [*self.people, *self.posts, *self.agencies])}"
        )

    def _named(self, name: str, agency: str) -> Owner | None:
        people = self.people.get(name, ())
        if len(people) > 1:
            raise UnknownError(
                f"{len(people)} people are called “{self.shown[name]}”. Give the e-mail address instead."
            )
        if people:
            return Owner(person=next(iter(people)))
        if name in self.posts:
            post, of_agency = self.posts[name]
            of_agency = of_agency or (self._agency(agency) if agency else None)
            return Owner(agency=of_agency, post=post) if of_agency else None
        return Owner(agency=self.agencies[name]) if name in self.agencies else None

    def _agency(self, agency: str) -> int:
        for name in _readings(agency):
            if name in self.agencies:
                return self.agencies[name]
        raise UnknownError(f"“{agency[:60]}” is no agency here.{self._nearest(agency, self.agencies)}")

    # The rest

    def group(self, name: str) -> int:
        """The group of that name. Raises UnknownError."""
        return self._one(self.groups, name, "no group of this partnership")

    def priority(self, name: str) -> int:
        """The priority of that name. Raises UnknownError."""
        return self._one(self.priorities, name, "no priority of this partnership")

    def _one(self, names: dict[str, int], name: str, what: str) -> int:
        if plain(name) not in names:
            raise UnknownError(f"“{name[:60]}” is {what}.{self._nearest(name, names)}")
        return names[plain(name)]

    def _nearest(self, name: str, names) -> str:
        """The names that come nearest, as a sentence; e-mail addresses are not shown."""
        close = difflib.get_close_matches(plain(name), [one for one in names if "@" not in one], NEAREST, 0.6)
        return f" The nearest: {list_words(self.shown[one] for one in close)}." if close else ""


def _agencies(partnership):
    rows = Part.objects.of(partnership).values_list("agency", "agency__name", "agency__short_name", "name")
    held = Agency.objects.filter(appointments__partnership=partnership).distinct()
    return [*rows, *((pk, name, short, "") for pk, name, short in held.values_list("pk", "name", "short_name"))]


def _readings(text: str) -> list[str]:
    """What a cell may mean: *Ann Lee (Police)* and *Ann Lee, Police* are Ann Lee; what follows never stands alone."""
    found = [plain(text)]
    bracket = _BRACKET.fullmatch(text)
    if bracket:
        found.append(plain(bracket[1]))
    for mark in (",", " - ", " – "):
        if mark in text:
            found.append(plain(text.split(mark)[0]))
    return [name for name in found if name]
