"""What the pages of one group share: the record by its key, the way back, the sub-navigation."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.access import current_partnership
from accounts.models import Appointment, Person
from accounts.pages import ActionPage, DetailPage, FormPage
from accounts.policy import Permission
from partnership import words
from partnership.models import Group
from partnership.rules.groups import Seat, may_see_work
from safeguarding.design.cells import Link, Tab, Tag


class OfGroup:
    """A page about one group, found by its key in the partnership that the person works in."""

    model = Group
    permission = Permission.SEE_ARRANGEMENT
    section = "Partnership"

    def visible(self):
        return super().visible().of(current_partnership(self.request)).select_related("partnership")

    def get_record(self):
        return get_object_or_404(self.visible(), key=self.kwargs["key"])

    @property
    def group(self) -> Group:
        """The group of this page."""
        return self.record

    @cached_property
    def runs(self) -> bool:
        """Whether the person keeps groups and memberships here."""
        return self.may(Permission.RUN_GROUPS)

    @cached_property
    def sees_work(self) -> bool:
        """Whether the person sees what this group does."""
        return may_see_work(self.request.user, self.group)

    def at(self, name: str = "group", **more) -> str:
        """The address of a page of this group."""
        return reverse(f"groups:{name}", kwargs={"key": self.group.key, **more})

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement")), Link("Groups", reverse("groups:groups"))]

    def get_context_data(self, **kwargs):
        names = {"group": self.group, "runs": self.runs, "sees_work": self.sees_work}
        return super().get_context_data(**{**names, **kwargs})


class GroupTab(OfGroup, DetailPage):
    """A page of a group with its sub-navigation. ``for_work`` pages are for those who see the group's work."""

    context_name = "group"
    tab = ""
    for_work = False

    def check_permission(self):
        super().check_permission()
        if self.for_work and not self.sees_work:
            raise PermissionDenied

    def get_title(self):
        return self.group.name

    def get_caption(self):
        return words.GROUP_KINDS.get(self.group.kind, "Group")

    def status(self):
        return status_of(self.group)

    def tabs(self):
        names = [("Overview", "group", False), ("Members", "members", False), ("Terms", "terms", False)]
        names += [("Attendance", "attendance", True), ("History", "history", True)]
        return [
            Tab(title, self.at(name), current=title == self.tab)
            for title, name, for_work in names
            if self.sees_work or not for_work
        ]


def status_of(group: Group) -> Tag | None:
    """What stands beside a group's name: closed, no longer named, still to be established; nothing when it works."""
    if group.closed_on:
        return Tag("closed", "Closed")
    if not group.current:
        return Tag("closed", "No longer named")
    return Tag("decision", "To be established") if group.to_be_established else None


class GroupForm(OfGroup, FormPage):
    """A form about a group, for the support team."""

    permission = Permission.RUN_GROUPS
    back = "group"

    def get_caption(self):
        return self.group.name

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.group.short_name or self.group.name, self.at())]

    def cancel_url(self):
        return self.at(self.back)

    def people(self):
        """Those who may be chosen: everybody with a role in this partnership who can sign in."""
        return people_of(self.request.user, self.partnership)


class GroupAction(GroupForm, ActionPage):
    """Something about a group that is confirmed first."""

    template_name = ActionPage.template_name


def post_of(seat: Seat) -> str:
    """The post that a seat comes with; otherwise what the person says that they are."""
    return seat.post.title if seat.post else seat.person.job_title


class OfAppointment:
    """A page about somebody's seat, by the number of their appointment; of this group only."""

    back = "members"

    @cached_property
    def appointment(self) -> Appointment:
        """The appointment, or Http404."""
        here = Appointment.objects.visible_to(self.request.user).select_related("person", "agency", "partnership")
        return get_object_or_404(
            here, pk=self.kwargs["pk"], group_key=self.group.key, partnership=self.group.partnership
        )


def people_of(user, partnership):
    """The people of a partnership who can sign in, by name, as far as ``user`` may choose among them."""
    here = Person.objects.visible_to(user).active().filter(appointments__partnership=partnership)
    return here.distinct().select_related("agency").order_by("name")
