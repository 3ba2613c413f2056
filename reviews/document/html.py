"""The two papers as HTML for the renderer: every word from the frozen content, escaped by the templates."""

from django.template.loader import render_to_string

from reviews import content as contents
from reviews.commands.people import terms_of
from reviews.document import grid, people
from reviews.document.letter import letter_facts
from reviews.document.words import when
from reviews.models import Addendum, Decision, DocumentJob, RapidReview, Submission
from safeguarding.design.dates import long_moment
from safeguarding.documents.printable import printable

MARKING = "OFFICIAL-SENSITIVE"
LATE = "Partner missing"


def of_job(job: DocumentJob) -> str:
    """The HTML of what was asked for."""
    review, submission = job.review, job.submission
    decision = getattr(submission, "decision", None)
    if job.kind == DocumentJob.Kind.LETTER:
        return letter_html(review, decision)
    return document_html(review, submission, decision, list(decision.addenda.all()) if decision else [])


def document_html(
    review: RapidReview, submission: Submission | None, decision: Decision | None, addenda: list[Addendum]
) -> str:
    """The rapid review document: as frozen in ``submission``, or as it stands, marked as a draft, without one."""
    frozen = submission.content if submission else contents.of(review)
    content = printable(frozen)
    standing = _standing(review, submission, decision)
    facts = {
        "marking": MARKING,
        "reference": review.reference,
        "title": f"Rapid review {review.reference}",
        "partnership": content["partnership"],
        "standing": standing,
        "draft": submission is None,
        "made_at": _moment_of(review, submission, decision, addenda),
        "content": content,
        "outcome": content["outcome"],
        "header": _header(review, content, submission, decision, contents.digest(frozen)),
        "at_a_glance": _at_a_glance(review, content, submission, decision),
        "children": grid.children(content),
        "attendance": grid.attendance(content),
        "agencies": content["agencies"],
        "chronology": grid.chronology(content),
        "recommendations": grid.recommendations(content),
        "notifications": grid.notifications(content),
        "law_steps": grid.steps(content, law=True),
        "own_steps": grid.steps(content, law=False),
        "advice": _advice(review, submission),
        "decision": _decision(review, decision),
        "addenda": [printable(_signed(review, row.words, row.added_by, row.added_at)) for row in addenda],
        "withdrawn": printable(review.withdrawn_reason) if submission is None else "",
    }
    return render_to_string("reviews/document/rapid_review.html", facts)


def letter_html(review: RapidReview, decision: Decision | None) -> str:
    """The letter that tells the national Panel the outcome and the reasons. Without a decision: of a withdrawal."""
    facts = letter_facts(review, decision) | {"marking": MARKING}
    return render_to_string("reviews/document/letter.html", facts)


def _standing(review, submission, decision) -> str:
    if submission is None:
        return "Withdrawn" if review.stage == RapidReview.Stage.WITHDRAWN else "DRAFT"
    if decision is None:
        return f"Submission {submission.number}, waiting for the decision"
    return f"Submission {submission.number}, {decision.get_kind_display().lower()}"


def _moment_of(review, submission, decision, addenda):
    """When what is printed came to stand as it is: never the moment of printing."""
    moments = [row.added_at for row in addenda]
    moments += [decision.decided_at] if decision else []
    moments += [submission.submitted_at] if submission else [review.opened_at]
    return max(moments)


def _header(review, content, submission, decision, digest) -> list[tuple[str, str]]:
    dates = content["dates"]
    rows = [
        ("Reference", content["reference"]),
        ("Reference of the national Panel", panel_reference(content) or "Not recorded yet"),
        ("Partnership", f"{content['partnership']}, arrangement {content['arrangement']}"),
        ("It happened", when(dates["happened_on"])),
        ("The professional became aware", when(dates["aware_at"])),
        ("Referred", f"{when(dates['referred_at'])}, by {content['incident']['referred_by']}"),
        ("Why the referral was late", dates["late_reason"]),
        ("Rapid review opened", when(dates["opened_at"])),
        ("Met", "; ".join(when(meeting["held_at"]) for meeting in content["meetings"]) or "Not yet"),
        *_version_rows(review, submission, decision),
        ("Digest of the content (SHA-256)", digest),
        ("Marking", f"{MARKING}. For those named on this case only."),
    ]
    return [(key, value) for key, value in rows if value]


def panel_reference(content: dict) -> str:
    """The reference that the Panel's system gave to the notification of the incident."""
    return next((row["reference"] for row in content["notifications"] if row["reference"]), "")


def _version_rows(review, submission, decision) -> list[tuple[str, str]]:
    if submission is None:
        return [("Version", "Draft. Nothing in it is final until it is submitted.")]
    at, partnership = submission.submitted_at, review.partnership
    rows = [
        ("Version", f"Submission {submission.number}"),
        ("Written by", people.post_of(submission.authored_by, partnership, at)),
        ("Submitted", f"{long_moment(at)}, by {people.post_of(submission.submitted_by, partnership, at)}"),
    ]
    if decision:
        rows.append((decision.get_kind_display(), f"{long_moment(decision.decided_at)}, by {people.decider(decision)}"))
    return rows


def _at_a_glance(review, content, submission, decision) -> list[tuple[str, str]]:
    """What a reader must see first: the outcome, who decided, who was missing."""
    rows = [("Recommended outcome", content["outcome"].get("title") or "Not written yet")]
    if decision and decision.outcome:
        rows.append(("Decided outcome", outcome_title(review, decision.outcome)))
    rows.append(("Decision", decision.get_kind_display() if decision else "None yet"))
    if content["missing_partners"]:
        rows.append((LATE, f"{', '.join(content['missing_partners'])}: not at the latest meeting"))
    if content["dissents"]:
        rows.append(("Dissent", ", ".join(row["agency"] for row in content["dissents"])))
    return printable(rows_as_lists(rows))


def rows_as_lists(rows: list[tuple[str, str]]) -> list[list[str]]:
    """Pairs as lists, so that each text in them can be made fit for print."""
    return [list(row) for row in rows]


def outcome_title(review, key: str) -> str:
    """What the arrangement of this review calls an outcome."""
    titles = {row.key: row.title for row in terms_of(review).rapid_review.outcomes}
    return titles.get(key, key)


def _advice(review, submission) -> list[dict]:
    rows = submission.advice.select_related("given_by") if submission else []
    return [printable(_signed(review, row.words, row.given_by, row.given_at)) for row in rows]


def _signed(review, words, person, at) -> dict:
    return {"words": words, "by": people.post_of(person, review.partnership, at), "at": long_moment(at)}


def _decision(review, decision) -> dict | None:
    if decision is None:
        return None
    rows = [
        ["Decision", decision.get_kind_display()],
        ["Outcome", outcome_title(review, decision.outcome) if decision.outcome else "None: back with the partners"],
        ["Decided by", people.decider(decision)],
        ["Date and time", long_moment(decision.decided_at)],
        ["Digest of what was read and decided", decision.digest],
    ]
    return {"rows": printable(rows), "reasons": printable(decision.reasons), "kind": decision.kind}
