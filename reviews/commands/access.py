"""Who may see a case: named people, and people kept out by a conflict of interest."""

from django.db import transaction

from accounts.access import describe_address, people_at
from reviews.commands.opening import name_on
from reviews.models import Conflict, Named, RapidReview
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell


@transaction.atomic
def name_person(*, review: RapidReview, person, why: str, by) -> None:
    """Let one more person see the case, with the reason why they need to."""
    if not why.strip():
        raise Refused("Say why they need to see this case.", field="why")
    if review.conflicts.filter(person=person).exists():
        raise Refused(f"A conflict of interest is recorded for {person}. They cannot be named.", field="person")
    address = f"person:{person.pk}"
    if not people_at(address, review.partnership.key).exists():
        raise Refused(f"{person} holds no role in this partnership today.", field="person")
    name_on(review, address, why=why.strip(), by=by)
    note(subject=review.subject, what=f"Named {person} on the case: {why.strip()}", kind="access", by=by)
    tell(
        people=[person],
        kind="named-on-review",
        subject=review.subject,
        noun="a rapid review",
        partnership_key=review.partnership.key,
        by=by,
    )


@transaction.atomic
def end_naming(*, named: Named, by) -> None:
    """Take an address off the list; the line stays in the history."""
    if named.until:
        raise Refused("This was ended already.")
    if named.review.named.filter(until__isnull=True).count() == 1:
        raise Refused("Somebody must be able to see the case. Name somebody else first.")
    named.until = wall.now()
    named.save()
    who = describe_address(named.address, named.review.partnership.key)
    note(subject=named.review.subject, what=f"Ended access of {who}", kind="access", by=by)


@transaction.atomic
def declare_conflict(*, review: RapidReview, person, reason: str, by) -> Conflict:
    """Keep a person out of the case from now on, whatever roles they hold."""
    if not reason.strip():
        raise Refused("Say what the conflict of interest is.", field="reason")
    conflict, made = Conflict.objects.get_or_create(
        review=review, person=person, defaults={"reason": reason.strip(), "declared_at": wall.now(), "declared_by": by}
    )
    if not made:
        raise Refused(f"A conflict of interest is recorded for {person} already.", field="person")
    note(subject=review.subject, what=f"Recorded a conflict of interest of {person}", kind="access", by=by)
    return conflict


@transaction.atomic
def clear_conflict(*, conflict: Conflict, reason: str, by) -> None:
    """The conflict no longer stands, with the reason; nobody clears their own."""
    if conflict.person_id == by.pk:
        raise Refused("Somebody else must decide that your conflict of interest no longer stands.")
    if not reason.strip():
        raise Refused("Say why the conflict no longer stands.", field="reason")
    note(
        subject=conflict.review.subject,
        what=f"Cleared the conflict of interest of {conflict.person}: {reason.strip()}",
        kind="access",
        by=by,
    )
    conflict.delete()
