"""What is printed of a report: its content as sealed or as it stands, how it stands, who signed it."""

import datetime
from dataclasses import asdict, dataclass, field
from functools import cached_property

from reports import content as contents
from reports.models import Report, Seal
from safeguarding.design.dates import long_date, long_moment


@dataclass(frozen=True)
class Printed:
    """All that the documents of a report are made from: equal ``Printed`` give equal bytes.

    ``moment`` (ISO 8601) is when what is printed came to stand as it is, never when it is made; ``published_on``
    is an ISO day or empty; ``digest`` is that of ``content``; a ``sign_off`` has agency, person, kind, kind_words,
    words and at.
    """

    content: dict
    standing: str
    digest: str
    draft: bool
    moment: str
    marking: str = ""
    sign_offs: list[dict] = field(default_factory=list)
    published_on: str = ""

    @cached_property
    def key(self) -> str:
        """The digest of everything that is printed: the same key is the same document."""
        return contents.digest(self.as_json())

    def as_json(self) -> dict:
        """As plain data, for a row that waits for its document."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict) -> "Printed":
        """What ``as_json`` gave."""
        return cls(**data)


def printed_of(report: Report, seal: Seal | None = None) -> Printed:
    """What is printed of a seal of ``report``, with the sign-off as it is now; without a seal, of the draft."""
    return _sealed(report, seal) if seal else _draft(report)


def _draft(report: Report) -> Printed:
    content = contents.of(report)
    moment = _last_change(report, content)
    standing = f"Draft, as it stood on {long_moment(moment)}"
    return Printed(
        content, standing, contents.digest(content), draft=True, moment=contents.moment_of(moment), marking="Draft"
    )


def _last_change(report: Report, content: dict) -> datetime.datetime:
    """When the draft came to stand as it is: its last words or facts."""
    written = report.sections.filter(changed_at__isnull=False).values_list("changed_at", flat=True)
    taken = [
        datetime.datetime.fromisoformat(fact["taken_at"]) for part in content["sections"] for fact in part["facts"]
    ]
    return max([report.begun_at, *written, *taken])


def _sealed(report: Report, seal: Seal) -> Printed:
    sign_offs = list(seal.sign_offs.select_related("agency", "person"))
    is_latest = not report.seals.filter(number__gt=seal.number).exists()
    state = report.state if is_latest else Report.State.DRAFT
    standing, marking = _standing(report, seal, sign_offs, state)
    moments = [seal.sealed_at, *(row.at for row in sign_offs)]
    published = state == Report.State.PUBLISHED
    return Printed(
        seal.content,
        standing,
        seal.digest,
        draft=False,
        moment=contents.moment_of(max(moments + ([report.published_at] if published else []))),
        marking=marking,
        sign_offs=[_sign_off(row) for row in sign_offs],
        published_on=report.publish_on.isoformat() if published else "",
    )


def _standing(report: Report, seal: Seal, sign_offs: list, state: str) -> tuple[str, str]:
    """How the seal stands, in a sentence; and what every page is marked with."""
    sealed = f"Sealed on {long_date(seal.sealed_at)}"
    if state == Report.State.PUBLISHED:
        return f"Published on {long_date(report.publish_on)}", ""
    if state == Report.State.SIGNED:
        return f"Signed off on {long_date(max([seal.sealed_at, *(row.at for row in sign_offs)]))}", ""
    if state == Report.State.SIGNING:
        return f"{sealed}, waiting for sign-off", "Not signed off yet"
    return f"{sealed}, and opened again since", "Withdrawn"


def _sign_off(row) -> dict:
    return {
        "agency": row.agency.name,
        "person": row.person.name,
        "kind": row.kind,
        "kind_words": row.get_kind_display(),
        "words": row.words,
        "at": contents.moment_of(row.at),
    }
