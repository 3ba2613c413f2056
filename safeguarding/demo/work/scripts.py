"""The scripts of every group, in working days before and after today."""

from collections.abc import Iterator

from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script
from safeguarding.demo.work import accounting, actions, meetings, money, office, task_group, yearly
from safeguarding.demo.work.seats import GroupAtWork, agreed

PAST, LAST, NEXT, AFTER = (-190, -130, -70), -10, 5, 62


def scripts(stage: Stage, groups: list[GroupAtWork]) -> Iterator[Script]:
    """Every group's meetings and actions, and how it accounts for them."""
    for at_work in groups:
        later = at_work.place
        yield agreed(at_work)
        for number, day in enumerate(PAST):
            yield meetings.approved(at_work, day + later, number)
        yield from _now(at_work, later)
        for number in range(len(at_work.text["actions"])):
            yield actions.story(at_work, number)
        if at_work.group.kind not in {"executive", "forum"}:
            yield accounting.planned(at_work)
            yield accounting.reported(at_work)
    yield accounting.expected(stage)
    yield accounting.answered(stage)
    yield task_group.at_work(groups[-1])
    yield money.kept(stage)
    yield office.drafted(stage)
    yield office.log_sent(stage, groups)
    yield from yearly.kept(stage)
    yield from (office.papers_sent(at_work) for at_work in groups if at_work.theme == "review")


def _now(at_work: GroupAtWork, later: int) -> Iterator[Script]:
    """The last meeting, the next with its agenda sent, and one planned after that.

    In one group the chair has the minutes now; in the others they were approved in time.
    """
    with_the_chair = at_work.theme == "review"
    yield (meetings.held if with_the_chair else meetings.approved)(at_work, LAST + min(later, 4), 3)
    yield meetings.called(at_work, NEXT + later % 3, 4)
    yield meetings.planned(at_work, AFTER + later)
