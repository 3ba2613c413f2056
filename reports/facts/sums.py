"""Numbers that add up to one another, and which of them have to be kept back so that no small one can be worked out.

A reader knows the sums, every number that is shown, that *fewer than 5* stands for 1 to 4, and may guess that what
is kept back beside it is not small. A number is safe when the reader can think of another value for it that fits
everything else. That is looked for in steps of one: raise it by one, mend the sums that are wrong now by moving other
numbers that are kept back, and so on until every sum is right again.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

Name = Hashable
# Moves tried for one number before it counts as not safe; then one more is kept back, which is safe too.
MOST_TRIES = 4000


@dataclass
class Number:
    """A count: its value, how it is shown (``shown``, ``under`` a limit, ``hidden``), and what it is called.

    ``label`` decides between equal numbers, so that the order of rows does not. ``seen`` is False for a number that
    stands nowhere but would tie others together.
    """

    value: int
    label: tuple
    state: str = "shown"
    seen: bool = True
    whole: bool = False

    @property
    def order(self) -> tuple:
        """The smallest first; of equal ones a part before a whole."""
        return (self.value, self.whole, self.label)


@dataclass
class Sums:
    """Numbers by name, and the sums among them: each a whole and its parts."""

    limit: int
    numbers: dict[Name, Number] = field(default_factory=dict)
    sums: list[tuple[Name, tuple[Name, ...]]] = field(default_factory=list)
    _of: dict[Name, list[int]] = field(default_factory=dict)

    def put(self, name: Name, value: int, label: tuple, *, seen: bool = True) -> None:
        """Add a number; one that stands nowhere is hidden from the start."""
        self.numbers[name] = Number(value, label, "shown" if seen else "hidden", seen)

    def add(self, whole: Name, parts: Iterable[Name]) -> None:
        """``whole`` is what ``parts`` add up to. Names that were never put are left out."""
        known = tuple(name for name in parts if name in self.numbers)
        if whole in self.numbers and known:
            self.sums.append((whole, known))
            self.numbers[whole].whole = True

    def suppress(self) -> None:
        """Keep back every small number, and then the next smallest until none can be worked out."""
        small = [number for number in self.numbers.values() if number.seen and 0 < number.value < self.limit]
        for number in small:
            number.state = "under"
        if small:
            self._index()
            self._protect()
            self._show_again()

    def _index(self) -> None:
        # In the order of labels: the answer must not depend on the order of rows.
        self.sums.sort(key=lambda sum_: (self.numbers[sum_[0]].label, sorted(self.numbers[n].label for n in sum_[1])))
        for place, (whole, parts) in enumerate(self.sums):
            for name in (whole, *parts):
                self._of.setdefault(name, []).append(place)

    def _protect(self) -> None:
        safe: set[Name] = set()
        while True:
            waiting = [name for name in self._kept_back() if name not in safe]
            if not waiting:
                return
            name = waiting[0]
            move = Move(self).of(name)
            if move:
                # What fits everything now still fits when more is kept back.
                safe |= set(move)
            elif not self._keep_back_another(name):
                safe.add(name)

    def _show_again(self) -> None:
        """What was hidden on the way and need not be is shown, the largest first: totals matter most to a reader."""
        hidden = [name for name in self._kept_back() if self.numbers[name].value >= self.limit]
        for name in reversed(hidden if len(hidden) > 1 else []):
            self.numbers[name].state = "shown"
            if not self._is_safe():
                self.numbers[name].state = "hidden"

    def _is_safe(self) -> bool:
        """Whether no number that is kept back can be worked out."""
        safe: set[Name] = set()
        for name in self._kept_back():
            if name not in safe:
                safe |= set(Move(self).of(name))
            if name not in safe:
                return False
        return True

    def _kept_back(self) -> list[Name]:
        found = [name for name, number in self.numbers.items() if number.seen and number.state != "shown"]
        return sorted(found, key=lambda name: self.numbers[name].order)

    def _keep_back_another(self, name: Name) -> bool:
        """Hide one number more near ``name``: where a sum gives it away alone, or else anywhere around it."""
        near = list(self._around(name))
        lonely = [place for place in near if len(self._kept_back_in(place)) == 1]
        for places in (*([place] for place in lonely), near):
            members = {member for place in places for member in self.members(place)}
            shown = [n for n in members if self.numbers[n].state == "shown" and self.numbers[n].value >= self.limit]
            if shown:
                self._hide(shown)
                return True
        return self._say_less(near, name)

    def _say_less(self, near: list[int], name: Name) -> bool:
        """Where nothing is left to hide, *fewer than* itself says too much: a whole says nothing, then a part."""
        members = {name} | {member for place in near for member in self.members(place)}
        under = [n for n in members if self.numbers[n].state == "under"]
        wholes = [n for n in under if self.numbers[n].whole]
        if under:
            self._hide(wholes or under)
        return bool(under)

    def _hide(self, names: Iterable[Name]) -> None:
        self.numbers[min(names, key=lambda name: self.numbers[name].order)].state = "hidden"

    def _around(self, name: Name):
        """The sums that ``name`` is in, then those of what is kept back in them, and so on."""
        names, seen = [name], set()
        while names:
            fresh = sorted({place for one in names for place in self._of.get(one, ())} - seen)
            yield from fresh
            seen |= set(fresh)
            names = [other for place in fresh for other in self._kept_back_in(place)]

    def _kept_back_in(self, place: int) -> list[Name]:
        return [name for name in self.members(place) if self.numbers[name].state != "shown"]

    def members(self, place: int) -> tuple[Name, ...]:
        whole, parts = self.sums[place]
        return (whole, *parts)

    def places_of(self, name: Name) -> list[int]:
        """The sums that a number is in."""
        return self._of.get(name, [])

    def sign(self, name: Name, place: int) -> int:
        """1 where a number is the whole of a sum, -1 where it is a part."""
        return 1 if self.sums[place][0] == name else -1

    def may(self, name: Name, step: int) -> bool:
        """Whether a reader can think of the number one higher, or one lower."""
        number = self.numbers[name]
        if number.state == "shown":
            return False
        moved = number.value + step
        if number.state == "under":
            return 1 <= moved < self.limit
        return moved >= (self.limit if number.seen and number.value >= self.limit else 0)


class Move:
    """The search for another value of one number: which numbers go up by one, which down, with every sum right."""

    def __init__(self, sums: Sums):
        self.sums = sums
        self.steps: dict[Name, int] = {}
        self.wrong: dict[int, int] = {}
        self.tries = 0

    def of(self, name: Name) -> dict[Name, int]:
        """The steps, by number; nothing where none were found."""
        for step in (1, -1):
            if self.sums.may(name, step) and self._take(name, step):
                return self.steps
        return {}

    def _take(self, name: Name, step: int) -> bool:
        self.tries += 1
        self._step(name, step)
        if self._mend():
            return True
        self._step(name, -step)
        del self.steps[name]
        return False

    def _step(self, name: Name, step: int) -> None:
        self.steps[name] = step
        for place in self.sums.places_of(name):
            off = self.wrong.get(place, 0) + step * self.sums.sign(name, place)
            self.wrong[place] = off
            if not off:
                del self.wrong[place]

    def _mend(self) -> bool:
        if not self.wrong:
            return True
        if self.tries > MOST_TRIES:
            return False
        place = min(self.wrong)
        ways = [(name, self._towards(name, place)) for name in self.sums.members(place) if name not in self.steps]
        possible = [(name, step) for name, step in ways if self.sums.may(name, step)]
        possible.sort(key=lambda way: (self._left_wrong(*way), self.sums.numbers[way[0]].label))
        return any(self._take(name, step) for name, step in possible)

    def _towards(self, name: Name, place: int) -> int:
        return -self.sums.sign(name, place) if self.wrong[place] > 0 else self.sums.sign(name, place)

    def _left_wrong(self, name: Name, step: int) -> int:
        """How far the sums would be from right after this step: those that mend most are tried first."""
        offs = ((self.wrong.get(place, 0), place) for place in self.sums.places_of(name))
        return sum(abs(off + step * self.sums.sign(name, place)) - abs(off) for off, place in offs)
