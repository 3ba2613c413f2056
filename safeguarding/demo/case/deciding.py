"""The acts of the meeting, the decision and what follows."""

import datetime

from accounts.models import Agency
from reviews.commands import decision, meeting, opening, outside
from safeguarding.clock import wall
from safeguarding.demo.case.base import Base
from safeguarding.demo.travel import do


class Deciding(Base):
    """From the meeting to the closed file."""

    def meet(self, *, absent: str = "", delegate: str = "") -> None:
        """The rapid review meeting, every statutory partner there unless said otherwise."""
        rows = [self._presence(agency, absent, delegate) for agency in self.stage.partners()]
        do(
            meeting.record_meeting,
            review=self.review,
            held_at=wall.now() - datetime.timedelta(hours=2),
            chaired_by=self.cast.group_chair.job_title,
            others_present=self.stage.text("common")["others_present"],
            attendance=rows,
            by=self.officer,
        )

    def _presence(self, agency: Agency, absent: str, delegate: str) -> dict:
        executive = self.cast.executives.get(agency.pk)
        row = {"agency": agency, "presence": "present", "person": executive, "who": ""}
        if agency in self.agencies(absent):
            return row | {"presence": "absent", "person": None}
        if agency in self.agencies(delegate):
            lead = self.cast.leads.get(agency.pk)
            return row | {"presence": "delegate", "person": lead, "who": lead.job_title if lead else "A deputy"}
        return row

    def write(self, kind: str = "", **changed) -> None:
        """Write the outcome, of the arrangement's own outcome of this kind."""
        words = dict(self.text["outcome"])
        kind = kind or words.pop("kind")
        words.pop("kind", None)
        words["outcome"] = self.stage.outcome(kind)
        do(meeting.write_outcome, review=self.review, fields={**words, **changed}, by=self.officer)

    def recommend(self) -> None:
        for row in self.text.get("recommendations", []):
            agencies = self.agencies(*row["to"])
            do(meeting.recommend, review=self.review, words=row["words"], agencies=agencies, by=self.officer)

    def dissent(self, slot: str, words: str) -> None:
        for agency in self.agencies(slot):
            do(meeting.record_dissent, review=self.review, agency=agency, words=words, by=self.officer)

    def submit(self):
        """Submitted by the second officer; who advises here has read it and advised by the evening."""
        submission = do(meeting.submit, review=self.review, by=self.second)
        self.review.refresh_from_db()
        return submission

    def advise(self, words: str) -> None:
        submission = self.review.submissions.order_by("-number").first()
        for role in self.stage.terms.advises:
            adviser = self.cast.independent[role][0]
            self.opened_by(adviser)
            do(decision.advise, submission=submission, words=words, by=adviser)

    def decide(self, kind: str = "signed", reasons: str = "", instead: str = "") -> None:
        """The decision; ``instead`` is the kind of outcome that is decided against the partners' own."""
        decider = self.cast.independent[self.stage.terms.decides][0]
        submission = self.review.submissions.order_by("-number").first()
        self.opened_by(decider)
        outcome = self.stage.other_outcome(instead, submission.content["outcome"]["key"]) if instead else ""
        do(
            decision.decide,
            submission=submission,
            kind=kind,
            reasons=reasons,
            outcome=outcome,
            seen_digest=submission.digest,
            by=decider,
        )
        self.review.refresh_from_db()

    def addendum(self, words: str) -> None:
        signed = self.review.decisions.exclude(kind="challenged").first()
        do(decision.add_addendum, decision=signed, words=words, by=self.officer)

    def feed_back(self) -> None:
        """Everybody whom the arrangement owes feedback has had it."""
        for address in outside.feedback_owed(self.review):
            referrer = address.startswith("person:")
            do(
                outside.give_feedback,
                review=self.review,
                address=address,
                to=str(self.referrer) if referrer else self.cast.group_chair.job_title,
                how="By telephone, then in writing" if referrer else "At the review group's meeting",
                given_at=wall.now(),
                by=self.officer,
            )

    def panel_replied(self, kind: str, words: str, days: int):
        """The Panel's reply, and its task within so many working days."""
        act_by = self.stage.days.after(wall.today(), days)
        return do(
            outside.record_panel_reply,
            review=self.review,
            kind=kind,
            received_on=wall.today(),
            words=words,
            act_by=act_by,
            by=self.officer,
        )

    def acted(self, reply, words: str) -> None:
        do(outside.act_on_reply, reply=reply, acted_on=wall.today(), acted_note=words, by=self.officer)

    def start_practice_review(self) -> None:
        """The review that the outcome opens, where this arrangement's outcome opens one."""
        if outside.decided_outcome(self.review).opens:
            do(outside.start_practice_review, review=self.review, started_on=wall.today(), by=self.officer)

    def close(self) -> None:
        do(outside.close_review, review=self.review, by=self.officer)
        self.review.refresh_from_db()

    def withdraw(self, reason: str) -> None:
        do(opening.withdraw_review, review=self.review, reason=reason, by=self.officer)
