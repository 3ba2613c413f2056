"""How the partnership's reports look: its logo. The colour comes with the arrangement."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts.pages import ActionPage, FormPage, PlainPage
from accounts.policy import Permission
from reports.commands.letterhead import change_letterhead, take_logo_off
from reports.forms.letterhead import FirstLogoForm, LetterheadForm, TakeOffForm
from reports.models import Letterhead
from safeguarding.design.cells import Link
from safeguarding.documents.serve import response

PLACE = "/reports/letterhead/"


class LetterheadMixin:
    """A page about the letterhead of the partnership that one works in, which may not be there yet."""

    permission = Permission.WRITE_REPORTS
    section = "Reports"

    @cached_property
    def letterhead(self) -> Letterhead | None:
        found = Letterhead.objects.visible_to(self.request.user).filter(partnership=self.partnership)
        return found.select_related("logo__document").first()

    @property
    def logo(self):
        """The version of the logo's document, or None."""
        return self.letterhead.logo if self.letterhead else None


class LetterheadPage(LetterheadMixin, FormPage):
    """The logo as it is, and another one."""

    template_name = "reports/letterhead.html"
    success_message = "The logo is saved. Reports that are sealed keep the one that they were sealed with."

    @property
    def form_class(self):
        """The file may only be left out where there is one already."""
        return LetterheadForm if self.logo else FirstLogoForm

    def breadcrumbs(self):
        return [Link("Reports", "/reports/")]

    def initial(self):
        return {"words": self.letterhead.logo_words if self.logo else self.partnership.name}

    def perform(self, form):
        given = form.cleaned_data
        change_letterhead(
            partnership=self.partnership, words=given["words"], upload=given["upload"] or None, by=self.request.user
        )
        return PLACE

    def get_context_data(self, **kwargs):
        return super().get_context_data(logo=self.logo, letterhead=self.letterhead, **kwargs)


class LogoFile(LetterheadMixin, PlainPage):
    """The logo's file."""

    def get(self, request, *args, **kwargs):
        if self.logo is None:
            raise Http404
        return response(self.logo)


class TakeLogoOff(LetterheadMixin, ActionPage):
    """No logo any more."""

    form_class = TakeOffForm
    success_message = "The logo is taken off."

    def breadcrumbs(self):
        return [Link("Reports", "/reports/"), Link("The logo of the reports", PLACE)]

    def consequences(self):
        return ["Documents of drafts and of reports that are sealed from now on have no logo.", "Sealed ones keep it."]

    def perform(self, form):
        take_logo_off(partnership=self.partnership, by=self.request.user)
        return PLACE
