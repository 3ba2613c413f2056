"""Making a referral step by step."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django_filters import ChoiceFilter

from accounts.access import may
from accounts.pages import ActionPage, DetailPage, FormPage, ListPage
from accounts.policy import Permission
from partnership.arrangement import in_force
from reviews import presenting, rules
from reviews.commands import referrals
from reviews.forms import referral as forms
from reviews.models import RapidReview, Referral
from reviews.views.base import MARKING
from reviews.views.gathering import agencies_of
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.design.cells import Empty, Link, Tag, Told
from safeguarding.design.dates import long_moment
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.shapes import Column, SavedFilter
from safeguarding.history.commands import log_access, steps_of

STATE_TAGS = {"draft": "new", "sent": "decision", "accepted": "done", "declined": "closed"}


class ReferralFilter(DesignFilterSet):
    """By state."""

    state = ChoiceFilter(choices=Referral.State.choices, label="State", empty_label="Any state")

    class Meta(DesignFilterSet.Meta):
        model = Referral
        fields = ["state"]


class ReferralList(ListPage):
    """Referrals that this person made or may read."""

    model = Referral
    permission = Permission.MAKE_REFERRAL
    title = "Referrals"
    section = "Reviews"
    filterset_class = ReferralFilter
    default_sort = "-made"
    export_name = "referrals"
    saved_filters = [SavedFilter("Waiting for an answer", "state=sent"), SavedFilter("Drafts", "state=draft")]
    empty = Empty(
        "No referrals yet",
        "When a child has died or is seriously harmed and abuse or neglect is suspected, refer it here within a day.",
        Link("Make a referral", "/referrals/new/"),
    )
    columns = [
        Column("reference", "Reference", sort="reference", link=lambda row: row.get_absolute_url()),
        Column("agency", "Agency", value="agency.name", sort="agency__name"),
        Column("made", "Begun", value="created_at", sort="created_at"),
        Column("sent", "Sent", value="sent_at", sort="sent_at"),
        Column("state", "State", value=lambda row: Tag(STATE_TAGS[row.state], row.get_state_display()), sort="state"),
        Column("late", "Late", value=lambda row: Tag("late", "Sent late") if row.late_reason else ""),
    ]

    def visible(self):
        return super().visible().select_related("agency")

    def actions(self):
        return [Link("Make a referral", "/referrals/new/")]


class ReferralMixin:
    """One referral, by its reference."""

    model = Referral
    permission = Permission.MAKE_REFERRAL
    section = "Reviews"
    marking = MARKING

    @cached_property
    def referral(self) -> Referral:
        """The referral that the address names, or Http404."""
        found = self.model.objects.visible_to(self.request.user).select_related("partnership", "agency", "made_by")
        return get_object_or_404(found, reference=self.kwargs["reference"])

    def get_record(self):
        return self.referral

    def get_caption(self):
        return f"Referral {self.referral.reference}"

    def breadcrumbs(self):
        return [Link("Referrals", "/referrals/"), Link(self.referral.reference, self.referral.get_absolute_url())]

    @property
    def limit(self) -> dict | None:
        """The arrangement's limit from awareness to referral."""
        return in_force(self.referral.partnership).rapid_review.refer_within

    @property
    def is_late(self) -> bool:
        """Whether sending it now is late."""
        calendar = calendar_for(self.referral.partnership.key)
        return rules.is_late(self.referral, self.limit, calendar, wall.now())


class DraftMixin(ReferralMixin):
    """A page that changes the draft: for whoever made it, and for the team that answers referrals."""

    def check_permission(self):
        super().check_permission()
        if self.referral.made_by != self.request.user and not self.may(Permission.ACCEPT_REFERRAL):
            raise PermissionDenied


class StartReferral(FormPage):
    """The first page: the incident."""

    permission = Permission.MAKE_REFERRAL
    form_class = forms.ReferralForm
    template_name = "reviews/referral_form.html"
    title = "Make a referral"
    section = "Reviews"
    marking = MARKING

    def breadcrumbs(self):
        return [Link("Referrals", "/referrals/")]

    def form_kwargs(self):
        team = may(self.request.user, Permission.ACCEPT_REFERRAL, self.partnership)
        return {"agencies": agencies_of(self.partnership), "for_others": team}

    def initial(self):
        return {"agency": self.request.user.agency_id}

    def perform(self, form):
        fields = form.cleaned_data
        another = fields.pop("made_for_another", False)
        referral = referrals.start_referral(
            partnership=self.partnership, fields=fields, made_for_another=another, by=self.request.user
        )
        return referral.get_absolute_url()


