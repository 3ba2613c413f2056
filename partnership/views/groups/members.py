"""Who sits in a group, and the pages that change it."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import Agency
from partnership import words
from partnership.commands.groups import hand_over_chair, join_group
from partnership.forms import groups as forms
from partnership.models import GroupMember
from partnership.rules.groups import Seat, name_in_public, seats_of
from partnership.rules.rotation import keys_of, turn_of
from partnership.views.groups.base import GroupForm, GroupTab, post_of
from safeguarding.clock import wall
from safeguarding.design.cells import Link, Table
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
            "coming": self.coming(),
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
            self.link_to(seat.appointment),
            seat.words,
            post_of(seat),
            seat.agency.name if seat.agency else "",
            f"{since} to {short_date(seat.ends_on)}" if seat.ends_on else since,
            [self.link_to(deputy.appointment) for deputy in seat.deputies],
        ]

    def link_to(self, appointment):
        """The name, with the page of the seat for those who keep memberships."""
        name = appointment.person.name if self.sees_work else name_in_public(appointment)
        return Link(name, self.at("seat", pk=appointment.pk)) if self.runs and not self.group.closed_on else name

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

    def coming(self) -> Table | None:
        """Who sits there from a later day on."""
        held = self.group.memberships.filter(appointment__starts_on__gt=wall.today())
        later = held.select_related("appointment__person", "appointment__agency").order_by("appointment__starts_on")
        rows = [
            (
                self.link_to(row.appointment),
                row.get_standing_display(),
                row.appointment.agency.name if row.appointment.agency else "",
                short_date(row.appointment.starts_on),
            )
            for row in later
        ]
        return Table.of("Who joins later", ["Name", "As", "Agency", "From"], rows) if rows else None

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
