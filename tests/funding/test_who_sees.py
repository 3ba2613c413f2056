"""A contribution's invoices and payments are for its own agency's leads and for who answers for the whole."""

from funding.models import Contribution


def test_a_lead_sees_what_their_own_agency_gives_whatever_else_they_act_for(
    trusts, give, agency_lead, other_agency, seat, quality
):
    give(other_agency, "50.00")
    seat(agency_lead, quality, agency=other_agency)

    assert list(Contribution.objects.visible_to(agency_lead)) == [trusts]
