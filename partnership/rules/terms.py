"""When terms of reference may be agreed and a quorum be set, and how a quorum reads."""

import datetime

from partnership.models import Group, Part, TermsOfReference
from partnership.rules.groups import seats_of
from safeguarding.clock import wall
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted, long_date


def reasons_against_agreeing(group: Group, latest: TermsOfReference | None, agreed_on: datetime.date) -> list[str]:
    """Against another edition agreed on a day."""
    if group.closed_on:
        return [f"{group} was closed on {long_date(group.closed_on)}. Its terms stay as they were."]
    if agreed_on > wall.today():
        return ["Record the terms once they are agreed: choose today or an earlier day."]
    if latest and agreed_on < latest.agreed_on:
        return [f"The edition before it was agreed on {long_date(latest.agreed_on)}. Choose that day or a later one."]
    return []


def reasons_against_review(agreed_on: datetime.date, review_on: datetime.date) -> list[str]:
    """The review comes after the agreement."""
    return [] if review_on > agreed_on else ["Choose a day for the review after the day on which they were agreed."]


def reasons_against_heads(group: Group, heads: int | None) -> list[str]:
    """A quorum that the members could never reach."""
    if heads is None:
        return []
    members = len(seats_of(group)) + group.members.exclude(described="").count()
    if members and heads > members:
        return [f"The group has {counted(members, 'member')}. Choose that number or fewer."]
    return []


def reasons_against_partners(group: Group, partners: int | None) -> list[str]:
    """A quorum of more statutory partners than there are."""
    if partners is None:
        return []
    count = Part.objects.filter(partnership=group.partnership_id, current=True).exclude(statutory="").count()
    if partners > count:
        return [f"The arrangement names {counted(count, 'statutory partner')}. Choose that number or fewer."]
    return []


def quorum_in_words(heads: int | None, partners: int | None) -> str:
    """*4 members and 2 statutory partners*; *none set* where neither is."""
    parts = [counted(heads, "member")] if heads else []
    parts += [counted(partners, "statutory partner")] if partners else []
    return list_words(parts) or "none set in figures"
