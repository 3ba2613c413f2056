"""What this room lends to the floors below when the portal starts."""

from accounts.access import register_subject
from accounts.policy import Permission
from funding.commands.arrangement import bring_in_all
from funding.models import Contribution, FundingYear
from safeguarding.notices.hooks import register_daily
from safeguarding.notices.words import register_noun

register_noun("the partnership's money", "funding-year")
register_noun("a contribution", "contribution")
register_subject(
    "funding-year", lambda person: FundingYear.objects.visible_to(person).values("pk"), whole=Permission.SEE_FUNDING
)
register_subject(
    "contribution", lambda person: Contribution.objects.visible_to(person).values("pk"), whole=Permission.MANAGE_FUNDING
)
register_daily("contributions of the arrangement", bring_in_all)