class EditReferral(DraftMixin, FormPage):
    """The incident again, as it stands."""

    form_class = forms.ReferralForm
    template_name = "reviews/referral_form.html"
    title = "What happened"
    success_message = "Saved. You can go on now or another day."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    def form_kwargs(self):
        team = self.may(Permission.ACCEPT_REFERRAL)
        return {"agencies": agencies_of(self.referral.partnership), "for_others": team, "instance": self.fresh()}

    def fresh(self) -> Referral:
        """A copy for the form, so that what was typed does not touch the record before the command does."""
        return Referral.objects.visible_to(self.request.user).get(pk=self.referral.pk)

    def current_version(self):
        return str(self.referral.version)

    def perform(self, form):
        referrals.save_referral(referral=self.referral, fields=dict(form.cleaned_data), by=self.request.user)
        return self.referral.get_absolute_url()


class ShowReferral(ReferralMixin, DetailPage):
    """The referral with what it still needs, or what became of it."""

    template_name = "reviews/referral.html"
    context_name = "referral"
    caption = "Referral"

    def get_caption(self):
        return "Referral"

    def get_title(self):
        return self.referral.reference

    def breadcrumbs(self):
        return [Link("Referrals", "/referrals/")]

    def status(self):
        return Tag(STATE_TAGS[self.referral.state], self.referral.get_state_display())

    def get(self, request, *args, **kwargs):
        log_access(person=request.user, subject=self.referral.subject, request=request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        referral, now = self.referral, wall.now()
        calendar = calendar_for(referral.partnership.key)
        draft = referral.state == Referral.State.DRAFT
        needs = rules.reasons_against_sending(referral, limit=self.limit, calendar=calendar, now=now) if draft else []
        review = RapidReview.objects.visible_to(self.request.user).filter(referral=referral).first()
        feedback = self.feedback()
        return super().get_context_data(
            children=referral.children.all(),
            rows=presenting.referral_rows(referral, referral.agencies_involved.all()),
            needs=[reason for reason in needs if "Say why it comes later" not in reason],
            refer_by=referral.aware_at and rules.refer_by(referral.aware_at, self.limit, calendar),
            is_late=self.is_late if draft else bool(referral.late_reason),
            may_answer=self.may(Permission.ACCEPT_REFERRAL) and referral.state == Referral.State.SENT,
            review=review,
            feedback=feedback,
            feedback_words=feedback
            and f"The decision was fed back to you on {long_moment(feedback.given_at)}: {feedback.how}.",
            steps=steps_of(referral.subject)[:10],
            **kwargs,
        )

    def feedback(self):
        """How and when the decision was fed back to the person who made this referral; seen by them alone."""
        review = getattr(self.referral, "review", None)
        if review is None or self.referral.made_by != self.request.user:
            return None
        return review.feedback.filter(address=f"person:{self.request.user.pk}").first()


class ChildPage(DraftMixin, FormPage):
    """Add or change a child."""

    form_class = forms.ChildForm
    success_message = "The child is saved."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    @cached_property
    def child(self):
        """The child that the address names; None on the page that adds one."""
        if "pk" not in self.kwargs:
            return None
        child = self.referral.children.filter(pk=self.kwargs["pk"]).first()
        if child is None:
            raise Http404
        return child

    def form_kwargs(self):
        return {"instance": self.child}

    def perform(self, form):
        child = self.referral.children.filter(pk=self.child.pk).first() if self.child else None
        referrals.keep_child(referral=self.referral, fields=form.cleaned_data, child=child, by=self.request.user)
        return self.referral.get_absolute_url()


class RemoveChild(DraftMixin, ActionPage):
    """Take a child off the draft."""

    title = "Remove this child"
    button = "Remove"
    danger = True
    success_message = "The child is removed."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    def perform(self, form):
        child = get_object_or_404(self.referral.children, pk=self.kwargs["pk"])
        referrals.remove_child(child=child, by=self.request.user)
        return self.referral.get_absolute_url()


class SendReferral(DraftMixin, ActionPage):
    """Send it; a late one says why."""

    title = "Send the referral"
    form_class = forms.SendForm
    success_message = "The referral is sent. The support team has been told."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    def form_kwargs(self):
        return {"late": self.is_late}

    def consequences(self):
        lines = [
            "The support team reads it and decides whether a rapid review is opened.",
            "It can no longer be changed.",
        ]
        return [*lines, "It is marked late, with your reason. It is accepted all the same."] if self.is_late else lines

    def told(self):
        return [Told("The support team", "in the portal and by e-mail, at once")]

    def perform(self, form):
        reason = form.cleaned_data.get("late_reason") or ""
        referrals.send_referral(referral=self.referral, late_reason=reason, by=self.request.user)
        return self.referral.get_absolute_url()
