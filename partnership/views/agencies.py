"""The agencies of the partnership as a list: filter by sector, sort, take along as a file."""

import django_filters
from django.urls import reverse

from accounts.pages import ListPage
from accounts.policy import Permission
from partnership.models import Part
from partnership.sections import state_of
from partnership.views.tabs import partnership_tabs
from safeguarding.design.cells import Empty, Link
from safeguarding.design.shapes import Column

STANDINGS = [("statutory", "Statutory partner"), ("relevant", "Relevant agency"), ("open", "To be identified")]


class AgencyFilter(django_filters.FilterSet):
    """By sector, and by part in the partnership. Sectors are the arrangement's own."""

    sector = django_filters.ChoiceFilter(label="Sector", empty_label="Any sector")
    standing = django_filters.ChoiceFilter(
        label="Part", method="by_standing", choices=STANDINGS, empty_label="Any part"
    )

    class Meta:
        model = Part
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pairs = dict(self.queryset.order_by("position").values_list("sector", "sector_title"))
        self.filters["sector"].extra["choices"] = list(pairs.items())

    def by_standing(self, parts, name, standing):
        if standing == "open":
            return parts.filter(to_be_identified=True)
        parts = parts.filter(to_be_identified=False)
        return parts.exclude(statutory="") if standing == "statutory" else parts.filter(statutory="")


class AgenciesPage(ListPage):
    model = Part
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/arrangement/agency_list.html"
    title = "Agencies"
    export_name = "agencies"
    filterset_class = AgencyFilter
    default_sort = "sector"
    empty = Empty("No agencies yet", "They come with the arrangement file. Load it with manage.py load_arrangement.")
    columns = [
        Column("name", "Agency", sort="name"),
        Column("sector", "Sector", value="sector_title", sort=("sector_title", "position")),
        Column("standing", "Part", value=state_of, sort=("-statutory", "to_be_identified")),
        Column("linked", "Linked through", value="linked_through"),
        Column("note", "Note", value="note"),
    ]

    def visible(self):
        return super().visible().of(self.partnership).current().select_related("agency")

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement"))]

    def get_context_data(self, rows, **kwargs):
        return super().get_context_data(rows, tabs=partnership_tabs(self, "Agencies"), **kwargs)
