"""What the minute-taker's screen sends: each piece by itself, from the script as it is typed or by a button.

A script asks for JSON and is answered in JSON. Without one the page is drawn again, at the same place.
"""

from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from accounts import held
from partnership.commands import minutes as commands
from partnership.rules import minutes as rules
from partnership.views.minutes.taking import Taking, Unit
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import clock_time

LABELS = {
    "said": "The minute",
    "outcome": "The outcome",
    "outcome_words": "The outcome in a sentence",
    "words": "The answer",
}
LONGEST = 20_000


class Saving(Taking):
    """One piece that is saved. Whoever comes by its address goes to the whole; a text that was kept is put back."""

    keeps_typed = True

    def get(self, request, *args, **kwargs):
        kept = held.take(request)
        if kept is None or rules.reasons_against_minuting(self.meeting):
            return HttpResponseRedirect(self.back_to())
        return self.draw(told=self.put_back(held.typed(kept)))

    def post(self, request, *args, **kwargs):
        try:
            return self.save(request.POST)
        except Refused as refused:
            return self.refused(refused)

    def save(self, data):
        """Call the command and answer."""
        raise NotImplementedError

    def refused(self, refused: Refused):
        if self.by_script:
            return JsonResponse({"reasons": list(refused.reasons)}, status=422)
        return self.draw(told={"problems": refused.reasons})

    def put_back(self, typed) -> dict:
        """What was typed and came too late, on the page again."""
        return {
            "problems": ["What you had typed before you were signed out is back in its place. Check it and save it."]
        }

    @property
    def by_script(self) -> bool:
        return "application/json" in self.request.headers.get("Accept", "")

    def back_to(self, place: str = "") -> str:
        return self.at("minutes/take/") + (f"#{place}" if place else "")

    def done(self, place: str = "", **facts):
        """Saved: the time in words for the script, the same place on the page for everybody else."""
        held.let_go(self.request.user, self.request.path)
        if self.by_script:
            said = f"Saved at {clock_time(wall.now())}"
            return JsonResponse({"saved": said, "also": self.also(), **facts})
        return HttpResponseRedirect(self.back_to(place))


class SaveUnit(Saving):
    """An item or the answer to a prompt, with the version that it was drawn from."""

    names: tuple[str, ...] = ()

    def unit_row(self):
        """The item or answer as it stands, or None for an answer that is new."""
        raise NotImplementedError

    def command(self, version: int, typed: dict):
        """Save it."""
        raise NotImplementedError

    def typed(self, data) -> dict:
        found = {name: data[name].replace("\r\n", "\n") for name in self.names if name in data}
        long = [LABELS[name] for name, words in found.items() if len(words) > LONGEST]
        if long:
            raise Refused(f"{long[0]} is longer than {LONGEST:,} characters. Put the rest into a paper.")
        return found

    def save(self, data):
        typed = self.typed(data)
        row = self.unit_row()
        if data.get("choice") in rules.CHOICES and row:
            typed = {name: rules.choose(data["choice"], getattr(row, name), words) for name, words in typed.items()}
        version = data.get("version", "")
        saved = self.command(int(version) if version.isdigit() else -1, typed)
        if saved.conflicts:
            return self.show_both(saved, typed)
        values = {name: getattr(saved.row, name) for name in self.names}
        return self.done(self.place, version=saved.row.version, values=values)

    def show_both(self, saved, typed: dict):
        """Both texts, with a choice; nothing that either of the two wrote is lost."""
        both = [(LABELS[name], *pair, name) for name, pair in saved.conflicts.items()]
        values = {name: getattr(saved.row, name) for name in self.names} | typed
        unit = Unit(saved.row, saved.row.version, values, both=both, other=saved.by)
        if self.by_script:
            html = render_to_string("partnership/minutes/_both.html", {"unit": unit, "choices": rules.CHOICES})
            return JsonResponse({"version": saved.row.version, "both": html}, status=409)
        return self.draw(409, told={self.told_as: unit})

    def refused(self, refused: Refused):
        if self.by_script:
            return super().refused(refused)
        return self.draw(told={self.told_as: self.as_typed(self.request.POST), "problems": refused.reasons})

    def put_back(self, typed) -> dict:
        return {self.told_as: self.as_typed(typed, kept=True)} | super().put_back(typed)

    def as_typed(self, data, *, kept: bool = False) -> Unit:
        """The piece with what was typed in the place of what stands in the record."""
        row, version = self.unit_row(), data.get("version", "")
        values = {name: data.get(name, getattr(row, name, "")) for name in self.names}
        return Unit(row, int(version) if version.isdigit() else 0, values, kept=kept)


