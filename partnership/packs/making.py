"""Binding the packs of meetings: what they are and where they go. How none is lost is ``safeguarding.documents``'."""

from partnership.models import PackJob
from partnership.packs import binding, content
from safeguarding.documents.making import Maker, OvertakenError, Paper

TITLES = {False: "Agenda and papers", True: "Agenda and papers with restricted items"}


class Packs(Maker):
    """Agenda and papers as one PDF, with or without what is restricted."""

    model = PackJob
    related = ("meeting__group__partnership", "asked_by")
    task = "partnership.tasks.bind_pack"
    thing, noun = "pack", "a pack of papers"
    ready, failed = "pack-ready", "pack-failed"

    def bytes_of(self, job: PackJob) -> bytes:
        asked = content.of(job.meeting, restricted=job.with_restricted)
        if content.key_of(job.meeting, asked) != job.key:
            raise OvertakenError("The agenda or its papers changed while the pack waited. Ask for it again.")
        data, job.outcome = binding.bind(asked)
        return data

    def paper_of(self, job: PackJob) -> Paper:
        subject = job.meeting.subject
        key = job.meeting.group.partnership.key
        return Paper(subject, TITLES[job.with_restricted], f"{subject.url}papers/", key)

    def made(self, job: PackJob) -> None:
        PackJob.objects.filter(pk=job.pk).update(outcome=job.outcome)


PACKS = Packs()
make, make_waiting = PACKS.make, PACKS.make_waiting
