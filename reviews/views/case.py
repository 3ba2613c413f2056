"""The case at a glance, who can see it, its clock, its documents and its history."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import describe_addresses, people_at
from accounts.models import Person
from accounts.policy import Permission
from reviews import presenting
from reviews.commands import access, timing
from reviews.commands.opening import record_strategy_minutes
from reviews.forms import case as forms
from reviews.forms.gathering import DocumentForm, ReasonForm
from reviews.overview import ACT_PAGES, ADVISERS_ACTS, BY_HAND, DECIDERS_ACTS, explained, overview_of
from reviews.views.base import MARKING, CaseAction, CaseForm, CasePage
from safeguarding.clock.commands import entries_of
from safeguarding.clock.models import RunningClock
from safeguarding.design.cells import Event, Link
from safeguarding.documents.commands import add_document
from safeguarding.documents.models import Document, DocumentVersion
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access, openings_of, steps_of


class Case(CasePage):
    """Day N of 15, what is next and whose it is, the steps, the law's dates, what happened lately."""

    template_name = "reviews/case.html"
    tab = "Overview"

    def get_context_data(self, **kwargs):
        review = self.review
        overview = overview_of(review.clock, until=review.ended_at)
        return super().get_context_data(
            overview=overview,
            law_date=side_by_side(overview)[0],
            our_date=side_by_side(overview)[1],
            button=self.next_button(overview),
            decide=self.decide_button(),
            children=review.referral.children.all(),
            actions=review.agreed_actions.select_related("agency"),
            calls=review.calls.all(),
            steps=events(steps_of(review.subject).select_related("by")[:8]),
            **kwargs,
        )

    def decide_button(self) -> Link | None:
        """What waits for the decision maker, whatever else is open."""
        waits = self.review.stage == "submitted" and self.may(Permission.DECIDE_REVIEW)
        return Link(*ACT_PAGES["decided"][:1], self.at(ACT_PAGES["decided"][1])) if waits else None

    def next_button(self, overview) -> Link | None:
        """The one thing to press now, for whoever may do it."""
        step = overview.next
        if step is None or self.review.ended_at:
            return None
        words, tail = ACT_PAGES.get(step.act, BY_HAND)
        if step.act in DECIDERS_ACTS:
            allowed = self.may(Permission.DECIDE_REVIEW) and self.review.stage == "submitted"
        elif step.act in ADVISERS_ACTS:
            allowed = self.may(Permission.ADVISE_ON_REVIEW)
        else:
            allowed = self.runs
        return Link(words, self.at(tail)) if allowed else None


def side_by_side(overview):
    """The law's date that matters now and the partnership's own for the same act, or its next step."""
    law = next((step for step in overview.law_steps if step.state in {"open", "late"}), None)
    law = law or next(iter(overview.law_steps), None)
    same = next((step for step in overview.local_steps if law and step.act and step.act == law.act), None)
    ours = same or overview.next or next(iter(overview.local_steps), None)
    return law and explained(law), ours and explained(ours)


def events(steps) -> list[Event]:
    """History lines for the time line component."""
    return [Event(title=step.what, on=step.at, by=step.by_name) for step in steps]


class People(CasePage):
    """Who can see this case, why, and who is kept out."""

    template_name = "reviews/people.html"
    tab = "Who can see this"

    def get_context_data(self, **kwargs):
        named = list(self.review.named.filter(until__isnull=True).select_related("added_by"))
        key = self.review.partnership.key
        words = describe_addresses([row.address for row in named], key)
        rows = [(row, words[row.address], list(people_at(row.address, key))) for row in named]
        openings = openings_of(self.review.subject)[:50] if self.may(Permission.SEE_CASE_LOG) else None
        table = presenting.openings_table(openings) if openings is not None else None
        return super().get_context_data(
            rows=rows,
            conflicts=self.review.conflicts.select_related("person", "declared_by"),
            openings=openings,
            openings_table=table,
            **kwargs,
        )


class PeopleForm(CaseForm):
    """A form about a person of this partnership."""

    back = "people/"

    def form_kwargs(self):
        here = Person.objects.filter(appointments__partnership=self.review.partnership, is_active=True)
        return {"people": here.distinct().order_by("name")}


