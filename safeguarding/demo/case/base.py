"""What every act of a case needs: its people, its agencies, its records."""

from types import SimpleNamespace

from accounts.models import Agency, Person
from reviews.models import RapidReview
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import do
from safeguarding.documents.commands import keep_made_file
from safeguarding.history.commands import log_access

MARKING = "OFFICIAL-SENSITIVE"


class Base:
    """A case in progress. Each verb is one command, done at the moment at which the script stands."""

    def __init__(self, stage: Stage, text: dict, *, officer: int = 0, referrer: int = 0):
        self.stage, self.cast, self.text = stage, stage.cast, text
        self.officer = self.cast.support[officer]
        self.second = self.cast.support[1 - officer]
        self.referrer = self.cast.referrers[referrer]
        self.referral = None
        self.review: RapidReview | None = None

    def agencies(self, *slots: str) -> list[Agency]:
        """The agencies in these places, as far as the arrangement has them."""
        return [self.cast.places[slot] for slot in slots if slot in self.cast.places]

    def opened_by(self, *people: Person) -> None:
        """These people open the case page."""
        where = SimpleNamespace(path=self.review.get_absolute_url())
        for person in people:
            log_access(person=person, subject=self.review.subject, request=where)

    def file(self, title: str, data: bytes, extension: str = "pdf") -> None:
        do(
            keep_made_file,
            subject=self.review.subject,
            title=title,
            data=data,
            extension=extension,
            marking=MARKING,
            partnership_key=self.stage.partnership.key,
            by=self.officer,
        )
