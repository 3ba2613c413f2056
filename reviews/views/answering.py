"""Answering a referral: a rapid review opens, or the reason why not."""

from accounts.access import people_at
from accounts.pages import ActionPage, FormPage
from accounts.policy import Permission
from partnership.arrangement import in_force
from reviews.commands import opening, referrals
from reviews.forms import referral as forms
from reviews.views.referrals import ReferralMixin
from safeguarding.design.cells import Told


class AcceptReferral(ReferralMixin, ActionPage):
    """Open the rapid review."""

    permission = Permission.ACCEPT_REFERRAL
    title = "Accept the referral and open a rapid review"
    button = "Open the rapid review"
    success_message = "The rapid review is open and its clock has started."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    def consequences(self):
        procedure = in_force(self.referral.partnership).procedure(
            in_force(self.referral.partnership).rapid_review.procedure
        )
        return [
            f"The clock starts, by the arrangement now in force: {procedure['title']}, version {procedure['version']}.",
            "The review keeps this timetable to its end.",
        ]

    def told(self):
        arrangement = in_force(self.referral.partnership)
        words = opening.addresses_for(arrangement.rapid_review.tells_when_opened, arrangement, self.referral)
        people = {p.pk: p for word in words for p in people_at(word, self.referral.partnership.key)}
        return [
            Told(f"{p.name}, {p.job_title}".rstrip(", "), "in the portal and by e-mail, at once")
            for p in people.values()
        ]

    def perform(self, form):
        review = opening.accept_referral(referral=self.referral, by=self.request.user)
        return review.get_absolute_url()


class DeclineReferral(ReferralMixin, FormPage):
    """Say why no review is opened."""

    permission = Permission.ACCEPT_REFERRAL
    form_class = forms.DeclineForm
    success_message = "The referral is declined. The professional has been told."

    def cancel_url(self):
        return self.referral.get_absolute_url()

    def perform(self, form):
        referrals.decline_referral(referral=self.referral, by=self.request.user, **form.cleaned_data)
        return self.referral.get_absolute_url()
