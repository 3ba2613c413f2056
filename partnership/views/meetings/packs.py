"""The packs of a meeting as its page shows them: with and without what is restricted, and how far each is."""

from dataclasses import dataclass

from partnership.models import Meeting, PackJob
from partnership.packs import content
from safeguarding.design.cells import Tag
from safeguarding.design.shapes import once
from safeguarding.documents.making import is_kept
from safeguarding.documents.models import DocumentVersion

TITLES = {
    "everybody": ("Agenda and papers", "For everybody who may see this meeting."),
    "members": ("Agenda and papers with restricted items", "For the members of the group and the support team."),
}
PACKS = tuple(TITLES)
TAGS = {
    PackJob.State.WAITING: "open",
    PackJob.State.MAKING: "open",
    PackJob.State.MADE: "done",
    PackJob.State.FAILED: "late",
}


@dataclass(frozen=True)
class Pack:
    """One pack: what was asked for last, its file, and whether the agenda is still the one that it binds."""

    what: str
    job: PackJob | None
    version: DocumentVersion | None
    current: bool
    token: str

    @property
    def title(self) -> str:
        return TITLES[self.what][0]

    @property
    def says(self) -> str:
        return TITLES[self.what][1]

    @property
    def tag(self) -> Tag | None:
        if self.job is None:
            return None
        if self.version and not self.current:
            return Tag("due", "The agenda has changed since")
        return Tag(TAGS[self.job.state], self.job.get_state_display())

    @property
    def button(self) -> str:
        return "Bind the pack again" if self.job else "Bind the pack"

    @property
    def may_be_asked(self) -> bool:
        """Whether there is something to ask for: no pack of this agenda waits or is ready."""
        if self.job is None or not self.current:
            return True
        return not self.job.is_under_way and self.version is None


def packs_of(meeting: Meeting, jobs: list[PackJob], rows: content.Rows, *, restricted: bool) -> list[Pack]:
    """The packs that somebody may have: the one for members only where something is restricted."""
    if not jobs and not rows.items:
        return []
    wanted = PACKS if restricted and rows.holds_restricted else PACKS[:1]
    return [_pack(meeting, what, jobs, rows) for what in reversed(wanted)]


def _pack(meeting: Meeting, what: str, jobs: list[PackJob], rows: content.Rows) -> Pack:
    """The job of the agenda as it is now; failing that the last one that was asked for."""
    full = what == "members"
    key = content.key_of(meeting, content.of(meeting, restricted=full, rows=rows))
    mine = [job for job in jobs if job.with_restricted == full]
    job = next((one for one in mine if one.key == key), mine[0] if mine else None)
    version = rows.versions.get(job.version_id) if job else None
    current = job is not None and job.key == key
    return Pack(what, job, version if is_kept(version) else None, current, once.new_token())
