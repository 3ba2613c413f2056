"""The papers of a review as its page shows them: what can be made, what is being made, what is ready."""

from dataclasses import dataclass, field

from reviews import content as contents
from reviews.document import rules
from reviews.document.commands import key_of
from reviews.models import DocumentJob, RapidReview, Submission
from safeguarding.documents.offered import Offered, add_versions

Kind = DocumentJob.Kind


@dataclass
class Paper(Offered):
    """One paper of a review; ``initials_in`` are the parts that may show a child's initials."""

    kind: str = ""
    submission: Submission | None = None
    initials_in: list[str] = field(default_factory=list)

    @property
    def can_be_made(self) -> bool:
        """A draft can always be made anew, since the review goes on."""
        return super().can_be_made or (self.kind == Kind.DRAFT and not self.job.is_under_way)

    @property
    def button(self) -> str:
        again = "again" if self.job else ""
        return f"Make the {self.title[0].lower()}{self.title[1:]} {again}".strip()


def papers_of(review: RapidReview) -> list[Paper]:
    """Every paper that the review's stage allows, newest submission first, each with its job and its file."""
    initials = list(review.referral.children.values_list("initials", flat=True))
    submissions = review.submissions.select_related("decision").prefetch_related("advice", "decision__addenda")
    papers = [_of_submission(submission, initials) for submission in reversed(submissions)]
    if not rules.reasons_against_draft(review):
        draft = Paper("draft", "Draft", "The rapid review as it stands now, marked as a draft.", Kind.DRAFT)
        draft.initials_in = rules.parts_with_initials(contents.of(review), initials)
        papers.insert(0, draft)
    if not rules.reasons_against_letter(review):
        papers.insert(0, _letter(review, initials))
    _add_jobs(review, papers)
    return papers


def _of_submission(submission, initials) -> Paper:
    decision = getattr(submission, "decision", None)
    stands = decision.get_kind_display().lower() if decision else "waiting for the decision"
    return Paper(
        slug=f"submission-{submission.number}",
        title=f"Rapid review document, submission {submission.number}",
        says=f"As submitted, {stands}.",
        kind=Kind.REVIEW,
        submission=submission,
        initials_in=rules.parts_with_initials(submission.content, initials),
    )


def _letter(review, initials) -> Paper:
    decision = rules.final_decision(review)
    submission = decision.submission if decision else None
    return Paper(
        slug="letter",
        title="Letter to the Panel",
        says="Tells the national Panel the outcome and the reasons.",
        kind=Kind.LETTER,
        submission=submission,
        initials_in=rules.parts_with_initials(submission.content, initials) if submission else [],
    )


def _add_jobs(review, papers: list[Paper]) -> None:
    """Each paper's job by its key, and the latest draft, in two statements."""
    jobs = list(review.document_jobs.all())
    by_key = {job.key: job for job in jobs}
    drafts = [job for job in jobs if job.kind == Kind.DRAFT]
    for paper in papers:
        if paper.kind == Kind.DRAFT:
            paper.job = drafts[0] if drafts else None
        else:
            paper.job = by_key.get(key_of(review, paper.kind, paper.submission))
    add_versions(papers)


def paper_at(review: RapidReview, slug: str) -> Paper | None:
    """The paper behind a part of an address, or None when the review has none such now."""
    return next((paper for paper in papers_of(review) if paper.slug == slug), None)
