"""The terms a group works by: its terms of reference, edition by edition, and its quorum."""

import datetime

from django.db import transaction

from accounts.models import Person
from partnership.commands.groups.common import locked, save_group, stop, tell_about
from partnership.models import Group, TermsOfReference
from partnership.rules import terms as rules
from partnership.rules.groups import seats_of
from safeguarding.clock.commands import set_deadline
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

TERMS_REVIEW = "terms-review"


@transaction.atomic
def agree_terms(
    *,
    group: Group,
    purpose: str,
    agreed_on: datetime.date,
    review_on: datetime.date,
    by: Person,
    responsibilities: str = "",
    attendance: str = "",
    decides_how: str = "",
) -> TermsOfReference:
    """Keep another edition of the terms of reference. Earlier editions stay; the review goes on the clock.

    Raises Refused with the reasons, at ``agreed_on`` or ``review_on``.
    """
    group = locked(group)
    latest = group.terms.order_by("-edition").first()
    stop(rules.reasons_against_agreeing(group, latest, agreed_on), "agreed_on")
    stop(rules.reasons_against_review(agreed_on, review_on), "review_on")
    terms = TermsOfReference(
        group=group,
        edition=latest.edition + 1 if latest else 1,
        purpose=purpose.strip(),
        responsibilities=responsibilities.strip(),
        attendance=attendance.strip(),
        decides_how=decides_how.strip(),
        agreed_on=agreed_on,
        review_on=review_on,
        recorded_by=by,
    )
    terms._history_user = by
    terms.save()
    set_deadline(
        subject=group.subject,
        step=TERMS_REVIEW,
        title="Review the terms of reference",
        due=review_on,
        owner="role:support_team",
        partnership_key=group.partnership.key,
        by=by,
    )
    said = f"Agreed edition {terms.edition} of the terms of reference, to be reviewed by {long_date(review_on)}"
    note(subject=group.subject, what=said, by=by)
    tell_about(group, "terms-agreed", [seat.person for seat in seats_of(group)], by=by)
    return terms


@transaction.atomic
def set_quorum(*, group: Group, heads: int | None, partners: int | None, by: Person) -> Group:
    """How many members, and how many statutory partners, must be there to decide; None asks for neither.

    Raises Refused with the reasons, at ``heads`` or ``partners``.
    """
    group = locked(group)
    stop(rules.reasons_against_heads(group, heads), "heads")
    stop(rules.reasons_against_partners(group, partners), "partners")
    group.quorum_heads, group.quorum_partners = heads, partners
    save_group(group, by)
    note(subject=group.subject, what=f"Set the quorum: {rules.quorum_in_words(heads, partners)}", by=by)
    return group
