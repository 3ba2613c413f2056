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

    def partners(self) -> list[Agency]:
        """The statutory partners."""
        return list(Agency.objects.filter(key__in=self.arrangement.statutory_agency_keys))

    def outcome(self, kind: str) -> str:
        """The key of the arrangement's outcome of a kind; of its first outcome where it has none of that kind."""
        found = [outcome.key for outcome in self.terms.outcomes if outcome.kind == kind]
        return (found or [self.terms.outcomes[0].key])[0]

    def answer(self, case: dict, slot: str) -> dict:
        """What the agency in a place answers: the case's own words, or those of its theme."""
        kind = slot.partition(":")[0]
        own = case.get("answers", {})
        themed = texts.read("answers")[case["theme"]]
        return own.get(slot) or own.get(kind) or themed.get(kind) or themed["family"]
