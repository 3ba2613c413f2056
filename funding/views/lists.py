"""Every contribution of every year that the person may open, to filter and to take away."""

from django_filters import ChoiceFilter

from accounts.pages import ListPage
from funding.models import Contribution
from funding.rules.contributions import owed_of, received_of, standing_of
from funding.views.base import MoneyPage
from funding.views.tables import pounds
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column


def standing(row) -> Tag:
    """How it stands today, as a tag."""
    found = standing_of(row, wall.today())
    return Tag(found.state, found.words)


class ContributionFilter(DesignFilterSet):
    """By year, agency and kind."""

    year = ChoiceFilter(field_name="year__title", label="Year", empty_label="Any year")
    kind = ChoiceFilter(choices=Contribution.Kind.choices, label="What is given", empty_label="Anything")

    class Meta(DesignFilterSet.Meta):
        model = Contribution
        fields = ["year", "kind"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titles = self.queryset.order_by("-year__starts_on").values_list("year__title", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(title, title) for title in titles]


class ContributionList(MoneyPage, ListPage):
    model = Contribution
    title = "Contributions"
    filterset_class = ContributionFilter
    default_sort = "-year"
    export_name = "contributions"
    empty = Empty("No contributions that you may open", "They stand here once a year of funding has some.")
    columns = [
        Column("contributor", "Contributor", sort=("agency__name", "source"), link=lambda row: row.get_absolute_url()),
        Column("year", "Year", value="year.title", sort=("year__starts_on", "position")),
        Column(
            "agreed",
            "Agreed",
            value=lambda row: pounds(row.agreed),
            export=lambda row: row.agreed,
            sort="agreed",
            numeric=True,
        ),
        Column("received", "Received", value=lambda row: pounds(received_of(row)), export=received_of, numeric=True),
        Column("owed", "Owed", value=lambda row: pounds(owed_of(row)), export=owed_of, numeric=True),
        Column("due", "To be paid by", value="invoice_due_on", sort="invoice_due_on"),
        Column("standing", "How it stands", value=standing),
    ]

    def visible(self):
        found = super().visible().of(self.partnership)
        return found.select_related("agency", "year").prefetch_related("payments")
