"""Words that facts share: sentences about numbers, names of groups, the records that stand behind a number."""

from collections.abc import Iterable

from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted, in_words

# More rows than this are counted and not kept behind a figure: the room's own list has them.
MOST_RECORDS = 500
NO_GROUP = "No group"


def sentence(*parts: str) -> str:
    """The parts that say something, joined by commas and *and*, as one sentence with a capital and a full stop."""
    said = [part for part in parts if part]
    if not said:
        return ""
    words = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{words[0].upper()}{words[1:]}."


def few(number: int) -> str:
    """A number inside a sentence: *none*, *one* … *nine*, then figures."""
    return in_words(number) if number else "none"


def were(number: int, one: str, many: str = "", what: str = "") -> str:
    """*one action was closed*, *three actions were closed*, *no actions were closed*."""
    return f"{counted(number, one, many)} {'was' if number == 1 else 'were'} {what}"


def noun(number: int, one: str, many: str = "") -> str:
    """What stands after a number that is shown by itself: *meeting held* after 1, *meetings held* otherwise."""
    return one if number == 1 else many or f"{one}s"


def group_name(group) -> str:
    """A group in few words; *No group* for None."""
    return (group.short_name or group.name) if group else NO_GROUP


def kept(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """The records as they are kept; none where there are too many."""
    found = tuple(subjects)
    return found if len(found) <= MOST_RECORDS else ()


def too_many(number: int, where: str) -> str:
    """What is said of a figure whose records are not kept; nothing where they are."""
    return f"More than {MOST_RECORDS}: {where} has them all." if number > MOST_RECORDS else ""
