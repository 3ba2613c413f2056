"""What every case of the demo stands on: the partnership, its terms, its people and its days."""

from dataclasses import dataclass

from accounts.models import Agency, Partnership
from partnership.arrangement import Arrangement, RapidReviewTerms
from safeguarding.demo import texts
from safeguarding.demo.cast import Cast
from safeguarding.demo.days import Days


@dataclass(frozen=True)
class Stage:
    """One partnership's demo in the making."""

    partnership: Partnership
    arrangement: Arrangement
    cast: Cast
    days: Days

    @property
    def terms(self) -> RapidReviewTerms:
        return self.arrangement.rapid_review

    def text(self, name: str) -> dict:
        """A text file of the demo."""
        return texts.read(name)

    @property
    def notifies_first(self) -> bool:
        """Whether agencies are asked only once the Panel has been notified."""
        steps = self.arrangement.procedure(self.terms.procedure)["steps"]
        told = {step["key"] for step in steps if step.get("met-by") == "panel-notified"}
        return any(step.get("met-by") == "information-requested" and step["anchor"] in told for step in steps)

    def partners(self) -> list[Agency]:
        """The statutory partners."""
        return list(Agency.objects.filter(key__in=self.arrangement.statutory_agency_keys))

    def outcome(self, kind: str) -> str:
        """The key of the arrangement's outcome of a kind; of its first outcome where it has none of that kind."""
        found = [outcome.key for outcome in self.terms.outcomes if outcome.kind == kind]
        return (found or [self.terms.outcomes[0].key])[0]

    def other_outcome(self, kind: str, than: str) -> str:
        """The key of an outcome of ``kind``, or else of any other, that is not ``than``."""
        others = [outcome for outcome in self.terms.outcomes if outcome.key != than]
        return next((one.key for one in others if one.kind == kind), others[0].key if others else "")

    def answer(self, case: dict, slot: str) -> dict:
        """What the agency in a place answers: the case's own words, or those of its theme."""
        kind = slot.partition(":")[0]
        own = case.get("answers", {})
        themed = texts.read("answers")[case["theme"]]
        return own.get(slot) or own.get(kind) or themed.get(kind) or themed["family"]