class SaveItem(SaveUnit):
    """The minute of an item and its outcome."""

    names = ("said", "outcome", "outcome_words")

    @property
    def place(self) -> str:
        return f"item-{self.kwargs['item']}"

    @property
    def told_as(self) -> tuple:
        return "item", self.kwargs["item"]

    def unit_row(self):
        return get_object_or_404(self.meeting.items, pk=self.kwargs["item"])

    def command(self, version, typed):
        return commands.save_item(item=self.unit_row(), version=version, by=self.request.user, **typed)


class SavePrompt(SaveUnit):
    """The answer to a prompt."""

    names = ("words",)

    @property
    def place(self) -> str:
        return f"prompt-{self.kwargs['prompt']}"

    @property
    def told_as(self) -> tuple:
        return "prompt", self.kwargs["prompt"]

    def unit_row(self):
        return self.meeting.answers.filter(prompt=self.kwargs["prompt"]).first()

    def command(self, version, typed):
        return commands.save_prompt(
            meeting=self.meeting, prompt=self.kwargs["prompt"], version=version, by=self.request.user, **typed
        )


class SaveAttendance(Saving):
    """The list of who is there; only what differs from what the page showed is written."""

    def save(self, data):
        refused = {}
        for seat in self.seats:
            number = seat.appointment.pk
            if _mark_of(data, number) != data.get(f"was-{number}", "") and data.get(f"presence-{number}"):
                try:
                    self.mark(seat, data)
                except Refused as one:
                    refused[number] = one.reasons
        if refused and self.by_script:
            return JsonResponse({"reasons": [reason for reasons in refused.values() for reason in reasons]}, status=422)
        if refused:
            return self.draw(told={"attendance": refused})
        return self.done("attendance", quorum=self.quorum_in_words())

    def mark(self, seat, data):
        number = seat.appointment.pk
        came = data.get(f"deputy-{number}", "")
        deputies = {str(one.person.pk): one.person for one in seat.deputies}
        commands.mark_attendance(
            meeting=self.meeting,
            appointment=seat.appointment,
            presence=data[f"presence-{number}"],
            deputy=deputies.get(came),
            deputy_name=data.get(f"somebody-{number}", "")[:160],
            by=self.request.user,
        )

    def quorum_in_words(self) -> dict:
        found = self.quorum()
        return {"reached": found.reached, "words": " ".join([found.words, *found.reasons])}


def _mark_of(data, number: int) -> str:
    return "|".join(data.get(f"{name}-{number}", "") for name in ("presence", "deputy", "somebody"))


class State(Taking):
    """What others have written meanwhile, for the script: versions, words, who else is here, the quorum."""

    def get(self, request, *args, **kwargs):
        names = SaveItem.names
        items = {
            f"item-{item.pk}": {"version": item.version, "values": {name: getattr(item, name) for name in names}}
            for item in self.items
        }
        answers = {
            f"prompt-{answer.prompt}": {"version": answer.version, "values": {"words": answer.words}}
            for answer in self.meeting.answers.all()
        }
        found = self.quorum()
        words = " ".join([found.words, *found.reasons])
        closed = bool(rules.reasons_against_minuting(self.meeting))
        return JsonResponse(
            {"units": items | answers, "also": self.also(), "quorum": {"words": words}, "closed": closed}
        )
