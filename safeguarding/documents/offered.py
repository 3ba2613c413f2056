"""A paper as a page offers it: what was asked for last, how far that is, and its file."""

from dataclasses import dataclass, field

from safeguarding.design.cells import Tag
from safeguarding.design.shapes.once import new_token
from safeguarding.documents.jobs import MadeOutsideTheRequest
from safeguarding.documents.making import is_kept
from safeguarding.documents.models import DocumentVersion

State = MadeOutsideTheRequest.State
TAGS = {
    State.WAITING: Tag("open", "Waiting to be made"),
    State.MAKING: Tag("open", "Being made"),
    State.MADE: Tag("done", "Ready"),
    State.FAILED: Tag("late", "Not made"),
}


@dataclass
class Offered:
    """One paper: ``slug`` is its part of the address, ``says`` what is in it; ``once`` guards against two clicks."""

    slug: str
    title: str
    says: str
    job: MadeOutsideTheRequest | None = field(default=None, kw_only=True)
    version: DocumentVersion | None = field(default=None, kw_only=True)
    once: str = field(default_factory=new_token, kw_only=True)

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
        """Whether asking for it would do anything."""
        return self.job is None or self.is_missing or self.job.state == State.FAILED


def add_versions(papers: list[Offered]) -> None:
    """The file of each paper that has one, in one statement."""
    ids = [paper.job.version_id for paper in papers if paper.job and paper.job.version_id]
    versions = DocumentVersion.objects.select_related("document").in_bulk(ids)
    for paper in papers:
        paper.version = versions.get(paper.job.version_id) if paper.job else None
