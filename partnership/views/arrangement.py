"""The arrangement as a page that anyone in the partnership can read."""

from accounts.pages import PlainPage
from accounts.policy import Permission
from partnership import money, sections
from partnership.arrangement import in_force
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Empty

NOTHING_YET = Empty("No arrangement is in force yet", "Load its file with manage.py load_arrangement, then come back.")


class ArrangementPage(PlainPage):
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/arrangement.html"
    caption = "Safeguarding arrangement"

    def get_title(self):
        return self.partnership.name

    def get_context_data(self, **kwargs):
        try:
            arrangement = in_force(self.partnership)
        except Refused:
            return super().get_context_data(nothing_yet=NOTHING_YET, **kwargs)
        return super().get_context_data(**self.sections(arrangement), **kwargs)

    def sections(self, arrangement) -> dict:
        names = (
            "about",
            "partners",
            "area",
            "facts",
            "sectors",
            "boards",
            "groups",
            "priorities",
            "rapid_review",
            "procedures",
            "reporting",
            "plans",
            "terms",
        )
        parts = {name: getattr(sections, name)(arrangement) for name in names}
        document = arrangement.document
        parts["funding"] = money.funding(arrangement)
        return {**parts, "facts_of_partnership": document["partnership"], "statements": document["statements"]}
