"""Making the papers of reviews: what they are and where they go. How none is lost is ``safeguarding.documents``'."""

from reviews import acts
from reviews.document import html, pdf
from reviews.models import DocumentJob, RapidReview
from safeguarding.clock.subject import Subject
from safeguarding.documents.making import Maker, Paper

MARKING = html.MARKING


class ReviewPapers(Maker):
    """The rapid review, its draft, and the letter to the Panel."""

    model = DocumentJob
    related = ("review__partnership", "submission", "asked_by")
    task = "reviews.tasks.make_document"

    def bytes_of(self, job: DocumentJob) -> bytes:
        return pdf.render(html.of_job(job))

    def paper_of(self, job: DocumentJob) -> Paper:
        review = job.review
        return Paper(review.subject, title_of(job), place_of(review).url, review.partnership.key, MARKING)

    def made(self, job: DocumentJob) -> None:
        if job.kind == DocumentJob.Kind.LETTER and not job.review.ended_at:
            acts.done(job.review, "letter-made", by=job.asked_by)


def title_of(job: DocumentJob) -> str:
    """What the paper is called among the documents of the case."""
    if job.kind == DocumentJob.Kind.REVIEW:
        return f"Rapid review, submission {job.submission.number}"
    return job.get_kind_display()


def place_of(review: RapidReview) -> Subject:
    """The page on which the papers of a review wait."""
    subject = review.subject
    return Subject(subject.kind, subject.id, subject.label, f"{subject.url}document/")


PAPERS = ReviewPapers()
make, claim, make_waiting = PAPERS.make, PAPERS.claim, PAPERS.make_waiting
