"""A contribution from its agreement to its last penny, with its deadline on the clock."""

import datetime
from decimal import Decimal

import pytest

from funding.commands import contributions as commands
from funding.rules.contributions import owed_of, standing_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of

DAY = datetime.timedelta(days=1)


@pytest.fixture
def invoiced(trusts, business_manager):
    """An invoice of today, due in thirty days."""
    today = wall.today()
    return commands.record_invoice(
        contribution=trusts, number="INV-7", invoiced_on=today, due_on=today + 30 * DAY, by=business_manager
    )


@pytest.fixture
def receive(business_manager):
    def receive(contribution, amount, on=None):
        return commands.receive_payment(
            contribution=contribution, amount=Decimal(amount), received_on=on or wall.today(), by=business_manager
        )

    return receive


def deadlines(contribution):
    return list(Deadline.objects.filter(subject_kind="contribution", subject_id=contribution.pk).order_by("pk"))


def test_an_invoice_is_a_deadline_of_the_agency(invoiced, agency):
    deadline = deadlines(invoiced)[0]

    assert (deadline.owner, deadline.due_on) == (f"agency:{agency.pk}", invoiced.invoice_due_on)


def test_several_payments_add_up_and_the_last_one_meets_the_deadline(invoiced, receive):
    receive(invoiced, "400.01", wall.today() - DAY)
    assert owed_of(invoiced) == Decimal("599.99")

    receive(invoiced, "599.99")

    assert owed_of(invoiced) == 0
    assert [one.state for one in deadlines(invoiced)] == ["met"]


def test_more_than_is_owed_is_refused_with_both_figures(trusts, receive):
    with pytest.raises(Refused, match=r"Only £1,000 is still owed .* this is £1,000\.01"):
        receive(trusts, "1000.01")


def test_a_payment_to_come_is_refused(trusts, receive):
    with pytest.raises(Refused, match="in the future"):
        receive(trusts, "1", wall.today() + DAY)


def test_a_payment_that_is_taken_back_is_owed_again_and_stays_in_the_list(invoiced, receive, business_manager):
    payment = receive(invoiced, "1000")

    commands.take_payment_back(payment=payment, because="Entered for the wrong agency", by=business_manager)

    assert owed_of(invoiced) == Decimal("1000.00")
    assert invoiced.payments.count() == 1
    assert [one.state for one in deadlines(invoiced)] == ["met", "open"]


def test_a_late_payment_says_how_late(invoiced):
    standing = standing_of(invoiced, invoiced.invoice_due_on + 3 * DAY)

    assert (standing.state, standing.words) == ("late", "£1,000 is three days late")


def test_less_than_was_received_cannot_be_agreed(trusts, receive, business_manager):
    receive(trusts, "600")

    with pytest.raises(Refused, match="£600 has been received already"):
        commands.change_agreed(contribution=trusts, agreed=Decimal("500"), by=business_manager)


def test_agreeing_what_has_come_in_ends_the_deadline(invoiced, receive, business_manager):
    receive(invoiced, "600")

    commands.change_agreed(contribution=invoiced, agreed=Decimal("600"), by=business_manager)

    assert [one.state for one in deadlines(invoiced)] == ["met"]


def test_an_invoice_cannot_be_due_before_it_is_sent(trusts, business_manager):
    today = wall.today()

    with pytest.raises(Refused, match="cannot be due before that"):
        commands.record_invoice(
            contribution=trusts, number="1", invoiced_on=today, due_on=today - DAY, by=business_manager
        )


def test_an_agency_gives_money_once_a_year_and_help_in_kind_beside_it(trusts, give, agency):
    give(agency, "500", kind="in-kind", described="Rooms")

    with pytest.raises(Refused, match="already"):
        give(agency, "1")


def test_help_in_kind_is_described_and_never_invoiced_or_owed(give, agency, business_manager):
    with pytest.raises(Refused, match="what is given in kind"):
        give(agency, "500", kind="in-kind")
    rooms = give(agency, "500", kind="in-kind", described="Rooms")

    assert owed_of(rooms) == 0
    with pytest.raises(Refused, match="not invoiced"):
        commands.record_invoice(
            contribution=rooms, number="1", invoiced_on=wall.today(), due_on=wall.today(), by=business_manager
        )


def test_every_act_is_a_line_of_its_story(invoiced, receive):
    receive(invoiced, "1000")

    told = [step.what for step in steps_of(invoiced.subject)]

    assert len(told) == 3
    assert told[0].startswith("Received £1,000 on")
