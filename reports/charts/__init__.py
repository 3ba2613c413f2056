"""Charts of facts, drawn here as plain SVG: no script, no style, readable in black and white."""

from reports.charts.draw import chart_svg

__all__ = ["chart_svg"]