class NamePerson(PeopleForm):
    """Let one more person see the case."""

    form_class = forms.NameForm
    success_message = "They can see the case now, and have been told."

    def perform(self, form):
        access.name_person(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("people/")


class EndNaming(CaseAction):
    """Somebody no longer needs to see the case."""

    title = "End this access"
    button = "End it"
    danger = True
    back = "people/"
    success_message = "They can no longer see the case."

    def perform(self, form):
        named = get_object_or_404(self.review.named, pk=self.kwargs["pk"])
        access.end_naming(named=named, by=self.request.user)
        return self.at("people/")


class DeclareConflict(PeopleForm):
    """Keep a person out of the case."""

    form_class = forms.ConflictForm
    success_message = "They can no longer see the case."

    def perform(self, form):
        person = form.cleaned_data["person"]
        access.declare_conflict(review=self.review, by=self.request.user, **form.cleaned_data)
        return "/reviews/" if person == self.request.user else self.at("people/")


class ClearConflict(CaseAction):
    """The conflict no longer stands."""

    title = "Clear this conflict of interest"
    button = "Clear it"
    back = "people/"
    form_class = ReasonForm
    success_message = "The conflict of interest is cleared."

    def perform(self, form):
        conflict = get_object_or_404(self.review.conflicts, pk=self.kwargs["pk"])
        access.clear_conflict(conflict=conflict, by=self.request.user, **form.cleaned_data)
        return self.at("people/")


class HistoryPage(CasePage):
    """Everything that happened, newest first."""

    template_name = "reviews/history.html"
    tab = "History"

    def get_context_data(self, **kwargs):
        return super().get_context_data(steps=events(steps_of(self.review.subject)), **kwargs)


class Clock(CasePage):
    """Every step with how its date was worked out, and what was told to the clock."""

    template_name = "reviews/clock.html"
    tab = "Clock"

    def clock_of(self) -> RunningClock:
        """The clock that this page is about."""
        return self.review.clock

    def get_context_data(self, **kwargs):
        clock = self.clock_of()
        names = {row["key"]: row["title"] for row in [*clock.procedure.get("events", []), *clock.procedure["steps"]]}
        entries = [(names.get(entry.name, ""), entry) for entry in clock.entries.select_related("recorded_by")]
        overview = overview_of(clock, until=self.review.ended_at)
        return super().get_context_data(
            overview=overview,
            entries_table=presenting.entries_table(entries),
            manages=clock == self.review.clock,
            procedure=clock.procedure,
            paused=any(step.state == "paused" for step in overview.steps),
            **kwargs,
        )


class TimingForm(CaseForm):
    """A change to the clock."""

    back = "clock/"
    command = None

    def perform(self, form):
        type(self).command(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("clock/")


class Tick(TimingForm):
    """A step that no page meets is ticked by hand."""

    form_class = forms.TickForm
    command = timing.tick_step
    success_message = "The step is done."

    def form_kwargs(self):
        steps = overview_of(self.review.clock).steps
        open_ones = [(s.key, s.title) for s in steps if not s.act and s.state not in {"met", "not-needed"}]
        return {"steps": open_ones}


class Correct(TimingForm):
    """A wrong anchor is put right; the dates that hang on it are worked out again."""

    form_class = forms.CorrectForm
    command = timing.correct_event
    success_message = "It is corrected, and the dates are worked out again."

    def form_kwargs(self):
        happened = {entry.name for entry in entries_of(self.review.clock) if entry.kind == "anchored"}
        rows = self.review.clock.procedure.get("events", [])
        return {"events": [(row["key"], row["title"]) for row in rows if row["key"] in happened]}


class Pause(TimingForm):
    """The partnership's own days stop."""

    form_class = forms.PauseForm
    command = timing.pause
    success_message = "The clock is paused."


class Resume(TimingForm):
    """They count again."""

    form_class = forms.ResumeForm
    command = timing.resume
    success_message = "The clock counts again."


class Extend(TimingForm):
    """A step is given more time."""

    form_class = forms.ExtendForm
    command = timing.extend
    success_message = "The step has more time. Its first date is kept beside the new one."

    def form_kwargs(self):
        steps = [s for s in overview_of(self.review.clock).steps if not s.law and s.state not in {"met", "not-needed"}]
        return {"steps": [(s.key, s.title) for s in steps]}


class Documents(CasePage):
    """The papers of the case."""

    template_name = "reviews/documents.html"
    tab = "Documents"

    def get_context_data(self, **kwargs):
        found = documents_of(self.review).prefetch_related("versions__uploaded_by")
        return super().get_context_data(documents=found, **kwargs)


def documents_of(review):
    """The documents of a review."""
    return Document.objects.filter(subject_kind="rapid-review", subject_id=review.pk)


class AddDocument(CaseForm):
    """A document is added; the strategy meeting's minutes meet their step."""

    form_class = DocumentForm
    back = "documents/"
    success_message = "The document is added."

    def perform(self, form):
        data = form.cleaned_data
        add_document(
            subject=self.review.subject,
            title=data["name"],
            upload=data["upload"],
            by=self.request.user,
            partnership_key=self.review.partnership.key,
            marking=MARKING,
        )
        if data["strategy"]:
            record_strategy_minutes(review=self.review, by=self.request.user)
        return self.at("documents/")


class Download(CasePage):
    """One version of one document, for those who may see the case."""

    tab = "Documents"

    def get(self, request, *args, **kwargs):
        found = DocumentVersion.objects.filter(document__in=documents_of(self.review), pk=self.kwargs["pk"])
        version = found.select_related("document").first()
        if version is None:
            raise Http404
        log_access(person=request.user, subject=self.review.subject, what="downloaded", request=request)
        return response(version)


class PracticeReviewClock(Clock):
    """The clock of the review that followed."""

    def clock_of(self):
        practice = getattr(self.review, "practice_review", None)
        if practice is None:
            raise Http404
        return practice.clock
