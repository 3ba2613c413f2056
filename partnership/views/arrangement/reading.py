"""One arrangement as a page reads it: the one in force, another version, or a draft."""

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse

from partnership import money, sections
from partnership.arrangement import Arrangement
from partnership.diagram import lay_out, nodes_of, outline_of
from partnership.models import Group
from partnership.rules.approvals import partners_without_approval

SECTIONS = ("about", "partners", "area", "facts", "sectors", "boards", "rapid_review", "procedures", "reporting")


def pages_of_groups(person, partnership) -> Callable[[str], str]:
    """Gives the address of a group's page by its key; nothing for a group that has none in this partnership."""
    keys = set(Group.objects.visible_to(person).of(partnership).values_list("key", flat=True))
    return lambda key: reverse("groups:group", args=[key]) if key in keys else ""


def reading_of(
    arrangement: Arrangement,
    url_of: Callable[[str], str],
    *,
    recorded: Iterable = (),
    more_groups: Iterable = (),
    work: Mapping[str, list] | None = None,
) -> dict:
    """Everything that ``partnership/arrangement/reading.html`` shows.

    ``recorded`` are the approvals recorded on screen, ``more_groups`` groups that no file names, ``work``
    what is done under each priority.
    """
    document, recorded = arrangement.document, list(recorded)
    nodes = nodes_of(arrangement, more_groups, url_of)
    return {
        **{name: getattr(sections, name)(arrangement) for name in SECTIONS},
        "plans": sections.plans(arrangement),
        "terms": sections.terms(arrangement),
        "groups": sections.groups(arrangement, url_of),
        "priorities": sections.priorities(arrangement, work or {}),
        "approvals": sections.approvals(arrangement, recorded),
        "not_approved": partners_without_approval(arrangement, recorded),
        "funding": money.funding(arrangement),
        "diagram": lay_out(nodes),
        "outline": outline_of(nodes),
        "facts_of_partnership": document["partnership"],
        "statements": document["statements"],
    }
