"""How a series looks: tones that differ as greys, hatching, dashes and shapes, so that colour never stands alone."""

from dataclasses import dataclass

from reports.charts import ink
from safeguarding.design.colour import WHITE, tint

STUB = 14


@dataclass(frozen=True)
class Look:
    """A series' fill, its hatching (gap and lean), the dashes and the marker of its line."""

    fill: str
    stroke: str
    hatch: tuple[tuple[float, int], ...]
    dashes: str
    marker: str

    @property
    def on_it(self) -> str:
        """The colour of words on the plain fill."""
        return WHITE if self.fill == self.stroke else ink.TEXT


def looks(colour: str, many: int) -> list[Look]:
    """A look for each of ``many`` series. After six they come again: words and the table tell those apart."""
    strong, middle, light = (
        ink.safe_colour(colour),
        tint(ink.safe_colour(colour), 0.45),
        tint(ink.safe_colour(colour), 0.14),
    )
    six = [
        Look(strong, strong, (), "", "circle"),
        Look(light, strong, ((6, 1),), "7 4", "square"),
        Look(middle, strong, (), "2 3", "triangle"),
        Look(WHITE, strong, ((5, -1),), "9 3 2 3", "diamond"),
        Look(light, strong, ((7, 1), (7, -1)), "12 4", "circle"),
        Look(WHITE, strong, (), "4 2", "square"),
    ]
    return [six[place % len(six)] for place in range(many)]


def box(look: Look, x: float, y: float, wide: float, high: float, mark: str = "bar") -> list[str]:
    """A bar, column or swatch in the look of its series."""
    drawn = [ink.rect(x, y, wide, high, look.fill, look.stroke, mark)]
    lines = "".join(ink.hatching(x, y, wide, high, gap, lean) for gap, lean in look.hatch)
    return [*drawn, ink.strokes(lines, look.stroke)] if lines else drawn


def stub(x: float, y: float, wide: float, high: float) -> list[str]:
    """Where a number is not shown: a hatched box that is the same whatever the number."""
    lines = ink.hatching(x, y, wide, high, 3.5, 1)
    return [
        ink.rect(x, y, wide, high, WHITE, ink.QUIET, "not-shown"),
        ink.strokes(lines, ink.QUIET, 0.8),
    ]


def marker(look: Look, x: float, y: float) -> str:
    """The mark of a point on a line."""
    near = ink.near
    if look.marker == "circle":
        return ink.element("circle", {"cx": x, "cy": y, "r": 4, "fill": look.stroke})
    if look.marker == "square":
        return ink.rect(x - 4, y - 4, 8, 8, WHITE, look.stroke)
    corners = {"triangle": ((0, -5), (5, 4), (-5, 4)), "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0))}
    points = " ".join(f"{near(x + dx)},{near(y + dy)}" for dx, dy in corners[look.marker])
    return ink.element("polygon", {"points": points, "fill": WHITE, "stroke": look.stroke, "stroke-width": 1.5})


def legend(series, styles: list[Look], width: float, *, lines: bool = False) -> tuple[list[str], float]:
    """The names of the series beside their looks, from the top; and how high that is."""
    drawn, x, y = [], 0.0, 0.0
    for one, look in zip(series, styles, strict=True):
        name = ink.cut(one.name, width - 40)
        wide = 34 + ink.width_of(name) + 14
        if x and x + wide > width:
            x, y = 0.0, y + 20
        drawn += _swatch(look, x + 1, y + 2, lines)
        drawn.append(ink.text(x + 32, y + 13, name))
        x += wide
    return drawn, y + 30


def _swatch(look: Look, x: float, y: float, line: bool) -> list[str]:
    if not line:
        return box(look, x, y, 24, 13, "swatch")
    return [stroke(look, [(x, y + 6.5), (x + 24, y + 6.5)]), marker(look, x + 12, y + 6.5)]


def stroke(look: Look, points: list[tuple[float, float]]) -> str:
    """A line through points, dashed as its series is."""
    path = " ".join(f"{ink.near(x)},{ink.near(y)}" for x, y in points)
    look_of_it = {"fill": "none", "stroke": look.stroke, "stroke-width": 2, "stroke-dasharray": look.dashes or None}
    return ink.element("polyline", {"points": path, **look_of_it})
