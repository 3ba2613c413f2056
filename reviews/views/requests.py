"""What an agency's lead sees: their own requests, and nothing else of the case."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django_filters import ChoiceFilter

from accounts.access import holdings
from accounts.pages import ActionPage, DetailPage, FormPage, ListPage
from accounts.policy import Permission
from reviews import presenting
from reviews.commands import information
from reviews.forms import gathering as forms
from reviews.models import InformationRequest
from reviews.views.base import MARKING
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.lateness import lateness_at
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access

STATE_TAGS = {"asked": "open", "more-time": "decision", "answered": "done", "not-known": "done"}


class RequestFilter(DesignFilterSet):
    """By state."""

    state = ChoiceFilter(choices=InformationRequest.State.choices, label="State", empty_label="Any state")

    class Meta(DesignFilterSet.Meta):
        model = InformationRequest
        fields = ["state"]


class RequestList(ListPage):
    """The requests to the agencies that this person leads."""

    model = InformationRequest
    permission = Permission.ANSWER_REQUEST
    title = "Information requests"
    section = "Requests"
    filterset_class = RequestFilter
    default_sort = "-due"
    export_name = "information-requests"
    saved_filters = [SavedFilter("To answer", "state=asked"), SavedFilter("Answered", "state=answered")]
    empty = Empty(
        "No requests to your agency",
        "When a rapid review needs to know what your agency knows, the request appears here and you get an e-mail.",
    )
    columns = [
        Column(
            "review", "Review", value="review.reference", sort="review__reference", link=lambda r: r.get_absolute_url()
        ),
        Column("agency", "Agency", value="agency.name", sort="agency__name"),
        Column("asked", "Asked", value="asked_at", sort="asked_at"),
        Column("due", "Answer by", value="due_on", sort="due_on"),
        Column("state", "State", value=lambda row: Tag(STATE_TAGS[row.state], row.get_state_display()), sort="state"),
    ]

    def visible(self):
        rows = super().visible().select_related("agency", "review__partnership")
        return rows.filter(agency__in=holdings(self.request.user).leads_in(self.partnership))


class RequestMixin:
    """One request, by its number."""

    model = InformationRequest
    permission = Permission.ANSWER_REQUEST
    section = "Requests"
    marking = MARKING

    @cached_property
    def asked(self) -> InformationRequest:
        """The request that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).select_related(
            "agency", "review__partnership", "asked_by", "answered_by"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_record(self):
        return self.asked

    def get_caption(self):
        return f"Information request, {self.asked.review.reference}"

    def way_back(self) -> Link:
        """The list that this person came from: an agency's requests, or the agencies of the case."""
        if self.may(Permission.ANSWER_REQUEST):
            return Link("Information requests", "/requests/")
        if self.may(Permission.SEE_REVIEWS):
            return Link(self.asked.review.reference, f"{self.asked.review.get_absolute_url()}agencies/")
        return Link("Home", "/")

    def breadcrumbs(self):
        return [self.way_back(), Link(self.asked.agency.name, self.asked.get_absolute_url())]

    def cancel_url(self):
        return self.asked.get_absolute_url()


class ShowRequest(RequestMixin, DetailPage):
    """What is asked, by when, what stands so far; readable by those above the lead as well."""

    permission = (Permission.ANSWER_REQUEST, Permission.SEE_REVIEWS, Permission.SEE_HOME)
    template_name = "reviews/request.html"
    context_name = "asked"

    def get_title(self):
        return f"What does {self.asked.agency} know?"

    def breadcrumbs(self):
        return [self.way_back()]

    def status(self):
        return Tag(STATE_TAGS[self.asked.state], self.asked.get_state_display())

    def get(self, request, *args, **kwargs):
        log_access(person=request.user, subject=self.asked.subject, request=request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        calendar = calendar_for(self.asked.partnership.key)
        when = self.asked.answered_at or wall.now()
        leads = self.asked.agency_id in holdings(self.request.user).leads_in(self.asked.partnership)
        return super().get_context_data(
            late=lateness_at(self.asked.due_on, when, calendar),
            children=self.asked.review.referral.children.all(),
            rows=presenting.request_rows(self.asked),
            episodes=self.asked.episodes.all(),
            chronology=self.asked.chronology.all(),
            may_answer=leads and self.asked.is_open and self.may(Permission.ANSWER_REQUEST),
            sees_return=self.may_read(),
            **kwargs,
        )

    def may_read(self) -> bool:
        """What an agency wrote is its lead's until it is sent; then it is for those who may see the case."""
        person = self.request.user
        if self.asked.agency_id in holdings(person).leads_in(self.asked.partnership):
            return True
        return (
            not self.asked.is_open
            and type(self.asked.review).objects.visible_to(person).filter(pk=self.asked.review_id).exists()
        )


class AnswerRequest(RequestMixin, FormPage):
    """The structured return: saved half done, or sent."""

    form_class = forms.ReturnForm
    template_name = "reviews/return.html"

    def initial(self):
        return {name: getattr(self.asked, name) for name in information.SECTIONS}

    def current_version(self):
        return str(self.asked.version)

    def get_success_message(self, form):
        return "Your answer is sent." if self.sending else "Saved. You can go on now or another day."

    @property
    def sending(self) -> bool:
        """Which of the two buttons was pressed."""
        return "send" in self.request.POST

    def perform(self, form):
        command = information.send_return if self.sending else information.keep_return
        command(request=self.asked, fields=form.cleaned_data, by=self.request.user)
        return self.asked.get_absolute_url()


class NotKnown(RequestMixin, ActionPage):
    """The nil return: two clicks from the e-mail."""

    title = "Answer that the child is not known to you"
    button = "Not known to us"
    success_message = "Thank you. Your answer is recorded."

    def consequences(self):
        return [
            f"The answer of {self.asked.agency} is: not known to us.",
            "Nothing more is asked of you on this review, and the reminders stop.",
        ]

    def perform(self, form):
        information.not_known(request=self.asked, by=self.request.user)
        return self.asked.get_absolute_url()


class WantMoreTime(RequestMixin, FormPage):
    """A later date, with a reason."""

    form_class = forms.MoreTimeForm
    success_message = "The support team is told. Until they answer, your date stands."

    def perform(self, form):
        information.want_more_time(request=self.asked, by=self.request.user, **form.cleaned_data)
        return self.asked.get_absolute_url()


class AddEpisode(RequestMixin, FormPage):
    """A key practice episode, new or changed."""

    form_class = forms.EpisodeForm
    success_message = "The episode is saved."

    @cached_property
    def episode(self):
        """The episode that the address names; None on the page that adds one."""
        return get_object_or_404(self.asked.episodes, pk=self.kwargs["row"]) if "row" in self.kwargs else None

    def initial(self):
        names = self.form_class.base_fields
        return {name: getattr(self.episode, name) for name in names} if self.episode else {}

    def perform(self, form):
        information.keep_episode(
            request=self.asked, fields=form.cleaned_data, episode=self.episode, by=self.request.user
        )
        return self.asked.get_absolute_url()


class AddLine(RequestMixin, FormPage):
    """A line of the chronology, from this agency."""

    form_class = forms.EntryForm
    success_message = "The entry is added. Add another, or go back to your answer."

    def perform(self, form):
        information.add_entry(
            review=self.asked.review, request=self.asked, fields=form.cleaned_data, by=self.request.user
        )
        return self.asked.get_absolute_url()


class RemoveLine(RequestMixin, ActionPage):
    """Take a line back while the answer is open."""

    title = "Remove this entry"
    button = "Remove"
    danger = True
    success_message = "The entry is removed."

    def perform(self, form):
        entry = get_object_or_404(self.asked.chronology, pk=self.kwargs["row"])
        information.remove_entry(entry=entry, by=self.request.user)
        return self.asked.get_absolute_url()
