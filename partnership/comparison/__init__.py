"""Two arrangements in words: what is new, what changed, what is no longer named."""

from partnership.arrangement import Arrangement
from partnership.comparison import facts, people, procedures, work
from partnership.comparison.saying import Section

__all__ = ["Section", "compare"]

# Each part of the document with what puts its changes into words; several parts may share one.
PARTS = (
    (("partnership", "guidance-editions"), facts.key_facts),
    (("area",), facts.area),
    (("agencies", "sectors"), people.agencies),
    (("posts",), people.posts),
    (("groups",), people.groups),
    (("linked-boards",), people.boards),
    (("priorities",), work.priorities),
    (("procedures", "ladders"), procedures.steps),
    (("rapid-review",), procedures.rapid_review),
    (("reporting",), work.reporting),
    (("funding",), work.funding),
    (("plans", "statements"), work.commitments),
    (("terms",), work.terms),
)


def compare(before: Arrangement, after: Arrangement) -> list[Section]:
    """Every part that differs, in the order of the page. Two that say the same give none.

    A part that differs only in what has no words of its own here is named all the same.
    """
    found = []
    for keys, in_words in PARTS:
        if all(before.document.get(key) == after.document.get(key) for key in keys):
            continue
        section = in_words(before, after)
        if not section:
            section.changed.append("Details that this page has no words for. Read both versions.")
        found.append(section)
    return found
