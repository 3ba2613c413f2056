"""What can be made of a review at its stage, as reasons. An empty list means yes."""

import re

from reviews.models import Decision, RapidReview

Stage = RapidReview.Stage


def final_decision(review: RapidReview) -> Decision | None:
    """The decision that ended the question: signed off or decided otherwise, never a challenge."""
    decisions = review.decisions.select_related("decided_by", "submission__authored_by", "submission__submitted_by")
    return decisions.exclude(kind=Decision.Kind.CHALLENGED).order_by("-decided_at").first()


def reasons_against_draft(review: RapidReview) -> list[str]:
    """A draft shows what may still change; what was submitted or ended is printed as it stands."""
    if review.stage in {Stage.GATHERING, Stage.MET, Stage.CHALLENGED, Stage.WITHDRAWN}:
        return []
    return ["The rapid review has been submitted, so there is no draft of it any more. Make the submission instead."]


def reasons_against_letter(review: RapidReview) -> list[str]:
    """The letter tells an outcome: there must be one."""
    if review.stage == Stage.WITHDRAWN or final_decision(review):
        return []
    return ["The letter tells the Panel the outcome. It can be made once the decision is signed."]


def parts_with_initials(content: dict, initials: list[str]) -> list[str]:
    """Titles of the parts whose free text has a child's initials in it as a word of their own.

    Only capitals count, with or without full stops: *as* and *is* are words, *AS* may be a child.
    """
    wanted = [one.replace(".", "").replace(" ", "").upper() for one in initials]
    words = "|".join(r"\.?".join(map(re.escape, one)) for one in wanted if one)
    if not words:
        return []
    found = re.compile(rf"(?<![\w.])(?:{words})(?![\w])")
    return [title for key, title in PARTS.items() if any(found.search(text) for text in texts(content.get(key)))]


PARTS = {
    "incident": "the referral",
    "children": "the children",
    "agencies": "what agencies answered",
    "chronology": "the chronology",
    "meetings": "the meetings",
    "outcome": "the outcome of the meeting",
    "recommendations": "the recommendations",
    "dissents": "dissent",
    "notifications": "the notifications",
}


def texts(value) -> list[str]:
    """Every text in a piece of the content, however deep."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inside for text in texts(one)]
