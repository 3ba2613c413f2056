"""One group: what it is for, who sits there, what it is doing."""

from django.urls import reverse

from accounts.access import current_partnership
from accounts.pages import DetailPage
from accounts.policy import Permission
from partnership import words
from partnership.arrangement import in_force
from partnership.models import Group
from safeguarding.design.cells import Link, Row, Table


class GroupPage(DetailPage):
    model = Group
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/groups/group.html"
    context_name = "group"

    def visible(self):
        return super().visible().of(current_partnership(self.request))

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement"))]

    def get_caption(self):
        return words.GROUP_KINDS.get(self.record.kind, "Group")

    def get_context_data(self, **kwargs):
        group, arrangement = self.record, in_force(self.partnership)
        names = {"facts": facts_of(group, arrangement), "members": members_of(group)}
        return super().get_context_data(**{**names, **kwargs})


def facts_of(group: Group, arrangement) -> list[Row]:
    """What the arrangement says about a group."""
    rows = [
        Row("Chair", words.chair(group.chair, arrangement)),
        Row("Meets", words.frequency(group.frequency)),
        Row("Locality", group.locality_name),
        Row("Serves", group.footprint),
        Row("Under", links_to(group.parents.all())),
        Row("Groups under it", links_to(group.children.current())),
        Row("Quorum", group.quorum),
        Row("From", group.starts_on),
        Row("Until", group.ends_on),
        Row("Reports to", group.reports_to),
    ]
    return [row for row in rows if row.value not in ("", None, [])]


def links_to(groups) -> list[Link]:
    """Each group with its page."""
    return [Link(group.name, reverse("groups:group", args=[group.key])) for group in groups]


def members_of(group: Group) -> Table | None:
    """The places in a group, by post, by agency or in words."""
    places = group.members.select_related("post__agency", "agency")
    rows = [(str(place), agency_of(place), standing_of(place), place.seniority or place.note) for place in places]
    headings = ["Post or agency", "Agency", "As", "Note"]
    return Table.of("Members", headings, rows, caption_hidden=True) if rows else None


def agency_of(place) -> str:
    """The agency that a place brings to the table."""
    agency = place.agency or (place.post.agency if place.post else None)
    return agency.name if agency else ""


def standing_of(place) -> str:
    """What somebody in a place is there."""
    return "Chair" if place.is_chair else words.MEMBERS.get(place.standing, place.standing)
