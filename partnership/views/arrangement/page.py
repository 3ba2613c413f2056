"""The arrangement in force, as a page that anyone in the partnership can read."""

from django.urls import reverse

from accounts.pages import PlainPage
from accounts.policy import Permission
from partnership.arrangement import in_force
from partnership.models import ArrangementVersion, Group
from partnership.views.arrangement.reading import pages_of_groups, reading_of
from partnership.views.tabs import partnership_tabs
from partnership.work_under import work_under
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Empty, Link

NOTHING_YET = Empty("No arrangement is in force yet", "Load its file with manage.py load_arrangement, then come back.")
YOUR_DRAFT = Empty(
    "No arrangement is in force yet",
    "Draft it here from a file, or see which versions wait for their day.",
)


class ArrangementPage(PlainPage):
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/arrangement/page.html"
    caption = "Safeguarding arrangement"

    def get_title(self):
        return self.partnership.name

    def get_context_data(self, **kwargs):
        drafts = self.may(Permission.PUBLISH_ARRANGEMENT)
        names = {"tabs": partnership_tabs(self, "Arrangement"), "drafts": drafts}
        try:
            arrangement = in_force(self.partnership)
        except Refused:
            return super().get_context_data(nothing_yet=nothing_yet(drafts), **names, **kwargs)
        return super().get_context_data(**names, **self.reading(arrangement), **kwargs)

    def reading(self, arrangement) -> dict:
        """The arrangement with what the portal knows beside it: groups set up on screen, approvals, the work."""
        person = self.request.user
        version = ArrangementVersion.objects.visible_to(person).defer("document").get(pk=arrangement.version_id)
        on_screen = Group.objects.visible_to(person).of(self.partnership).current()
        return reading_of(
            arrangement,
            pages_of_groups(person, self.partnership),
            recorded=version.approvals.select_related("agency"),
            more_groups=on_screen.filter(from_file=False, closed_on=None).prefetch_related("parents"),
            work=work_under(person, self.partnership),
        )


def nothing_yet(drafts: bool) -> Empty:
    """What the page says before any arrangement is in force; whoever drafts is led to the draft."""
    if not drafts:
        return NOTHING_YET
    return Empty(YOUR_DRAFT.title, YOUR_DRAFT.text, Link("Draft the arrangement", reverse("partnership:draft")))
