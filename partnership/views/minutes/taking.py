"""The one screen of the minute-taker: attendance, every item with its outcome, the prompts."""

import datetime
from dataclasses import dataclass, field

from django.http import HttpResponseRedirect
from django.utils.functional import cached_property

from accounts.models import Agency
from accounts.pages import PlainPage
from partnership.forms import minutes as forms
from partnership.models import AgendaItem, Attendance
from partnership.rules import minutes as rules
from partnership.rules.attendance import seats_at
from partnership.rules.groups import Seat
from partnership.rules.meetings import is_forum
from partnership.rules.prompts import Prompt, prompts_for
from partnership.rules.quorum import quorum
from partnership.rules.smart import missing
from partnership.views.meetings.base import MeetingMixin, meeting_record_tabs
from partnership.views.minutes.base import MinuteTaker
from safeguarding.clock import wall
from safeguarding.clock.words import list_words

# Somebody who saved this lately is still writing.
PRESENT_FOR = datetime.timedelta(minutes=10)
NOT_MARKED = ("", "Not marked")


@dataclass(frozen=True)
class SeatLine:
    """One member in the list of attendance, with the mark as it stands."""

    seat: Seat
    row: Attendance | None
    reasons: tuple[str, ...] = ()

    @property
    def presence(self) -> str:
        return self.row.presence if self.row else ""

    @property
    def deputy_id(self) -> int | None:
        """Who came; the only named deputy is chosen before anybody says so."""
        if self.row and (self.row.deputy_id or self.row.deputy_name):
            return self.row.deputy_id
        return self.seat.deputies[0].person.pk if len(self.seat.deputies) == 1 else None


@dataclass
class Unit:
    """Something that is saved by itself: an item, or the answer to a prompt. ``values`` are shown, typed or kept."""

    row: object
    version: int
    values: dict
    both: list = field(default_factory=list)
    other: object = None
    reasons: tuple[str, ...] = ()
    kept: bool = False


