"""The packs of a meeting as its page shows them: with and without what is restricted, and how far each is."""

from dataclasses import dataclass

from partnership.commands.packs import is_kept, key_of
from partnership.models import Meeting, PackJob
from partnership.rules.papers import is_restricted
from safeguarding.design.cells import Tag
from safeguarding.design.shapes import once
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


def packs_of(meeting: Meeting, *, restricted: bool) -> list[Pack]:
    """The packs that somebody may have: the one for members only where something is restricted."""
    jobs = list(meeting.packs.select_related("asked_by"))
    if not jobs and not meeting.items.exists():
        return []
    wanted = ["everybody"]
    if restricted and (
        meeting.items.filter(restricted=True).exists() or meeting.papers.filter(is_restricted()).exists()
    ):
        wanted = ["members", "everybody"]
    versions = DocumentVersion.objects.in_bulk([job.version_id for job in jobs if job.version_id])
    return [_pack(meeting, what, jobs, versions) for what in wanted]


def _pack(meeting, what: str, jobs: list[PackJob], versions: dict) -> Pack:
    """The job of the agenda as it is now; failing that the last one that was asked for."""
    key = key_of(meeting, what == "members")
    mine = [job for job in jobs if job.with_restricted == (what == "members")]
    job = next((one for one in mine if one.key == key), mine[0] if mine else None)
    version = versions.get(job.version_id) if job else None
    current = job is not None and job.key == key
    return Pack(what, job, version if is_kept(version) else None, current, once.new_token())
