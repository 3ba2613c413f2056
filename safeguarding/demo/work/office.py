"""What lies on the support team's desk in the demo: papers for the next meeting, a log half brought in, a draft."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.arrangement import in_force
from partnership.commands.approvals import record_approval
from partnership.commands.drafts import begin_draft, change_facts
from partnership.commands.imports import send_log
from partnership.commands.papers import send_paper
from partnership.imports.making import take_up
from partnership.models import ArrangementVersion, Meeting
from safeguarding.clock import wall
from safeguarding.demo import papers
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script, do
from safeguarding.demo.work.seats import GroupAtWork

PAPERS = (
    ("What families told us about the last four reviews", ["Four conversations, held by an advocate.", "Five wishes."]),
    ("Open recommendations of three earlier reviews", ["Fourteen recommendations, eleven of them done."]),
)


def papers_sent(at_work: GroupAtWork) -> Script:
    """Two members send papers for the group's next meeting."""
    for number, (title, lines) in enumerate(PAPERS):
        yield at_work.stage.days.at(-2 + number, "15:25")
        meeting = Meeting.objects.to_come().filter(group=at_work.group).order_by("starts_at").first()
        upload = SimpleUploadedFile("paper.pdf", papers.pdf(title, lines), "application/pdf")
        do(send_paper, meeting=meeting, title=title, upload=upload, by=at_work.owner(number))


def log_sent(stage: Stage, groups: list[GroupAtWork]) -> Script:
    """An earlier log of a few lines was read and checked; two of its rows need somebody."""
    yield stage.days.at(-1, "16:10")
    officer, owner = stage.cast.support[0], groups[-1].owner(0)
    rows = [
        ("Ref", "Action", "Owner", "Date raised", "Due date", "Notes"),
        (
            "OLD-31",
            "Share the revised referral form with every school",
            owner.name,
            _on(stage, -60),
            _on(stage, 20),
            "",
        ),
        ("OLD-32", "Ask foster carers what would help at night", owner.name, _on(stage, -60), _on(stage, 35), "Begun"),
        (
            "OLD-33",
            "Bring the yearly figures on private fostering",
            "Somebody Unknown",
            _on(stage, -50),
            _on(stage, 15),
            "",
        ),
        ("OLD-34", "Write to the housing providers", owner.name, _on(stage, -20), _on(stage, -40), ""),
    ]
    data = "\r\n".join(",".join(row) for row in rows).encode()
    upload = SimpleUploadedFile("action-log.csv", data, "text/csv")
    job = do(send_log, partnership=stage.partnership, upload=upload, group=groups[-1].group, by=officer)
    take_up(job.pk)


def _on(stage: Stage, day: int) -> str:
    return f"{stage.days.on(day):%d/%m/%Y}"


def drafted(stage: Stage) -> Script:
    """Next year's arrangement is being drafted; the first governance body has approved it."""
    manager, days = stage.cast.manager, stage.days
    yield days.at(-18, "14:45")
    version = ArrangementVersion.objects.get(pk=in_force(stage.partnership).version_id)
    draft = do(begin_draft, partnership=stage.partnership, based_on=version, by=manager)
    begins = datetime.date(days.last.year + (days.last.month >= 4), 4, 1)
    facts = {"version": f"{begins.year}-04", "in-force-from": begins, "review-on": begins.replace(year=begins.year + 1)}
    do(change_facts, draft=draft, facts=facts, by=manager)
    yield days.at(-4, "11:15")
    partner = stage.partners()[0]
    do(record_approval, draft=draft, agency=partner, body="Cabinet", on=wall.today(), by=manager)
