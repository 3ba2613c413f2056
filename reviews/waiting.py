"""What waits for a person in this room: decisions, advice, referrals to answer, wishes for more time."""

from accounts.access import among_visible, holdings
from accounts.policy import Permission
from accounts.waiting import Waiting
from partnership.arrangement import in_force, version_in_force
from reviews.models import InformationRequest, RapidReview, Referral

MOST = 10


def waiting_here(person, partnership) -> list[Waiting]:
    """One statement at most for each thing that the person's role answers."""
    held = holdings(person)
    permissions = held.permissions(partnership)
    found = []
    if Permission.ACCEPT_REFERRAL in permissions:
        found += _referrals(person, partnership)
    if permissions & {Permission.DECIDE_REVIEW, Permission.ADVISE_ON_REVIEW} and version_in_force(partnership):
        found += _decisions(person, partnership, held.roles_in(partnership))
    if Permission.RUN_REVIEW in permissions:
        found += _more_time(person, partnership)
    return found


def _referrals(person, partnership) -> list[Waiting]:
    seen = among_visible("pk", person, "referral")
    rows = Referral.objects.filter(seen, partnership=partnership, state=Referral.State.SENT)
    return [
        Waiting("Read the referral and answer it", row.reference, row.get_absolute_url(), row.sent_at)
        for row in rows.only("reference", "sent_at").order_by("sent_at")[:MOST]
    ]


def _decisions(person, partnership, roles) -> list[Waiting]:
    terms = in_force(partnership).rapid_review
    words, tail = "Read it and decide", "sign/"
    if terms.decides not in roles:
        if not roles & set(terms.advises):
            return []
        words, tail = "Give independent advice", "advise/"
    rows = RapidReview.objects.visible_to(person).filter(partnership=partnership, stage=RapidReview.Stage.SUBMITTED)
    if tail == "advise/":
        rows = rows.exclude(submissions__advice__given_by=person)
    return [Waiting(words, row.reference, f"{row.get_absolute_url()}{tail}") for row in rows.only("reference")[:MOST]]


def _more_time(person, partnership) -> list[Waiting]:
    # The answer is given on a page of the review: whoever sees the request alone has none.
    seen = among_visible("review_id", person, "rapid-review")
    wanted = InformationRequest.objects.filter(
        seen, review__partnership=partnership, state=InformationRequest.State.MORE_TIME
    )
    return [
        Waiting(
            f"{row.agency} asks for more time",
            row.review.reference,
            f"{row.review.get_absolute_url()}agencies/{row.pk}/more-time/",
        )
        for row in wanted.select_related("agency", "review").only("agency__name", "review__reference")[:MOST]
    ]
