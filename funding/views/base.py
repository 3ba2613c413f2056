"""What the pages about money share: the year or the contribution that the address names, and the way back."""

from django.urls import reverse

from accounts.policy import Permission
from funding.models import Contribution, FundingYear
from partnership.views.tabs import partnership_tabs
from safeguarding.design.cells import Link

TITLE = "Funding"


class MoneyPage:
    """A page of the partnership's money."""

    permission = Permission.SEE_FUNDING
    section = "Partnership"
    caption = TITLE

    def tabs(self):
        return partnership_tabs(self, TITLE)

    def breadcrumbs(self):
        return [Link(TITLE, reverse("funding:contributions"))]


class OfYear(MoneyPage):
    """A page about one year; the record is found through the gate's cut."""

    model = FundingYear

    def visible(self):
        return super().visible().select_related("partnership")

    @property
    def year(self) -> FundingYear:
        return self.record

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.year.title, self.year.get_absolute_url())]


class KeepsYear(OfYear):
    """A form about one year, for whoever keeps the money."""

    permission = Permission.MANAGE_FUNDING

    def current_version(self):
        return str(self.year.version)

    def get_caption(self):
        return str(self.year)


class OfContribution(MoneyPage):
    """A page about one contribution."""

    model = Contribution

    def visible(self):
        return super().visible().select_related("year__partnership", "agency").prefetch_related("payments__recorded_by")

    @property
    def contribution(self) -> Contribution:
        return self.record

    def breadcrumbs(self):
        year = self.contribution.year
        return [*super().breadcrumbs(), Link(year.title, year.get_absolute_url())]


class KeepsContribution(OfContribution):
    """A form about one contribution, for whoever keeps the money."""

    permission = Permission.MANAGE_FUNDING

    def current_version(self):
        return str(self.contribution.version)

    def get_caption(self):
        return str(self.contribution)

    def breadcrumbs(self):
        contribution = self.contribution
        return [*super().breadcrumbs(), Link(contribution.contributor, contribution.get_absolute_url())]
