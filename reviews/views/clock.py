"""A review's clock: every date explained, and the changes that may be made to it."""

from django.http import Http404

from reviews import acts, presenting
from reviews.commands import timing
from reviews.forms import case as forms
from reviews.overview import overview_of
from reviews.views.base import CaseForm, CasePage
from safeguarding.clock.commands import entries_of
from safeguarding.clock.models import RunningClock


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
        manages = clock == self.review.clock
        overview = overview_of(clock, until=self.review.ended_at if manages else None)
        return super().get_context_data(
            overview=overview,
            entries_table=presenting.entries_table(entries),
            manages=manages,
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


def ticked_by_hand(clock: RunningClock) -> list[tuple[str, str]]:
    """The open steps of a clock that no page meets."""
    rows = {row["key"]: row for row in clock.procedure["steps"]}
    steps = overview_of(clock).steps
    return [(s.key, s.title) for s in steps if acts.by_hand(rows[s.key]) and s.state not in {"met", "not-needed"}]


class Tick(TimingForm):
    """A step that no page meets is ticked by hand."""

    form_class = forms.TickForm
    command = timing.tick_step
    success_message = "The step is done."

    def form_kwargs(self):
        return {"steps": ticked_by_hand(self.review.clock)}


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


class PracticeMixin:
    """The review that followed this rapid review, or Http404."""

    @property
    def practice(self):
        practice = getattr(self.review, "practice_review", None)
        if practice is None:
            raise Http404
        return practice


class PracticeReviewClock(PracticeMixin, Clock):
    """The clock of the review that followed; it runs on after the rapid review is closed."""

    tab = "Decision"

    def clock_of(self):
        return self.practice.clock


class TickPractice(PracticeMixin, CaseForm):
    """A step of the review that followed is ticked by hand."""

    form_class = forms.TickForm
    back = "practice-review/"
    success_message = "The step is done."

    def form_kwargs(self):
        return {"steps": ticked_by_hand(self.practice.clock)}

    def perform(self, form):
        timing.tick_practice_step(practice=self.practice, by=self.request.user, **form.cleaned_data)
        return self.at("practice-review/")
