"""A year of money on one page: who gives what, what is owed, what it is for, and what comes next."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.pages import DetailPage
from accounts.policy import Permission
from funding.models import Contribution, FundingYear
from funding.rules.pounds import SHARES_ARE_ROUNDED
from funding.rules.reckoning import Reckoning, by_contributor, reckon
from funding.rules.talks import talks_of
from funding.views import tables
from funding.views.base import OfYear
from funding.views.chart import chart_of
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Tab, Tag

TO_AGREE = (FundingYear.Status.TALKS, FundingYear.Status.PROPOSED)
STATES = {"talks": "open", "proposed": "decision", "agreed": "done", "agreed-without-figures": "done"}


class YearPage(OfYear, DetailPage):
    """One year. Everybody who sees funding sees what was agreed; invoices and payments only of what they may open."""

    template_name = "funding/year.html"
    context_name = "year"

    def get_title(self):
        return f"Contributions {self.year.title}" if self.year else "Funding"

    def breadcrumbs(self):
        return super().breadcrumbs()[:1] if self.year and self.kwargs else []

    def status(self):
        return Tag(STATES[self.year.status], self.year.get_status_display()) if self.year else None

    @cached_property
    def years(self) -> list[FundingYear]:
        """Every year of this partnership, the newest first."""
        return list(FundingYear.objects.visible_to(self.request.user).of(self.partnership))

    @cached_property
    def mine(self) -> set[int]:
        """The contributions of the year whose invoices and payments the person may see."""
        seen = Contribution.objects.visible_to(self.request.user).filter(year=self.year)
        return set(seen.values_list("pk", flat=True))

    @cached_property
    def money(self) -> Reckoning:
        """The year added up."""
        rows = self.year.contributions.select_related("agency", "year").prefetch_related("payments")
        found = reckon(self.year, list(rows), self.last_year(), wall.today())
        found.income, found.budget = list(self.year.income.all()), list(self.year.budget.all())
        return found

    def last_year(self):
        """The year before with its money, or None."""
        earlier = next((one for one in self.years if one.starts_on < self.year.starts_on), None)
        return (earlier, by_contributor(earlier.contributions.all())) if earlier else None

    def get_context_data(self, **kwargs):
        if not self.year:
            return super().get_context_data(empty=self.empty(), **kwargs)
        keeps = self.may(Permission.MANAGE_FUNDING)
        oversees = keeps or self.may(Permission.SEE_ALL_WORK)
        names = {
            "money": self.money,
            "picker": self.picker(),
            "contributions": tables.contributions(self.money, self.mine, oversees),
            "chart": chart_of(self.money),
            "in_kind": tables.in_kind(self.money, self.mine),
            "income": tables.income(self.money, keeps),
            "not_counted": self.money.not_counted,
            "budget": tables.budget(self.money, keeps),
            "reckoning": tables.reckoning(self.money) if oversees else [],
            "shares_are_rounded": SHARES_ARE_ROUNDED,
            "today": wall.today(),
            "keeps": keeps,
            "has_own": bool(self.mine),
            "oversees": oversees,
            "agreeing": self.agreeing() if oversees else [],
            "to_agree": self.year.status in TO_AGREE,
        }
        return super().get_context_data(**{**names, **kwargs})

    def picker(self) -> list[Tab]:
        """The years to choose from."""
        return [Tab(one.title, one.get_absolute_url(), current=one == self.year) for one in self.years]

    def agreeing(self) -> list[dict]:
        """This year and the next one, as far as they are still to be agreed, with the dates of their talks."""
        following = [one for one in reversed(self.years) if one.starts_on > self.year.starts_on][:1]
        return [{"year": one, "talks": talks_of(one)} for one in (self.year, *following) if one.status in TO_AGREE]

    def empty(self) -> Empty:
        """Before the first year."""
        first = Link("Bring in the arrangement’s contributions", reverse("funding:bring-in"))
        return Empty(
            "No year of funding yet",
            "What each agency gives to the partnership is kept here by year, with what is invoiced, received and "
            "spent. The first years come from the arrangement.",
            first if self.may(Permission.MANAGE_FUNDING) else None,
        )


class CurrentYear(YearPage):
    """The year of today, or the latest one before it that has contributions, or the newest there is."""

    def get_record(self):
        return None

    def get(self, request, *args, **kwargs):
        self.record = self.shown()
        return self.render_to_response(self.get_context_data())

    def shown(self) -> FundingYear | None:
        begun = [one for one in self.years if one.starts_on <= wall.today()]
        given = Contribution.objects.visible_to(self.request.user).of(self.partnership)
        with_rows = set(given.values_list("year_id", flat=True))
        ordered = [one for one in begun if one.pk in with_rows] or begun or self.years
        return ordered[0] if ordered else None
