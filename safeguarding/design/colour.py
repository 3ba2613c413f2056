"""The partnership's colour as a style sheet of its own, because the policy forbids style in a page."""

WHITE, BLACK = "#ffffff", "#0b0c0c"

SHEET = """:root {{
  --partnership-colour: {colour};
  --partnership-text: {text};
  --partnership-tint: {tint};
  --govuk-brand-colour: {colour};
}}
"""


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def tint(colour: str, share: float = 0.07) -> str:
    """The colour thinned with white: the quiet ground under the navigation."""
    mixed = (round(255 - (255 - value) * share) for value in _channels(colour))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def sheet(colour: str) -> str:
    """The style sheet for ``#rrggbb``; the text on it is white or black, whichever reads better."""
    text = WHITE if contrast(colour, WHITE) >= contrast(colour, BLACK) else BLACK
    return SHEET.format(colour=colour, text=text, tint=tint(colour))
