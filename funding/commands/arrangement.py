"""Bring in the contributions that the arrangement in force gives, without touching what was changed on screen."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from accounts.models import Agency, Partnership
from funding.commands.years import watch_talks
from funding.models import Contribution, FundingYear, Income
from funding.rules.years import span_of, year_after
from partnership.arrangement import in_force
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import money
from safeguarding.history.commands import note

THE_ARRANGEMENT = "The arrangement"


@dataclass
class BroughtIn:
    """What a run did, in words: new and changed rows, and what was kept because the screen says otherwise."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Every line with what happened."""
        parts = (("New", self.new), ("Changed", self.changed), ("Kept", self.kept))
        return [f"{word}: {line}" for word, lines in parts for line in lines]


def bring_in_all() -> None:
    """Every partnership with an arrangement in force; run daily, so that one that takes force is followed."""
    for partnership in Partnership.objects.filter(arrangements__isnull=False).distinct():
        try:
            bring_in(partnership=partnership)
        except Refused:
            continue  # nothing is in force yet


@transaction.atomic
def bring_in(*, partnership: Partnership, by=THE_ARRANGEMENT) -> BroughtIn:
    """The years, contributions and uncounted income of the arrangement in force. A second run changes nothing.

    An amount that was changed on screen stays, and is said. ``by`` is a person, or the arrangement itself.
    Raises Refused where no arrangement is in force.
    """
    said = BroughtIn()
    agencies = dict(Agency.objects.values_list("key", "pk"))
    for year in in_force(partnership).document["funding"]:
        row = _year(partnership, year, said, by)
        for position, line in enumerate(year["rows"]):
            _contribution(row, line, position, agencies, said, by)
        for line in year["not-counted"]:
            _income(row, line, said)
        _next_year(partnership, year, said, by)
    return said


def _year(partnership, year: dict, said: BroughtIn, by) -> FundingYear:
    title = year["year"]
    starts_on, ends_on = span_of(title)
    # A file that says nothing of it gives agreed contributions: that is what an arrangement publishes.
    facts = {"status": year.get("status", "agreed"), "note": year.get("note", "")}
    known = FundingYear.objects.of(partnership).filter(title=title).first()
    if known is None:
        known = FundingYear.objects.create(
            partnership=partnership, title=title, starts_on=starts_on, ends_on=ends_on, **facts
        )
        said.new.append(f"the year {title}")
        note(subject=known.subject, what=f"Brought in from the arrangement: the money of {title}.", by=by)
    elif known.status in (FundingYear.Status.TALKS, FundingYear.Status.PROPOSED) and known.status != facts["status"]:
        known.status, known.note = facts["status"], known.note or facts["note"]
        known.save()
        watch_talks(known, by=None)
        said.changed.append(f"{title} is {known.get_status_display().lower()}")
    return known


def _contribution(year: FundingYear, line: dict, position: int, agencies: dict, said: BroughtIn, by) -> None:
    amount = Decimal(line["amount"])
    who = {"agency_id": agencies[line["agency"]]} if "agency" in line else {"source": line["source"]}
    known = Contribution.objects.filter(year=year, kind=line["kind"], **who).select_related("agency", "year").first()
    if known is None:
        _new(year, line, position, amount, who, said, by)
    elif known.from_file != amount:
        _follow(known, amount, said, by)
    elif known.agreed != amount:
        said.kept.append(_differs(known, amount))


def _new(year, line, position, amount, who, said, by) -> None:
    text = line.get("note", "")
    in_kind = line["kind"] == Contribution.Kind.IN_KIND
    new = Contribution.objects.create(
        year=year,
        kind=line["kind"],
        agreed=amount,
        from_file=amount,
        position=position,
        described=text if in_kind else "",
        note="" if in_kind else text,
        **who,
    )
    said.new.append(f"{money(amount)} from {new.contributor}, {year.title}")
    note(subject=new.subject, what=f"Brought in from the arrangement: {money(amount)}.", by=by)


def _follow(known: Contribution, amount: Decimal, said: BroughtIn, by) -> None:
    """The file says something new. The row follows unless somebody set another amount on screen, or it was invoiced."""
    untouched = known.agreed == known.from_file and not known.invoiced_on and not known.payments.exists()
    known.from_file = amount
    if not untouched and known.agreed != amount:
        known.save()
        said.kept.append(_differs(known, amount))
        return
    before, known.agreed = known.agreed, amount
    known.version += 1
    known.save()
    if before != amount:
        said.changed.append(f"{known} from {money(before)} to {money(amount)}")
        note(subject=known.subject, what=f"The arrangement gives {money(amount)}; it gave {money(before)}.", by=by)


def _differs(known: Contribution, amount: Decimal) -> str:
    return f"{known}: the arrangement gives {money(amount)}, the portal {money(known.agreed)}"


def _income(year: FundingYear, line: dict, said: BroughtIn) -> None:
    amount = Decimal(line["amount"]) if "amount" in line else None
    facts = {"amount": amount, "about": bool(line.get("about")), "note": line.get("note", "")}
    kind = Income.Kind.TRAINING if "training" in line["source"].lower() else Income.Kind.OTHER
    _, made = Income.objects.get_or_create(
        year=year,
        source=line["source"],
        defaults={**facts, "kind": kind, "counted": False, "from_arrangement": True},
    )
    if made:
        said.new.append(f"{line['source']}, not counted, {year.title}")


def _next_year(partnership, year: dict, said: BroughtIn, by) -> None:
    """Where the file says when the talks about the next year begin, that year and its date."""
    if "next-talks-from" not in year:
        return
    title = year_after(year["year"])
    if FundingYear.objects.of(partnership).filter(title=title).exists():
        return
    starts_on, ends_on = span_of(title)
    following = FundingYear.objects.create(
        partnership=partnership,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        talks_from=datetime.date.fromisoformat(year["next-talks-from"]),
        talks_note=year.get("next-talks", ""),
    )
    watch_talks(following, by=None)
    said.new.append(f"the talks about {title}")
    note(subject=following.subject, what=f"Brought in from the arrangement: the talks about {title}.", by=by)
