"""The acts of gathering: questions to agencies and what they answer."""

import datetime

from accounts.models import Person
from reviews.commands import information
from safeguarding.clock import wall
from safeguarding.demo.case.base import Base
from safeguarding.demo.travel import do

ANSWERED = ("involvement", "good_practice", "immediate_action", "context", "lived_experience")


class Gathering(Base):
    """Agencies are asked, answer, do not know, want time, are chased."""

    def ask(self, *slots: str, days: int = 0, question: str = "") -> None:
        """Ask the agencies in these places, by the arrangement's own limit or within so many working days."""
        suggested = information.suggested_due(self.review)
        due = self.stage.days.after(wall.today(), days) if days else suggested
        do(
            information.ask_agencies,
            review=self.review,
            agencies=self.agencies(*slots),
            due_on=due,
            question=question,
            by=self.officer,
        )

    def request(self, slot: str):
        """The open request to the agency in a place, or None when there is no such agency."""
        return self.review.requests.filter(agency__in=self.agencies(slot)).first()

    def answer(self, slot: str, *, send: bool = True) -> None:
        """The lead answers in full, with episodes and chronology; or keeps it half done."""
        request = self.request(slot)
        if request is None:
            return
        lead, words = self.cast.leads[request.agency_id], self.stage.answer(self.text, slot)
        for episode in words.get("episodes", []):
            do(information.keep_episode, request=request, fields=episode, by=lead)
        for entry in words.get("chronology", []):
            self.entry(entry, request=request, by=lead)
        fields = {name: words[name] for name in ANSWERED if words.get(name)}
        do(information.send_return if send else information.keep_return, request=request, fields=fields, by=lead)

    def entry(self, words: dict, *, request=None, by: Person) -> None:
        """A line of the chronology; ``weeks`` before the incident."""
        on = self.referral.happened_on - datetime.timedelta(weeks=words["weeks"])
        fields = {"happened_on": on, "what": words["what"], "confidence": words.get("confidence", "recorded")}
        if request is None:
            fields["source"] = words["source"]
        do(information.add_entry, review=self.review, fields=fields, request=request, by=by)

    def not_known(self, slot: str) -> None:
        if request := self.request(slot):
            do(information.not_known, request=request, by=self.cast.leads[request.agency_id])

    def want_time(self, slot: str, days: int, because: str) -> None:
        if request := self.request(slot):
            until = self.stage.days.after(request.due_on, days)
            lead = self.cast.leads[request.agency_id]
            do(information.want_more_time, request=request, until=until, because=because, by=lead)

    def give_time(self, slot: str) -> None:
        if request := self.request(slot):
            do(information.answer_more_time, request=request, granted=True, by=self.officer)

    def chase(self, slot: str) -> None:
        if request := self.request(slot):
            do(information.chase, request=request, by=self.officer)
