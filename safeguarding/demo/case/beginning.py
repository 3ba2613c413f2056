"""The acts of the referral and the first days; the clock; who may see the case."""

import datetime

from accounts.models import Person
from reviews.commands import access, opening, outside, referrals, timing
from safeguarding.clock import wall
from safeguarding.demo import papers
from safeguarding.demo.case.base import Base
from safeguarding.demo.travel import do


class Beginning(Base):
    """From the draft of a referral to agreed actions and the Panel."""

    def draft(self, *, aware_hours: float, children: bool = True, **fields) -> None:
        """Begin the referral. They became aware so many hours before; the incident came up to a day earlier."""
        aware = wall.now() - datetime.timedelta(hours=aware_hours)
        incident = {
            "happened_on": wall.london_date(aware) - datetime.timedelta(days=self.text.get("days_before", 0)),
            "aware_at": aware.replace(second=0, microsecond=0),
            "agency": self.referrer.agency,
            "agencies_involved": self.agencies("council", "health", "school"),
            **self.text["referral"],
            **fields,
        }
        self.referral = do(
            referrals.start_referral, partnership=self.stage.partnership, fields=incident, by=self.referrer
        )
        for child in self.text["children"] if children else []:
            do(referrals.keep_child, referral=self.referral, fields=dict(child), by=self.referrer)

    def send(self, late_reason: str = "") -> None:
        do(referrals.send_referral, referral=self.referral, late_reason=late_reason, by=self.referrer)

    def decline(self, reason: str) -> None:
        do(referrals.decline_referral, referral=self.referral, reason=reason, by=self.officer)

    def accept(self) -> None:
        self.review = do(opening.accept_referral, referral=self.referral, by=self.officer)
        self.opened_by(self.officer, self.cast.manager)

    def call(self) -> None:
        words = self.stage.text("common")["call"] | self.text.get("call", {})
        held = wall.now() - datetime.timedelta(minutes=50)
        do(opening.record_call, review=self.review, held_at=held, by=self.officer, **words)

    def file_minutes(self) -> None:
        """The strategy meeting's minutes come as a PDF and are kept with the case."""
        lines = [self.review.reference, *self.stage.text("common")["minutes"]]
        self.file("Minutes of the strategy meeting", papers.pdf("Strategy meeting: minutes", lines))
        do(opening.record_strategy_minutes, review=self.review, by=self.officer)

    def agree(self, slot: str, what: str, days: int):
        """An agency agrees to do something within so many working days."""
        due = self.stage.days.after(wall.today(), days)
        (agency,) = self.agencies(slot)
        return do(opening.agree_action, review=self.review, agency=agency, what=what, due_on=due, by=self.officer)

    def finish(self, action, done_note: str) -> None:
        do(opening.finish_action, action=action, done_on=wall.today(), done_note=done_note, by=self.second)

    def notify(self, about: str = "incident") -> None:
        """Every outside body that the arrangement names is told."""
        council = next(iter(self.agencies("council")), None)
        sender = f"Quality assurance manager, {council or self.stage.partnership.short_name}"
        for body in self.stage.terms.outside_bodies:
            number = f"{self.review.pk * 37 + 4100}"
            do(
                outside.record_outside_notice,
                review=self.review,
                body=body.key,
                about=about,
                reference=f"{body.key[:3].upper()}-{wall.today():%y}-{number}",
                sent_at=wall.now() - datetime.timedelta(minutes=20),
                sent_by=sender,
                by=self.officer,
            )

    def pause(self, reason: str) -> None:
        do(timing.pause, review=self.review, on=wall.today(), reason=reason, by=self.officer)

    def resume(self) -> None:
        do(timing.resume, review=self.review, on=wall.today(), by=self.officer)

    def extend(self, act: str, n: int, reason: str) -> None:
        """Give the step that ``act`` meets more working days, where the arrangement has such a step of its own."""
        steps = [step for step in self.review.clock.procedure["steps"] if step.get("met-by") == act]
        local = next((step for step in steps if step.get("source", "local") == "local"), None)
        if local:
            do(
                timing.extend,
                review=self.review,
                step=local["key"],
                n=n,
                unit="working-days",
                reason=reason,
                by=self.officer,
            )

    def name(self, person: Person, why: str) -> None:
        do(access.name_person, review=self.review, person=person, why=why, by=self.officer)

    def conflict(self, person: Person, reason: str) -> None:
        do(access.declare_conflict, review=self.review, person=person, reason=reason, by=self.cast.manager)
