"""No page sends many SQL statements, and none sends more because there is more."""

from reviews.commands import opening
from safeguarding.clock import wall
from tests.speed.conftest import another_referral, fill

MOST = 15


def test_no_page_sends_more_than_fifteen_statements(all_statements):
    found = all_statements()

    assert len(found) > 60
    assert {where: number for where, number in found.items() if number > MOST} == {}


def test_ten_times_the_rows_cost_no_statement_more(all_statements, case, people, agency, council, health, police):
    before = all_statements()
    for _ in range(9):
        review = opening.accept_referral(referral=another_referral(people), by=people["support"])
        fill(review, people["support"], [agency, council, health, police])
        another_referral(people)
    for place in range(20):
        day, by = wall.today(), people["support"]
        opening.agree_action(review=case, agency=agency, what=f"Once more, {place}.", due_on=day, by=by)
    after = all_statements()

    assert {where: (before[where], number) for where, number in after.items() if number > before[where]} == {}
