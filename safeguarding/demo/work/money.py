"""The money of the demo: this year's contributions, invoices and payments, spending, and the talks about the next."""

import datetime
from decimal import Decimal

from funding.commands.arrangement import bring_in
from funding.commands.contributions import add_contribution, receive_payment, record_invoice
from funding.commands.spending import save_heading, save_income
from funding.commands.years import agree_year, begin_year, set_talks
from funding.models import Contribution, FundingYear
from safeguarding.clock import wall
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script, do

# Where an arrangement prints no figures: what each statutory partner gives.
AMOUNTS = (Decimal("96400.00"), Decimal("61250.50"), Decimal("24750.00"), Decimal("18200.00"), Decimal("17950.25"))
IN_KIND = ("Training rooms on twelve days, with two trainers", Decimal("4300.00"))
SPENDING = (
    ("Support team", "spending", "148000.00", "96312.40"),
    ("Independent chair and scrutiny", "spending", "27500.00", "17875.00"),
    ("Practice reviews", "spending", "24000.00", "19640.75"),
    ("Training and conferences", "spending", "18500.00", "9120.10"),
    ("Procedures and licences", "spending", "9800.00", "9800.00"),
    ("Contingency for reviews", "contingency", "12000.00", "0.00"),
)


def kept(stage: Stage) -> Script:
    """From the first contribution of this year to the talks about the next."""
    manager, days = stage.cast.manager, stage.days
    yield days.at(-170, "09:15")
    bring_in(partnership=stage.partnership)
    year = FundingYear.objects.of(stage.partnership).filter(starts_on__lte=days.last, ends_on__gte=days.last).first()
    year = year or _begun(stage)
    rows = list(year.contributions.filter(kind="money").exclude(agency=None)) or _contributions(stage, year)
    if year.status != FundingYear.Status.AGREED:
        do(agree_year, year=year, on=wall.today(), by=manager)
    yield from _paid(stage, rows)
    yield from _spent(stage, year)


def _begun(stage: Stage) -> FundingYear:
    """This year, where the arrangement gives no figures for it."""
    day = stage.days.last
    begins = datetime.date(day.year - (day.month < 4), 4, 1)
    forward, manager = Decimal("11480.20"), stage.cast.manager
    title = _title(begins)
    return do(begin_year, partnership=stage.partnership, title=title, brought_forward=forward, by=manager)


def _title(begins: datetime.date) -> str:
    """*2026/27*, or *2026* where the money's year is the calendar's."""
    return str(begins.year) if begins.month == 1 else f"{begins.year}/{(begins.year + 1) % 100:02d}"


def _contributions(stage: Stage, year: FundingYear) -> list[Contribution]:
    """What the last year that the arrangement gives figures for says, or made-up figures for the partners."""
    before = Contribution.objects.filter(year__partnership=stage.partnership, kind="money").exclude(agency=None)
    figures = [(one.agency, one.agreed) for one in before.order_by("position", "pk")]
    figures = figures or list(zip(stage.partners(), AMOUNTS, strict=False))
    manager = stage.cast.manager
    rows = [do(add_contribution, year=year, agency=agency, agreed=agreed, by=manager) for agency, agreed in figures]
    described, value = IN_KIND
    agency = stage.cast.places.get("voluntary") or figures[0][0]
    do(add_contribution, year=year, agency=agency, kind="in-kind", agreed=value, described=described, by=manager)
    return rows


def _paid(stage: Stage, rows: list[Contribution]) -> Script:
    """Invoices go out in June; most are paid, one in part, one not at all."""
    officer, days = stage.cast.support[0], stage.days
    yield days.at(-110, "10:30")
    for number, row in enumerate(rows, start=1):
        due_on = wall.today() + datetime.timedelta(days=30)
        do(
            record_invoice,
            contribution=row,
            number=f"SP-{4100 + number}",
            invoiced_on=wall.today(),
            due_on=due_on,
            by=officer,
        )
    for number, row in enumerate(rows):
        yield days.at(-95 + number, "11:45")
        if number == len(rows) - 1:
            return
        amount = (row.agreed / 2).quantize(Decimal("0.01")) if number == len(rows) - 2 else row.agreed
        do(receive_payment, contribution=row, amount=amount, received_on=wall.today(), by=officer)


def _spent(stage: Stage, year: FundingYear) -> Script:
    manager = stage.cast.manager
    yield stage.days.at(-6, "14:05")
    for heading, kind, budget, spent in SPENDING:
        figures = {"budget": Decimal(budget), "spent": Decimal(spent)}
        do(save_heading, year=year, heading=heading, kind=kind, by=manager, **figures)
    do(save_income, year=year, source="Charges for training", kind="training", amount=Decimal("6240.00"), by=manager)
    next_year = do(
        begin_year, partnership=stage.partnership, title=_title(year.ends_on + datetime.timedelta(days=1)), by=manager
    )
    dates = {name: stage.days.on(n) for name, n in (("talks_from", -5), ("proposals_by", 22), ("agree_by", 70))}
    do(set_talks, year=next_year, by=manager, **dates)
