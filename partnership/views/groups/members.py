"""Who sits in a group, and the pages that change it."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import Agency
from accounts.policy import Permission
from partnership import words
from partnership.commands.groups import change_post_holder, hand_over_chair, join_group, leave_group, name_deputy
from partnership.forms import groups as forms
from partnership.models import GroupMember, Membership
from partnership.rules.groups import Seat, seats_of, standing_of
from partnership.rules.rotation import keys_of, turn_of
from partnership.views.groups.base import GroupAction, GroupForm, GroupTab, OfAppointment, post_of
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Row, Table, Tag, Told
from safeguarding.design.dates import long_date, short_date


class MembersPage(GroupTab):
    """Members and deputies, and the places of the arrangement that nobody holds."""

    template_name = "partnership/groups/members.html"
    tab = "Members"

    def get_context_data(self, **kwargs):
        seats = seats_of(self.group)
        names = {
            "members": self.table(seats),
            "places": self.open_places(seats),
            "described": [place for place in self.all_places if place.described],
            "add_url": self.at("add_member"),
            "chair_url": self.at("chair"),
            "may_change": self.runs and self.group.closed_on is None,
            "left": self.left(),
        }
        return super().get_context_data(**{**names, **kwargs})

    @cached_property
    def all_places(self) -> list[GroupMember]:
        """The places of the group."""
        return list(self.group.members.select_related("post__agency", "agency"))

    def table(self, seats: list[Seat]) -> Table | None:
        """Everybody who sits there; the names lead to what may be changed, for those who may."""
        headings = ["Name", "As", "Post", "Agency", "Since", "Deputies"]
        rows = [self.row(seat) for seat in seats]
        return Table.of("Members", headings, rows, caption_hidden=True) if rows else None

    def row(self, seat: Seat) -> list:
        """Name, standing, post, agency, since, deputies."""
        since = short_date(seat.starts_on)
        return [
            self.name_of(seat),
            seat.words,
            post_of(seat),
            seat.agency.name if seat.agency else "",
            f"{since} to {short_date(seat.ends_on)}" if seat.ends_on else since,
            [self.name_of(deputy) for deputy in seat.deputies],
        ]

    def name_of(self, seat: Seat):
        """The name, with its page for those who keep memberships."""
        if not self.runs or self.group.closed_on:
            return seat.person.name
        return Link(seat.person.name, self.at("seat", pk=seat.appointment.pk))

    def open_places(self, seats: list[Seat]) -> Table | None:
        """The places of the arrangement with seats that nobody holds yet."""
        found = [(place, place.number - len(holders(place, seats))) for place in self.all_places if not place.described]
        rows = [
            [str(place), agency_of(place), words.standing(place), count, *self.fill(place)]
            for place, count in found
            if count > 0
        ]
        headings = ["Place", "Agency", "As", "Free", *(["Fill"] if self.runs else [])]
        return Table.of("Places that nobody holds yet", headings, rows, numeric=(3,)) if rows else None

    def fill(self, place: GroupMember) -> list[Link]:
        """The way to put somebody there."""
        return [Link(f"Add somebody as {place}", f"{self.at('add_member')}?place={place.pk}")] if self.runs else []

    def left(self) -> Table | None:
        """Who sat there before, for those who see the group's work."""
        if not self.sees_work:
            return None
        before = self.group.memberships.filter(appointment__ends_on__lt=wall.today())
        people = before.select_related("appointment__person", "appointment__agency").order_by("-appointment__ends_on")
        rows = [
            (
                row.appointment.person.name,
                row.get_standing_display(),
                row.appointment.agency.name if row.appointment.agency else "",
                short_date(row.appointment.starts_on),
                short_date(row.appointment.ends_on),
            )
            for row in people[:30]
        ]
        return Table.of("Who sat here before", ["Name", "As", "Agency", "From", "To"], rows) if rows else None


def holders(place: GroupMember, seats: list[Seat]) -> list[Seat]:
    """Who holds a place: by name, or because their role came with its post, or their agency with an agency's place."""
    return [seat for seat in seats if holds(place, seat)]


def holds(place: GroupMember, seat: Seat) -> bool:
    """Whether a seat is this place."""
    if seat.membership and seat.membership.place_id:
        return seat.membership.place_id == place.pk
    if place.post:
        return seat.appointment.post_key == place.post.key
    return bool(place.agency_id) and seat.appointment.agency_id == place.agency_id


def agency_of(place: GroupMember) -> str:
    """The agency that a place brings to the table."""
    agency = place.agency or (place.post.agency if place.post else None)
    return agency.name if agency else ""


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
            "is_deputy": membership is not None and membership.standing == Membership.Standing.DEPUTY,
            "urls": {name: self.at(name, pk=seat.pk) for name in ("holder", "deputy", "leave")},
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


class AddMember(GroupForm):
    """Somebody sits in the group from a day on."""

    form_class = forms.AddMemberForm
    back = "members"
    template_name = "partnership/groups/add_member.html"

    def form_kwargs(self):
        places = self.group.members.filter(described="").select_related("post", "agency")
        agencies = Agency.objects.filter(parts__partnership=self.partnership, parts__current=True).distinct()
        return {"people": self.people(), "places": places, "agencies": agencies}

    def initial(self):
        place = self.request.GET.get("place", "")
        return {"starts_on": wall.today(), "standing": "member", "place": place if place.isdigit() else None}

    def get_context_data(self, **kwargs):
        return super().get_context_data(invite_url=reverse("accounts:invite"), **kwargs)

    def perform(self, form):
        data = form.cleaned_data
        shared = bool(data.pop("shared"))
        join_group(group=self.group, by=self.request.user, shared=shared, **data)
        return self.at("members")

    def get_success_message(self, form):
        return f"{form.cleaned_data['person']} sits in the group from {long_date(form.cleaned_data['starts_on'])}."


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


class HandOver(GroupForm):
    """The chair goes to another member."""

    form_class = forms.HandOverForm
    back = "members"
    success_message = "The chair is handed over, and everybody concerned is told."

    @cached_property
    def seats(self) -> list[Seat]:
        """Who sits there today."""
        return seats_of(self.group)

    def form_kwargs(self):
        candidates = [seat.person.pk for seat in self.seats if not seat.is_chair]
        return {"people": self.people().filter(pk__in=candidates)}

    def initial(self):
        turn = turn_of(self.group.chair, [seat for seat in self.seats if seat.is_chair])
        following = next((seat for seat in self.seats if turn and turn.next in keys_of(seat)), None)
        return {"on": wall.today(), "person": following.person.pk if following else None}

    def perform(self, form):
        hand_over_chair(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.at("members")
