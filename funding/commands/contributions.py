"""Agree a contribution, invoice it, receive it, take a payment back."""

import datetime
from decimal import Decimal

from django.db import transaction

from accounts.models import Agency
from funding.commands.years import OWNER
from funding.models import Contribution, FundingYear, Payment
from funding.rules import contributions as rules
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date, money
from safeguarding.history.commands import note

PAY = "payment"


@transaction.atomic
def add_contribution(
    *,
    year: FundingYear,
    agency: Agency | None = None,
    source: str = "",
    kind: str = Contribution.Kind.MONEY,
    agreed: Decimal,
    described: str = "",
    note_words: str = "",
    by,
) -> Contribution:
    """What an agency, or another source, gives in a year. Raises Refused for a second one of the same kind."""
    _stop(_against_adding(year, agency, source, kind, described))
    contribution = Contribution.objects.create(
        year=year,
        agency=agency,
        source="" if agency else source.strip(),
        kind=kind,
        agreed=agreed,
        described=described.strip(),
        note=note_words.strip(),
        position=year.contributions.count(),
    )
    note(subject=contribution.subject, what=f"Entered {_gift(contribution)}.", by=by)
    return contribution


def _against_adding(year, agency, source, kind, described) -> list[str]:
    reasons = []
    if not agency and not source.strip():
        reasons.append("Choose the agency, or name the source.")
    if kind == Contribution.Kind.IN_KIND and not described.strip():
        reasons.append("Say what is given in kind, such as rooms or trainers.")
    same = year.contributions.filter(kind=kind)
    if agency and same.filter(agency=agency).exists():
        reasons.append(f"{agency} has a contribution of this kind in {year.title} already. Change that one.")
    if not agency and same.filter(source=source.strip()).exists():
        reasons.append(f"“{source.strip()}” is entered for {year.title} already. Change that one.")
    return reasons


def _gift(contribution: Contribution) -> str:
    how = " in kind" if contribution.kind == Contribution.Kind.IN_KIND else ""
    return f"{money(contribution.agreed)}{how} from {contribution.contributor}"


@transaction.atomic
def change_agreed(
    *, contribution: Contribution, agreed: Decimal, described: str = "", note_words: str = "", by
) -> Contribution:
    """Another agreed amount, or another description. Raises Refused below what was received."""
    contribution = _locked(contribution)
    _stop(rules.against_agreeing(contribution, agreed))
    before = contribution.agreed
    contribution.agreed, contribution.described, contribution.note = agreed, described.strip(), note_words.strip()
    _keep(contribution)
    if before != agreed:
        what = f"The agreed amount is {money(agreed)}; it was {money(before)}."
        note(subject=contribution.subject, what=what, by=by)
        watch(contribution, by=by)
    return contribution


@transaction.atomic
def record_invoice(
    *, contribution: Contribution, number: str, invoiced_on: datetime.date, due_on: datetime.date, by
) -> Contribution:
    """The invoice that was sent; its due date is a deadline of the agency. Raises Refused with the reasons."""
    contribution = _locked(contribution)
    _stop(rules.against_invoicing(contribution, invoiced_on, due_on))
    if not number.strip():
        raise Refused("Give the number of the invoice.", field="number")
    contribution.invoice_number, contribution.invoiced_on = number.strip(), invoiced_on
    contribution.invoice_due_on = due_on
    _keep(contribution)
    watch(contribution, by=by)
    what = f"Invoiced on {long_date(invoiced_on)}, to be paid by {long_date(due_on)}."
    note(subject=contribution.subject, what=what, by=by)
    return contribution


@transaction.atomic
def receive_payment(
    *, contribution: Contribution, amount: Decimal, received_on: datetime.date, reference: str = "", by
) -> Payment:
    """Money came in on a day. Raises Refused for more than is owed, nothing at all, or a day to come."""
    contribution = _locked(contribution)
    _stop(rules.against_receiving(contribution, amount, received_on))
    payment = Payment.objects.create(
        contribution=contribution, amount=amount, received_on=received_on, reference=reference.strip(), recorded_by=by
    )
    note(subject=contribution.subject, what=f"Received {money(amount)} on {long_date(received_on)}.", by=by)
    watch(contribution, by=by)
    return payment


@transaction.atomic
def take_payment_back(*, payment: Payment, because: str, by) -> Payment:
    """A payment was entered by mistake, or went back. It stays in the list with the reason; the money is owed again."""
    contribution = _locked(payment.contribution)
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    _stop(rules.against_taking_back(payment, because))
    payment.taken_back_because = because.strip()
    payment.save()
    what = f"Took back the payment of {money(payment.amount)} of {long_date(payment.received_on)}."
    note(subject=contribution.subject, what=what, by=by)
    watch(contribution, by=by)
    return payment


def watch(contribution: Contribution, *, by) -> None:
    """Keep the deadline of the invoice true: open while money is owed, done when the last of it has come in."""
    known = _deadlines(contribution)
    running = next((one for one in known if one.state == Deadline.State.OPEN), None)
    if contribution.invoiced_on and rules.owed_of(contribution):
        _watch_invoice(contribution, running.step if running else f"{PAY}-{len(known) + 1}", by)
    elif running:
        last = contribution.payments.filter(taken_back_because="").order_by("-received_on").first()
        if last:
            meet_deadline(deadline=running, on=last.received_on, by=by)
        else:
            drop_deadline(deadline=running, by=by)


def _deadlines(contribution: Contribution) -> list[Deadline]:
    """The deadlines of its invoice; money that goes back after the last came in begins another."""
    subject = contribution.subject
    return list(Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step__startswith=PAY))


def _watch_invoice(contribution: Contribution, step: str, by) -> None:
    set_deadline(
        subject=contribution.subject,
        step=step,
        title=f"Pay the contribution of {contribution.year.title}",
        due=contribution.invoice_due_on,
        owner=f"agency:{contribution.agency_id}" if contribution.agency_id else OWNER,
        partnership_key=contribution.year.partnership.key,
        by=by,
    )


def _locked(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("year__partnership", "agency")
    return rows.get(pk=contribution.pk)


def _keep(contribution: Contribution) -> None:
    contribution.version += 1
    contribution.save()


def _stop(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)
