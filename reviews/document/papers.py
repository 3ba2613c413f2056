"""The papers of a review as its page shows them: what can be made, what is being made, what is ready."""

from dataclasses import dataclass, field

from reviews import content as contents
from reviews.document import rules
from reviews.document.commands import key_of
from reviews.models import DocumentJob, RapidReview, Submission
from safeguarding.design.cells import Tag
from safeguarding.design.shapes.once import new_token
from safeguarding.documents.making import is_kept
from safeguarding.documents.models import DocumentVersion

Kind, State = DocumentJob.Kind, DocumentJob.State
TAGS = {
    State.WAITING: Tag("open", "Waiting to be made"),
    State.MAKING: Tag("open", "Being made"),
    State.MADE: Tag("done", "Ready"),
    State.FAILED: Tag("late", "Not made"),
}


@dataclass
class Paper:
    """One paper: ``slug`` is its part of the address; ``initials_in`` the parts that may show a child's initials."""

    slug: str
    title: str
    says: str
    kind: str
    submission: Submission | None = None
    job: DocumentJob | None = None
    version: DocumentVersion | None = None
    initials_in: list[str] = field(default_factory=list)
    once: str = field(default_factory=new_token)

    @property
    def is_missing(self) -> bool:
        """Whether it was made and its file is gone."""
        return self.job is not None and self.job.state == State.MADE and not is_kept(self.version)

    @property
    def tag(self) -> Tag:
        if self.is_missing:
            return Tag("late", "File missing")
        return TAGS[self.job.state] if self.job else Tag("closed", "Not made yet")

    @property
    def can_be_made(self) -> bool:
        """Whether asking for it would do anything: a draft can always be made anew, since the review goes on."""
        if self.job is None or self.is_missing or self.job.state == State.FAILED:
            return True
        return self.kind == Kind.DRAFT and not self.job.is_under_way

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
    ids = [paper.job.version_id for paper in papers if paper.job and paper.job.version_id]
    versions = DocumentVersion.objects.select_related("document").in_bulk(ids)
    for paper in papers:
        paper.version = versions.get(paper.job.version_id) if paper.job else None


def paper_at(review: RapidReview, slug: str) -> Paper | None:
    """The paper behind a part of an address, or None when the review has none such now."""
    return next((paper for paper in papers_of(review) if paper.slug == slug), None)
