"""Know your representative: for each agency, who sits where."""

import django_filters
from django.urls import reverse

from accounts.access import current_partnership
from accounts.pages import ListPage
from accounts.policy import Permission
from partnership.models import Group, Part
from partnership.rules.representatives import (
    agencies_in,
    agencies_spoken_for,
    leads_in_words,
    representatives_of,
)
from partnership.views.tabs import partnership_tabs
from safeguarding.design.cells import Empty, Link
from safeguarding.design.shapes import Column

SPOKEN_FOR = [("yes", "Somebody represents it"), ("no", "Nobody yet")]


class RepresentativeFilter(django_filters.FilterSet):
    """By name, by sector, by group, and those that nobody represents yet."""

    name = django_filters.CharFilter(label="Agency’s name contains", lookup_expr="icontains")
    sector = django_filters.ChoiceFilter(label="Sector", empty_label="Any sector")
    group = django_filters.ChoiceFilter(label="Group", method="by_group", empty_label="Any group")
    represented = django_filters.ChoiceFilter(
        label="Represented", method="by_represented", choices=SPOKEN_FOR, empty_label="All"
    )

    class Meta:
        model = Part
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = current_partnership(self.request)
        sectors = dict(self.queryset.order_by("position").values_list("sector", "sector_title"))
        groups = Group.objects.visible_to(self.request.user).of(self.partnership).current().filter(closed_on=None)
        self.filters["sector"].extra["choices"] = list(sectors.items())
        self.filters["group"].extra["choices"] = list(groups.values_list("key", "name"))

    def by_group(self, parts, name, key):
        return parts.filter(agency__in=agencies_in(self.partnership, key))

    def by_represented(self, parts, name, answer):
        spoken_for = agencies_spoken_for(self.partnership)
        return parts.filter(agency__in=spoken_for) if answer == "yes" else parts.exclude(agency__in=spoken_for)


class RepresentativesPage(ListPage):
    """Names, posts and groups only. Addresses stay with the people themselves."""

    model = Part
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/arrangement/representatives.html"
    title = "Know your representative"
    caption = "Safeguarding arrangement"
    export_name = "representatives"
    filterset_class = RepresentativeFilter
    default_sort = "name"
    page_size = 100
    empty = Empty(
        "No agencies yet",
        "They come with the arrangement. People appear beside their agency when they are given a place in a group.",
    )

    @property
    def columns(self):
        people = self.people()
        return [
            Column("name", "Agency", sort="name"),
            Column("who", "Who sits where", value=lambda part: in_words(people.get(part.agency_id, []))),
            Column("lead", "Requests go to", value=lambda part: leads_in_words(people.get(part.agency_id, []))),
            Column("posts", "Posts that the arrangement names", value=posts_of),
            Column("sector", "Sector", value="sector_title", sort=("sector_title", "position")),
        ]

    def people(self) -> dict:
        """Everybody who represents an agency here, asked for once."""
        if not hasattr(self, "_people"):
            self._people = representatives_of(self.partnership)
        return self._people

    def visible(self):
        parts = super().visible().of(self.partnership).current().filter(to_be_identified=False)
        return parts.select_related("agency").prefetch_related("agency__posts")

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement"))]

    def get_context_data(self, rows, **kwargs):
        return super().get_context_data(rows, tabs=partnership_tabs(self, "Agencies"), **kwargs)


def in_words(people) -> list[str] | str:
    """A line for each person; nobody is said too."""
    return [one.words for one in people] or "Nobody yet"


def posts_of(part: Part) -> list[str]:
    """The posts of the agency that this partnership's arrangement in force names."""
    posts = part.agency.posts.all()
    return [post.title for post in posts if post.current and post.partnership_id == part.partnership_id]
