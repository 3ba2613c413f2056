"""Whom a review tells: the arrangement's words for people, as addresses and as persons."""

from accounts.access import people_at
from accounts.models import Agency, Person
from partnership.arrangement import Arrangement, address_of, of_version
from reviews.models import RapidReview
from safeguarding.notices.commands import tell


def terms_of(review: RapidReview) -> Arrangement:
    """The arrangement that this review began with, whatever is in force today."""
    known = getattr(review, "_terms", None)
    if known is None:
        known = review._terms = of_version(review.arrangement_id)
    return known


def addresses_for(words: list[str], arrangement: Arrangement, referral=None) -> list[str]:
    """Addresses for the arrangement's own words: ``partners`` fans out, ``referrer`` is the maker of the referral."""
    found = []
    for word in words:
        if word == "partners":
            found += partner_addresses(arrangement)
        elif word == "referrer":
            found += [f"person:{referral.made_by_id}"] if referral else []
        else:
            found.append(word if ":" in word else f"role:{word}")
    return list(dict.fromkeys(found))


def partner_addresses(arrangement: Arrangement) -> list[str]:
    """The executive members of each statutory partner."""
    ids = Agency.objects.filter(key__in=arrangement.statutory_agency_keys).order_by("name").values_list("pk", flat=True)
    return [f"partner:{pk}" for pk in ids]


def owners_for(arrangement: Arrangement, procedure: dict, referral) -> dict[str, str]:
    """For each owner that the procedure's steps name, the address that answers for it.

    What an outside body, all agencies or all partners owe is followed up by the support team. What a
    statutory partner owes is its executive member's, who sees the case; an agency's lead does not.
    """
    partners = partner_addresses(arrangement)
    owners = {}
    for owner in {step.get("owner") for step in procedure["steps"]} - {None, ""}:
        if owner == "referrer":
            owners[owner] = f"person:{referral.made_by_id}"
        elif owner in {"agencies", "partners"} or owner.startswith("outside:"):
            owners[owner] = "role:support_team"
        else:
            address = address_of(owner, referral.partnership)
            partner = address.replace("agency:", "partner:")
            owners[owner] = partner if partner in partners else address
    return owners


def people_for(addresses: list[str], partnership_key: str) -> list[Person]:
    """The people behind the addresses, each once."""
    found: dict[int, Person] = {}
    for address in addresses:
        for person in people_at(address, partnership_key):
            found.setdefault(person.pk, person)
    return list(found.values())


def tell_addresses(review: RapidReview, addresses: list[str], *, kind: str, noun: str, by, urgent=True) -> list[Person]:
    """Tell the people behind ``addresses`` about the review; those with a conflict are left out."""
    barred = set(review.conflicts.values_list("person_id", flat=True))
    key = review.partnership.key
    people = [person for person in people_for(addresses, key) if person.pk not in barred]
    tell(people=people, kind=kind, subject=review.subject, noun=noun, urgent=urgent, partnership_key=key, by=by)
    return people
