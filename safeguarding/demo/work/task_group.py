"""A task and finish group of the demo, set up some weeks ago and near its end."""

from partnership.commands.actions import raise_action
from partnership.commands.groups import set_up_task_group
from safeguarding.clock import wall
from safeguarding.demo.travel import Script, do
from safeguarding.demo.work.seats import GroupAtWork

BEGAN, ENDS = -45, 18


def at_work(under: GroupAtWork) -> Script:
    """Set up under a group, with practitioners and experts by experience; one action is on its way."""
    stage, text = under.stage, under.shared["task"]
    yield stage.days.at(BEGAN, "14:20")
    group = do(
        set_up_task_group,
        partnership=stage.partnership,
        name=text["name"],
        purpose=text["purpose"],
        parent=under.group,
        starts_on=wall.today(),
        ends_on=stage.days.on(ENDS),
        chair=under.owner(0),
        chair_agency=under.owner(0).agency,
        practitioners=[under.owner(1), under.owner(2)],
        experts=[text["experts"]],
        by=under.officer,
    )
    yield stage.days.at(BEGAN + 5, "10:10")
    told = text["actions"][0]
    do(
        raise_action,
        partnership=stage.partnership,
        group=group,
        what=told["what"],
        measure=told["measure"],
        difference=told["difference"],
        means=told["means"],
        priority=under.priority(0),
        owner_person=under.owner(1),
        due_on=stage.days.on(ENDS - 5),
        by=under.officer,
    )
