"""The contributions of a year as bars: lengths worked out here, drawn as SVG, the figures always beside them."""

from dataclasses import dataclass
from decimal import Decimal

from funding.rules.reckoning import Reckoning


@dataclass(frozen=True)
class Bar:
    """One contributor. ``length`` is per cent of the longest bar; ``share`` of the whole."""

    name: str
    amount: Decimal
    share: Decimal
    length: str


def chart_of(money: Reckoning) -> list[Bar]:
    """The bars, the longest first; nothing where nothing is given."""
    longest = max((line.contribution.agreed for line in money.lines), default=Decimal(0))
    if not longest:
        return []
    ordered = sorted(money.lines, key=lambda line: -line.contribution.agreed)
    return [
        Bar(
            line.contribution.contributor,
            line.contribution.agreed,
            line.share,
            f"{line.contribution.agreed / longest * 100:.1f}%",
        )
        for line in ordered
    ]
