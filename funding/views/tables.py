"""The tables of a year's page."""

from decimal import Decimal

from django.urls import reverse

from funding.models import BudgetLine
from funding.rules.pounds import NOTHING
from funding.rules.reckoning import Line, Reckoning
from safeguarding.design.cells import Link, Row, Table, Tag
from safeguarding.design.dates import long_date, money


def pounds(amount: Decimal | None) -> str:
    """*£1,234.50*; words are left to whoever asks where nothing is known."""
    return "" if amount is None else f"£{amount:,.2f}" if amount >= 0 else f"−£{-amount:,.2f}"


def change(amount: Decimal | None) -> str:
    """*£100.00 more*, *£100.00 less*, *the same*."""
    if amount is None:
        return "Not known"
    return "The same" if not amount else f"{pounds(abs(amount))} {'more' if amount > 0 else 'less'}"


def contributions(reckoned: Reckoning, mine: set[int], oversees: bool) -> Table | None:
    """Who gives what. Received and owed are columns for whoever answers for the whole."""
    if not reckoned.lines:
        return None
    rows = [_line(line, mine, oversees) for line in reckoned.lines]
    before = None if reckoned.agreed_before is None else reckoned.agreed - reckoned.agreed_before
    foot = ["Total", pounds(reckoned.agreed), "100.0%" if reckoned.agreed else "0.0%", change(before)]
    if oversees:
        late = Tag("late", f"{money(reckoned.late)} late") if reckoned.late else ""
        foot += [pounds(reckoned.received), pounds(reckoned.owed), late]
    headings = ["Contributor", "Agreed", "Share", "On last year"]
    headings += ["Received", "Owed", "How it stands"] if oversees else []
    return Table.of("Contributions", headings, [*rows, foot], numeric=(1, 2, 3, 4, 5) if oversees else (1, 2, 3))


def _line(line: Line, mine: set[int], oversees: bool) -> list:
    one = line.contribution
    name = f"{one.contributor} ({one.note})" if one.note else one.contributor
    first = Link(name, one.get_absolute_url()) if one.pk in mine else name
    cells = [first, pounds(one.agreed), f"{line.share:.1f}%", change(line.change)]
    if oversees:
        standing = line.standing
        cells += [pounds(standing.received), pounds(standing.owed), Tag(standing.state, standing.words)]
    return cells


def in_kind(reckoned: Reckoning, mine: set[int]) -> Table | None:
    """What is given besides money, with what it is worth."""
    if not reckoned.in_kind:
        return None
    rows = [
        (
            Link(one.contributor, one.get_absolute_url()) if one.pk in mine else one.contributor,
            one.described,
            pounds(one.agreed),
        )
        for one in reckoned.in_kind
    ]
    rows.append(("Total", "", pounds(reckoned.worth_in_kind)))
    return Table.of("Help in kind, not part of the total above", ["Contributor", "What", "Worth"], rows, numeric=(2,))


def income(reckoned: Reckoning, keeps: bool) -> Table | None:
    """Income besides the contributions that counts."""
    if not reckoned.counted:
        return None
    rows = [
        (
            _change(one.source, "funding:income-change", one.pk, keeps),
            one.get_kind_display(),
            _restriction(one),
            pounds(one.amount),
        )
        for one in reckoned.counted
    ]
    rows.append(("Total", "", "", pounds(reckoned.other_income)))
    return Table.of(
        "Other income", ["From", "Kind", "May be spent on", "Amount"], rows, numeric=(3,), caption_hidden=True
    )


def _restriction(one) -> str:
    if not one.restricted_to:
        return "Anything"
    return f"{one.restricted_to}, by {long_date(one.spend_by)}" if one.spend_by else one.restricted_to


def budget(reckoned: Reckoning, keeps: bool) -> Table | None:
    """What the money is for, heading by heading, with what is spent."""
    if not reckoned.budget:
        return None
    rows = [_heading(one, keeps) for one in reckoned.budget]
    rows.append(
        ("Total", "", pounds(reckoned.budgeted()), pounds(reckoned.spent), pounds(reckoned.budgeted() - reckoned.spent))
    )
    headings = ["Heading", "Kind", "Budget", "Spent", "Left"]
    return Table.of("What the money is for", headings, rows, numeric=(2, 3, 4), caption_hidden=True)


def _heading(one: BudgetLine, keeps: bool) -> tuple:
    left = one.budget - one.spent
    shown = pounds(left) if left >= 0 else f"{pounds(-left)} over"
    name = f"{one.heading} ({one.note})" if one.note else one.heading
    first = _change(name, "funding:heading-change", one.pk, keeps)
    return first, one.get_kind_display(), pounds(one.budget), pounds(one.spent), shown


def _change(text: str, name: str, pk: int, keeps: bool):
    return Link(text, reverse(name, args=[pk])) if keeps else text


def reckoning(reckoned: Reckoning) -> list[Row]:
    """The year in a few sums."""
    over = reckoned.not_set_aside < 0
    rows = [
        ("Carried forward from the year before", reckoned.year.brought_forward),
        ("Contributions agreed", reckoned.agreed),
        ("Other income", reckoned.other_income),
        ("Available", reckoned.available),
        ("Budgeted for spending", reckoned.budgeted("spending")),
        ("Contingency", reckoned.budgeted("contingency")),
        ("Reserve", reckoned.budgeted("reserve")),
        ("Set aside beyond what is available" if over else "Under no heading yet", abs(reckoned.not_set_aside)),
        ("Spent so far", reckoned.spent),
        ("Left, if all that is agreed comes in", reckoned.to_carry_forward),
    ]
    return [Row(key, pounds(amount if amount is not None else NOTHING)) for key, amount in rows]
