"""The terms a group works by: terms of reference with their editions, quorum, what the arrangement says."""

from partnership.commands.groups import agree_terms, set_quorum
from partnership.forms import groups as forms
from partnership.models import TermsOfReference
from partnership.rules.terms import quorum_in_words
from partnership.views.groups.base import GroupForm, GroupTab
from safeguarding.clock import wall
from safeguarding.clock.counting import add_months
from safeguarding.design.cells import Empty, Link, Row, Table
from safeguarding.design.dates import long_date, short_date

REVIEW_AFTER = 12


class TermsPage(GroupTab):
    """The edition that stands, the earlier ones, the quorum in figures and in the arrangement's words."""

    template_name = "partnership/groups/terms.html"
    tab = "Terms"

    def get_context_data(self, **kwargs):
        editions = list(self.group.terms.select_related("recorded_by"))
        asked = self.request.GET.get("edition", "")
        shown = next((one for one in editions if str(one.edition) == asked), editions[0] if editions else None)
        names = {
            "shown": shown,
            "parts": parts_of(shown) if shown else [],
            "is_latest": bool(editions) and shown is editions[0],
            "is_late": bool(editions) and editions[0].review_on < wall.today() and self.group.closed_on is None,
            "editions": self.table(editions),
            "no_terms": self.no_terms(),
            "quorum_rows": self.quorum_rows(),
            "agree_url": self.at("agree_terms"),
            "quorum_url": self.at("quorum"),
            "may_change": self.runs and self.group.closed_on is None,
        }
        return super().get_context_data(**{**names, **kwargs})

    def table(self, editions: list[TermsOfReference]) -> Table | None:
        """Every edition, where there is more than one."""
        rows = [
            (
                Link(f"Edition {one.edition}", f"{self.at('terms')}?edition={one.edition}"),
                short_date(one.agreed_on),
                short_date(one.review_on),
                one.recorded_by.name,
            )
            for one in editions
        ]
        headings = ["Edition", "Agreed", "To be reviewed", "Recorded by"]
        return Table.of("Editions", headings, rows) if len(rows) > 1 else None

    def no_terms(self) -> Empty:
        """What the page is for before anything was agreed."""
        first = Link("Record the terms of reference", self.at("agree_terms")) if self.runs else None
        text = "They say what the group is for, who comes, and how it decides. Their review date is watched."
        return Empty("No terms of reference are recorded yet", text, first)

    def quorum_rows(self) -> list[Row]:
        """The quorum in figures, with the arrangement's words beside it."""
        group = self.group
        rows = [Row("To decide there must be", quorum_in_words(group.quorum_heads, group.quorum_partners).capitalize())]
        return [*rows, Row("The arrangement says", group.quorum)] if group.quorum else rows


def parts_of(terms: TermsOfReference) -> list[tuple[str, str]]:
    """The parts of an edition that say something, each with its heading."""
    parts = [
        ("What it is for", terms.purpose),
        ("What it answers for", terms.responsibilities),
        ("Who comes", terms.attendance),
        ("How it decides", terms.decides_how),
    ]
    return [(heading, text) for heading, text in parts if text]


class AgreeTerms(GroupForm):
    """Another edition of the terms."""

    form_class = forms.TermsForm
    back = "terms"

    def initial(self):
        latest = self.group.terms.first()
        today = wall.today()
        begin = {"purpose": self.group.remit, "agreed_on": today, "review_on": add_months(today, REVIEW_AFTER)}
        if latest is None:
            return begin
        words = ("purpose", "responsibilities", "attendance", "decides_how")
        return {**begin, **{name: getattr(latest, name) for name in words}}

    def perform(self, form):
        agree_terms(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.at("terms")

    def get_success_message(self, form):
        return f"The terms are kept. Their review is due on {long_date(form.cleaned_data['review_on'])}."


class SetQuorum(GroupForm):
    """Who must be there to decide."""

    form_class = forms.QuorumForm
    back = "terms"
    success_message = "The quorum is set."
    template_name = "partnership/groups/quorum.html"

    def initial(self):
        return {"heads": self.group.quorum_heads, "partners": self.group.quorum_partners}

    def perform(self, form):
        set_quorum(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.at("terms")
