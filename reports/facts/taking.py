"""Facts taken for a report: its definitions asked one after another, small numbers suppressed."""

from collections.abc import Iterable

from reports.facts.frame import Frame
from reports.facts.registry import known
from reports.facts.suppression import suppressed
from reports.facts.value import Taken
from reports.models import Report
from safeguarding.clock import wall


def frame_of(report: Report) -> Frame:
    """What the facts of ``report`` are taken for, as of today."""
    return Frame(
        partnership=report.partnership,
        from_on=report.from_on,
        until_on=report.until_on,
        today=wall.today(),
        group=report.group,
    )


def gather(frame: Frame, keys: Iterable[str]) -> dict[str, Taken]:
    """The facts of these keys, each taken once and suppressed. Keys that nobody offers are left out."""
    definitions = known(dict.fromkeys(keys), group=frame.group is not None)
    return {definition.key: suppressed(definition.take(frame)) for definition in definitions}
