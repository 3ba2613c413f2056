"""One case of the demo: the portal's commands as the acts of a script."""

import datetime
from types import SimpleNamespace

from accounts.models import Agency, Person
from reviews.commands import access, decision, information, meeting, opening, outside, referrals, timing
from reviews.models import RapidReview
from safeguarding.clock import wall
from safeguarding.demo import papers
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import do
from safeguarding.documents.commands import keep_made_file
from safeguarding.history.commands import log_access

MARKING = "OFFICIAL-SENSITIVE"
ANSWERED = ("involvement", "good_practice", "immediate_action", "context", "lived_experience")


class Case:
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

    # The referral

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

    # The first days

    def accept(self) -> None:
        self.review = do(opening.accept_referral, referral=self.referral, by=self.officer)
        self.opened_by(self.officer, self.cast.manager)

    def opened_by(self, *people: Person) -> None:
        """These people open the case page."""
        where = SimpleNamespace(path=self.review.get_absolute_url())
        for person in people:
            log_access(person=person, subject=self.review.subject, request=where)

    def call(self) -> None:
        words = self.stage.text("common")["call"] | self.text.get("call", {})
        held = wall.now() - datetime.timedelta(minutes=50)
        do(opening.record_call, review=self.review, held_at=held, by=self.officer, **words)

    def file_minutes(self) -> None:
        """The strategy meeting's minutes come as a PDF and are kept with the case."""
        lines = [self.review.reference, *self.stage.text("common")["minutes"]]
        self.file("Minutes of the strategy meeting", papers.pdf("Strategy meeting: minutes", lines))
        do(opening.record_strategy_minutes, review=self.review, by=self.officer)

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

    # What agencies know

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

    # Meeting and outcome

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

    # The decision and after

    def advise(self, words: str) -> None:
        submission = self.review.submissions.order_by("-number").first()
        for role in self.stage.terms.advises:
            adviser = self.cast.independent[role][0]
            self.opened_by(adviser)
            do(decision.advise, submission=submission, words=words, by=adviser)

    def decide(self, kind: str = "signed", reasons: str = "", outcome: str = "") -> None:
        decider = self.cast.independent[self.stage.terms.decides][0]
        submission = self.review.submissions.order_by("-number").first()
        self.opened_by(decider)
        do(
            decision.decide,
            submission=submission,
            kind=kind,
            reasons=reasons,
            outcome=self.stage.outcome(outcome) if outcome else "",
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
        do(outside.start_practice_review, review=self.review, started_on=wall.today(), by=self.officer)

    def close(self) -> None:
        do(outside.close_review, review=self.review, by=self.officer)
        self.review.refresh_from_db()

    def withdraw(self, reason: str) -> None:
        do(opening.withdraw_review, review=self.review, reason=reason, by=self.officer)

    # Clock and access

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
