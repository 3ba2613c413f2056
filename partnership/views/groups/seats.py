"""One seat of a group, and the pages that change it."""

from accounts.policy import Permission
from partnership.commands.groups import change_post_holder, change_standing, leave_group, name_deputy
from partnership.forms import groups as forms
from partnership.models import Membership
from partnership.rules.groups import standing_of
from partnership.views.groups.base import GroupAction, GroupForm, GroupTab, OfAppointment
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Row, Tag, Told
from safeguarding.design.dates import long_date


class SeatPage(OfAppointment, GroupTab):
    """One seat, for those who keep memberships: whose it is, and what may be changed."""

    permission = Permission.RUN_GROUPS
    template_name = "partnership/groups/seat.html"
    tab = "Members"

    def get_title(self):
        return str(self.appointment.person)

    def get_caption(self):
        return self.group.name

    def status(self):
        return Tag("closed", "Has ended") if self.is_over else None

    @property
    def is_over(self) -> bool:
        """Whether its last day is past."""
        return self.appointment.ends_on is not None and self.appointment.ends_on < wall.today()

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.group.short_name or self.group.name, self.at())]

    def get_context_data(self, **kwargs):
        seat = self.appointment
        held = self.group.memberships.filter(appointment=seat)
        membership = held.select_related("place__post", "deputy_for__appointment__person").first()
        names = {
            "rows": self.rows(membership),
            "may_change": not self.is_over and self.group.closed_on is None,
            "is_chair": seat.role == "group_chair",
            "is_deputy": membership is not None and membership.standing == Membership.Standing.DEPUTY,
            "urls": {name: self.at(name, pk=seat.pk) for name in ("holder", "deputy", "standing", "leave")},
            "members_url": self.at("members"),
        }
        return super().get_context_data(**{**names, **kwargs})

    def rows(self, membership: Membership | None) -> list[Row]:
        """What the seat is."""
        seat = self.appointment
        member = membership.deputy_for.appointment.person if membership and membership.deputy_for else ""
        rows = [
            Row("As", Membership.Standing(standing_of(seat)).label),
            Row("Stands in for", member),
            Row("Place", membership.place if membership else None),
            Row("Agency", seat.agency),
            Row("First day", seat.starts_on),
            Row("Last day", seat.ends_on or "None is set"),
        ]
        return [row for row in rows if row.value not in ("", None)]


class NameDeputy(OfAppointment, GroupForm):
    """Somebody stands in for a member."""

    form_class = forms.DeputyForm
    success_message = "The deputy is named, and both are told."

    def get_title(self):
        return f"Name a deputy for {self.appointment.person}"

    def form_kwargs(self):
        return {"people": self.people()}

    def initial(self):
        return {"starts_on": wall.today()}

    def perform(self, form):
        name_deputy(member=self.appointment, by=self.request.user, **form.cleaned_data)
        return self.at("members")


class ChangeStanding(OfAppointment, GroupForm):
    """A member is there as something else."""

    form_class = forms.StandingForm
    success_message = "It is changed, and the person is told."

    def get_title(self):
        return f"Change what {self.appointment.person} is in the group"

    def initial(self):
        return {"standing": standing_of(self.appointment)}

    def perform(self, form):
        change_standing(appointment=self.appointment, by=self.request.user, **form.cleaned_data)
        return self.at("members")


class ChangeHolder(OfAppointment, GroupForm):
    """Somebody takes over a seat."""

    form_class = forms.HolderForm
    success_message = "The place has a new holder, and both are told."

    def get_title(self):
        return f"Who takes over from {self.appointment.person}?"

    def form_kwargs(self):
        return {"people": self.people()}

    def initial(self):
        return {"on": wall.today()}

    def perform(self, form):
        change_post_holder(appointment=self.appointment, by=self.request.user, **form.cleaned_data)
        return self.at("members")


class EndMembership(OfAppointment, GroupAction):
    """Somebody's last day in the group."""

    form_class = forms.LastDayForm
    button = "End the membership"
    danger = True

    def get_title(self):
        return f"End the membership of {self.appointment.person}"

    def initial(self):
        return {"ends_on": wall.today()}

    def consequences(self):
        return [
            "At the end of that day they no longer see the group’s meetings, papers, plan and actions.",
            "Their named deputies leave with them.",
            "Actions that they own stay theirs until somebody hands them over.",
        ]

    def told(self):
        return [Told(str(self.appointment.person))]

    def perform(self, form):
        leave_group(appointment=self.appointment, by=self.request.user, **form.cleaned_data)
        return self.at("members")

    def get_success_message(self, form):
        return f"The last day of {self.appointment.person} is {long_date(form.cleaned_data['ends_on'])}."
