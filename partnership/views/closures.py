"""Bank holidays and local closure days: see them, see what one more would move, then move it."""

import datetime

from django.http import Http404
from django.urls import reverse

from accounts.access import deadlines_visible_to
from accounts.pages import ActionPage, FormPage, PlainPage
from accounts.policy import Permission
from partnership.forms import ClosureForm, ConfirmClosureForm, ConfirmForm
from partnership.views.tabs import partnership_tabs
from safeguarding.clock import wall
from safeguarding.clock.commands import add_closure_day, calendar_for, preview_closure, remove_closure_day
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import say
from safeguarding.design.cells import Link, Table
from safeguarding.design.dates import long_date

AHEAD = datetime.timedelta(days=2 * 366)
TYPED = "closed-because"


class CalendarPage(PlainPage):
    permission = Permission.SEE_ARRANGEMENT
    template_name = "partnership/calendar.html"
    title = "Days that are not counted"
    caption = "Calendar"

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement"))]

    def get_context_data(self, **kwargs):
        calendar = calendar_for(self.partnership.key)
        manages = self.may(Permission.MANAGE_ARRANGEMENT)
        names = {
            "holidays": bank_holidays(calendar),
            "closures": closures(calendar, manages),
            "manages": manages,
            "calendar": calendar,
            "tabs": partnership_tabs(self, "Calendar"),
        }
        return super().get_context_data(**{**names, **kwargs})


def bank_holidays(calendar) -> Table:
    """The bank holidays of the next two years, as far as they are known."""
    today = wall.today()
    coming = sorted(day for day in calendar.holidays.titles if today <= day <= today + AHEAD)
    rows = [
        (
            long_date(day),
            calendar.holidays.titles[day],
            "Worked out by rule" if calendar.is_by_rule(day) else "Announced",
        )
        for day in coming
    ]
    return Table.of("Bank holidays of England and Wales", ["Day", "Bank holiday", "How it is known"], rows)


def closures(calendar, manages: bool) -> Table | None:
    """The partnership's own closure days, newest first; those who keep the list can take one off."""
    headings = ["Day", "Why closed", *(["Change"] if manages else [])]
    rows = [
        [long_date(day), title, *([removal(day)] if manages else [])]
        for day, title in sorted(calendar.closures.items(), reverse=True)
    ]
    return Table.of("Local closure days", headings, rows) if rows else None


def removal(day: datetime.date) -> Link:
    """The way to take a closure day off the list; the words name the day."""
    return Link(f"Take {long_date(day)} off", reverse("partnership:remove_closure", args=[day.isoformat()]))


class ClosureShape:
    """Pages that change the list of closure days."""

    permission = Permission.MANAGE_ARRANGEMENT
    caption = "Calendar"
    day: datetime.date

    def breadcrumbs(self):
        return [
            Link("Partnership", reverse("partnership:arrangement")),
            Link("Calendar", reverse("partnership:calendar")),
        ]

    def moved_lines(self, moves) -> list[str]:
        """What moves, a line each for records that this person may open; the others are counted only."""
        mine = set(
            deadlines_visible_to(self.request.user)
            .filter(pk__in=[m.deadline.pk for m in moves])
            .values_list("pk", flat=True)
        )
        lines = [
            f"{move.deadline.subject_label}, {move.deadline.title}: from {say(move.before)} to {say(move.after)}"
            for move in moves
            if move.deadline.pk in mine
        ]
        hidden = len(moves) - len(lines)
        other = "1 open step" if hidden == 1 else f"{hidden} open steps"
        return [*lines, f"{other} of records that you cannot open."] if hidden else lines


class AddClosure(ClosureShape, FormPage):
    """Asks for the day and the reason; nothing is changed before the next page.

    The reason goes on in the session, never in an address: addresses stand in logs and histories.
    """

    form_class = ClosureForm

    def perform(self, form):
        day = form.cleaned_data["on"]
        preview_closure(partnership_key=self.partnership.key, on=day)
        self.request.session[TYPED] = {"on": day.isoformat(), "because": form.cleaned_data["closed_because"]}
        return reverse("partnership:confirm_closure", args=[day.isoformat()])


class OnDay(ClosureShape, ActionPage):
    """Pages about one day, named in the address."""

    form_class = ConfirmForm
    keeps_typed = False

    def get_record(self):
        try:
            self.day = datetime.date.fromisoformat(self.kwargs["day"])
        except ValueError:
            raise Http404 from None


class ConfirmClosure(OnDay):
    """Says what would move, with the reason to read once more."""

    form_class = ConfirmClosureForm
    button = "Close the offices on this day"

    def get_title(self):
        return f"Close on {long_date(self.day)}?"

    def initial(self):
        typed = self.request.session.get(TYPED, {})
        return {"closed_because": typed["because"]} if typed.get("on") == self.day.isoformat() else {}

    def consequences(self):
        try:
            moves = preview_closure(partnership_key=self.partnership.key, on=self.day)
        except Refused as refused:
            return refused.reasons
        if not moves:
            return ["No open step moves. The day is not counted from now on."]
        return [
            "The day is not counted from now on. Only open steps move; what is done stays.",
            *self.moved_lines(moves),
        ]

    def perform(self, form):
        title = form.cleaned_data["closed_because"]
        self.moves = add_closure_day(
            partnership_key=self.partnership.key, on=self.day, title=title, by=self.request.user
        )
        self.request.session.pop(TYPED, None)
        return reverse("partnership:calendar")

    def get_success_message(self, form):
        return f"{long_date(self.day)} is a closure day. Open steps moved: {len(self.moves)}."


class RemoveClosure(OnDay):
    button = "Take this day off the list"

    def get_title(self):
        return f"Open again on {long_date(self.day)}?"

    def consequences(self):
        return ["The day is counted again. Open steps that it had moved come back to their earlier dates."]

    def perform(self, form):
        self.moves = remove_closure_day(partnership_key=self.partnership.key, on=self.day, by=self.request.user)
        return reverse("partnership:calendar")

    def get_success_message(self, form):
        return f"{long_date(self.day)} is counted again. Open steps moved: {len(self.moves)}."
