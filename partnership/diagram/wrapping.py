"""Text in a box of a picture, which nobody wraps for us: broken between words, and inside one that is too long."""

_WIDE, _NARROW = set("MWmw@%—"), set("iljtfrI.,:;'’|()[]-! ")


def width_of(text: str) -> float:
    """How wide a text is, in letters of usual width. An estimate on the safe side for a sans serif face."""
    return sum(1.45 if letter in _WIDE else 0.6 if letter in _NARROW else 1.0 for letter in text)


def wrapped(text: str, room: float) -> list[str]:
    """The lines of a text that has ``room`` letters in each; no line is wider, no word is lost."""
    lines: list[str] = []
    for piece in (piece for word in text.split() for piece in _pieces(word, room)):
        if lines and width_of(f"{lines[-1]} {piece}") <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _pieces(word: str, room: float) -> list[str]:
    """A word as it is, or in pieces with a hyphen where it does not fit into a line."""
    if width_of(word) <= room:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter) > room - 1:
            pieces.append(f"{piece}-")
            piece = ""
        piece += letter
    return [*pieces, piece]