class Taking(MinuteTaker, MeetingMixin, PlainPage):
    """The page and everything on it. A page that saves draws it again where something is in the way."""

    template_name = "partnership/minutes/take.html"

    def get(self, request, *args, **kwargs):
        if rules.reasons_against_minuting(self.meeting):
            return HttpResponseRedirect(self.at("minutes/"))
        return self.draw()

    def draw(self, status: int = 200, **told):
        return self.render_to_response(self.get_context_data(**told), status=status)

    def get_title(self):
        return f"Minutes of {self.meeting}"

    def get_caption(self):
        return f"{self.meeting.group}"

    # What is on the page

    @cached_property
    def seats(self) -> list[Seat]:
        return [seat for seat in seats_at(self.meeting) if seat.standing != "deputy"]

    @cached_property
    def attendance(self) -> list[Attendance]:
        return list(self.meeting.attendance.select_related("agency", "deputy").order_by("pk"))

    @cached_property
    def items(self) -> list[AgendaItem]:
        return rules.items_to_minute(self.meeting)

    def owners(self) -> list[tuple[str, str]]:
        """Who may be given an action here: the members, and the agencies that they act for."""
        people = [(f"person:{seat.person.pk}", _with_agency(seat)) for seat in self.seats]
        agencies = {seat.agency.pk: seat.agency for seat in self.seats if seat.agency}
        named = sorted(((f"agency:{pk}", str(agency)) for pk, agency in agencies.items()), key=lambda one: one[1])
        return [("The members", people), ("Their agencies", named)]

    def lines(self, refused: dict | None = None) -> list[tuple[str, list[SeatLine]]]:
        """The members by agency, in agency order; who acts for none comes last."""
        marked = {row.appointment_id: row for row in self.attendance if row.appointment_id}
        found: dict[str, list[SeatLine]] = {}
        for seat in self.seats:
            reasons = tuple((refused or {}).get(seat.appointment.pk, ()))
            line = SeatLine(seat, marked.get(seat.appointment.pk), reasons)
            found.setdefault(seat.agency.name if seat.agency else "", []).append(line)
        return sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))

    def quorum(self):
        return quorum(self.meeting.group, self.attendance)

    def also(self) -> str:
        """*Also minuting: Ann Lee*, or nothing."""
        since = wall.now() - PRESENT_FOR
        others = {
            item.changed_by.name
            for item in self.items
            if item.changed_by and item.changed_at > since and item.changed_by != self.request.user
            and self.meeting.opened_at and item.changed_at > self.meeting.opened_at
        }  # fmt: skip
        return f"Also minuting: {list_words(sorted(others))}" if others else ""

    def item_units(self, told: dict) -> list[dict]:
        """Each item with what can be done at it."""
        return [self.item_unit(item, told) for item in self.items]

    def item_unit(self, item: AgendaItem, told: dict) -> dict:
        unit = told.get(("item", item.pk)) or Unit(
            item, item.version, {"said": item.said, "outcome": item.outcome, "outcome_words": item.outcome_words}
        )
        action = told.get(("action", item.pk)) or self.action_form(item)
        ask = told.get(("escalate", item.pk)) or forms.EscalateForm(prefix=f"escalate-{item.pk}")
        return {
            "item": item,
            "unit": unit,
            "action_form": action,
            "escalate_form": ask,
            "actions": [(one, [lack.word for lack in missing(one)]) for one in item.actions.all()],
            "escalations": [one for one in item.escalations.all() if one.taken_back_on is None],
        }

    def action_form(self, item: AgendaItem, data=None) -> forms.ActionLineForm:
        return forms.ActionLineForm(data, prefix=f"action-{item.pk}", owners=self.owners())

    def prompt_units(self, told: dict) -> list[tuple[Prompt, Unit]]:
        """The four prompts with what is written under each."""
        answers = {answer.prompt: answer for answer in self.meeting.answers.all()}
        return [(one, told.get(("prompt", one.key)) or _prompt_unit(answers.get(one.key))) for one in self.prompts]

    @cached_property
    def prompts(self) -> list[Prompt]:
        return prompts_for(self.meeting.group)

    @cached_property
    def agencies(self):
        """The agencies that have a part in the partnership: any of them contributes to a forum."""
        return Agency.objects.filter(parts__partnership=self.meeting.group.partnership, parts__current=True).distinct()

    def guest_form(self, data=None) -> forms.GuestForm:
        places = self.meeting.group.members.exclude(described="")
        agencies = {seat.agency.pk: seat.agency for seat in self.seats if seat.agency}
        named = sorted(agencies.values(), key=str)
        return forms.GuestForm(data, prefix="guest", places=places, agencies=named)

    def contribution_form(self, data=None) -> forms.ContributionForm:
        return forms.ContributionForm(data, prefix="contribution", agencies=self.agencies)

    def get_context_data(self, told: dict | None = None, **kwargs):
        told = told or {}
        forum = is_forum(self.meeting.group)
        names = {
            "tabs": meeting_record_tabs(self, "Minutes"),
            "agencies_here": self.lines(told.get("attendance")),
            "presences": [NOT_MARKED, *Attendance.Presence.choices],
            "guests": [row for row in self.attendance if row.appointment_id is None],
            "guest_form": told.get("guest") or self.guest_form(),
            "quorum": self.quorum(),
            "also": self.also(),
            "units": self.item_units(told),
            "outcomes": AgendaItem.Outcome.choices,
            "prompts": self.prompt_units(told),
            "item_form": told.get("add") or forms.AddItemForm(prefix="new"),
            "forum": forum,
            "contributions": self.meeting.contributions.select_related("agency") if forum else [],
            "contribution_form": (told.get("contribution") or self.contribution_form()) if forum else None,
            "problems": told.get("problems", ()),
        }
        return super().get_context_data(**{**names, **kwargs})


def _prompt_unit(answer) -> Unit:
    return Unit(answer, answer.version if answer else 0, {"words": answer.words if answer else ""})


def _with_agency(seat: Seat) -> str:
    return f"{seat.person.name}, {seat.agency}" if seat.agency else seat.person.name
