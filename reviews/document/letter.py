"""What the letter to the national Panel says, for each way in which a rapid review ends."""

from reviews import content as contents
from reviews.commands.people import terms_of
from reviews.document import people
from reviews.document.words import when
from reviews.models import Decision, RapidReview
from safeguarding.clock import wall
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted, long_date
from safeguarding.documents.printable import printable

PANEL = "panel"

# What follows from an outcome, by its kind in the arrangement: true of every partnership, so no dates and no names.
FOLLOWS = {
    "no-further-review": (
        "No further review will be carried out. The partners are satisfied that what can be learned from this "
        "incident has been captured in the rapid review, which is sent with this letter."
    ),
    "practice-review": (
        "The partnership will carry out a local child safeguarding practice review. We will tell the Panel and the "
        "Secretary of State the name of the reviewer, when the review begins, and the reasons for any delay in "
        "finishing or publishing it."
    ),
    "learning-review": (
        "The partners do not think that a local child safeguarding practice review would add to what can be learned "
        "in a more proportionate way. The partnership will carry out the review named above and share what it finds."
    ),
    "national-review": (
        "The partners think that this incident raises matters of national importance and suggest that the Panel "
        "consider a national review."
    ),
    "withdrawn": (
        "The incident does not meet the criteria, and the rapid review is withdrawn. What was recorded "
        "until then is kept by the partnership."
    ),
}


def letter_facts(review: RapidReview, decision: Decision | None) -> dict:
    """Everything the letter's template needs. Its date is that of the decision, or of the withdrawal."""
    content = printable(decision.submission.content if decision else contents.of(review))
    bodies = terms_of(review).rapid_review.outside_bodies
    at = decision.decided_at if decision else review.ended_at
    return {
        "title": f"Outcome of rapid review {review.reference}",
        "reference": review.reference,
        "partnership": content["partnership"],
        "to": next((body.name for body in bodies if body.key == PANEL), "Child Safeguarding Practice Review Panel"),
        "copies": list_words(body.name for body in bodies if body.key != PANEL),
        "on": long_date(wall.london_date(at)),
        "made_at": at,
        "content": content,
        "about": _about(content),
        "outcome": _outcome(review, decision),
        "partners_reasons": _partners_reasons(content, decision),
        "decided": _decided(decision),
        "met": list_words(when(meeting["held_at"]) for meeting in content["meetings"]),
        "missing": list_words(content["missing_partners"]),
        "recommendations": _recommendations(content, decision),
        "signed": people.decider(decision) if decision else "The safeguarding partners",
    }


def _about(content: dict) -> list[tuple[str, str]]:
    reference = next((row["reference"] for row in content["notifications"] if row["reference"]), "")
    rows = [
        ("Our reference", content["reference"]),
        ("Your reference", reference),
        ("Incident of", when(content["dates"]["happened_on"])),
        ("Children in the incident", counted(len(content["children"]), "child", "children").capitalize()),
    ]
    return [row for row in rows if row[1]]


def _outcome(review, decision) -> dict:
    outcomes = {row.key: row for row in terms_of(review).rapid_review.outcomes}
    if decision is None:
        return {
            "title": "Criteria not met, rapid review withdrawn",
            "follows": FOLLOWS["withdrawn"],
            "reasons": printable(review.withdrawn_reason),
        }
    found = outcomes[decision.outcome]
    return {
        "kind": found.kind,
        "title": found.title,
        "follows": FOLLOWS.get(found.kind, ""),
        "reasons": printable(decision.reasons),
    }


def _partners_reasons(content, decision) -> str:
    return content["outcome"]["reasons"] if decision else ""


def _decided(decision) -> dict | None:
    if decision is None:
        return None
    return {
        "overruled": decision.kind == Decision.Kind.OVERRULED,
        "by": people.decider(decision),
        "on": long_date(wall.london_date(decision.decided_at)),
        "digest": decision.digest,
    }


def _recommendations(content, decision) -> str:
    number = len(content["recommendations"]) if decision else 0
    if not number:
        return ""
    return (
        f"{counted(number, 'recommendation')}, which {'stands' if number == 1 else 'stand'} in the rapid review itself"
    )
