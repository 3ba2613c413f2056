"""What a report that nobody has begun would print: the parts of its outline with their facts, and no words."""

from accounts.models import Partnership
from partnership.models import Group
from reports import content as contents
from reports.commands.facts import digest_of, parameters_of
from reports.documents.printed import Printed
from reports.facts.frame import Frame
from reports.facts.registry import known
from reports.facts.taking import frame_of, gather
from reports.models import Fact, Report, Section
from reports.outlines import outline_of, period_of
from reports.rules import beginning as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_moment


def unbegun(*, partnership: Partnership, outline: str, label: str, group: Group | None = None) -> Printed:
    """A draft of the facts as they are now. Nothing is kept. Raises Refused where no such report could be begun."""
    plan = outline_of(partnership, outline)
    from_on, until_on = period_of(plan, label)
    reasons = rules.reasons_against_group(plan, partnership, group) + rules.reasons_against_period(from_on)
    if reasons:
        raise Refused(*reasons)
    title = rules.title_of(plan, label, group)
    report = Report(partnership=partnership, group=group, title=title, label=label, from_on=from_on, until_on=until_on)
    content = contents.assembled(report, _parts(plan, report))
    now = wall.now()
    standing = f"Draft of its facts, taken on {long_moment(now)}; nobody has begun this report"
    return Printed(
        content, standing, contents.digest(content), draft=True, moment=contents.moment_of(now), marking="Draft"
    )


def _parts(plan, report: Report) -> list[tuple[Section, list[Fact]]]:
    """Each part of the outline with its facts, all of them taken together."""
    frame = frame_of(report)
    taken = gather(frame, [key for part in plan.parts for key in part.facts])
    return [
        (
            Section(key=part.key, kind=part.kind, title=part.title),
            [_fact(definition, taken, frame) for definition in known(part.facts, group=report.group is not None)],
        )
        for part in plan.parts
    ]


def _fact(definition, taken: dict, frame: Frame) -> Fact:
    fact = Fact(
        key=definition.key,
        title=definition.title,
        definition=definition.says,
        parameters=parameters_of(frame),
        value=taken[definition.key].as_json(),
        taken_at=wall.now(),
    )
    fact.digest = digest_of(fact)
    return fact
