"""What a load did, or would do, in words."""

from dataclasses import dataclass, field


@dataclass
class Changes:
    """Lines in words, and how many rows stayed as they were. ``partnership`` and ``version`` are what was loaded."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0
    partnership: object = None
    version: object = None

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.removed)

    def lines(self) -> list[str]:
        """Every line, each with what happened to the thing it names."""
        parts = (
            ("New", self.created),
            ("Changed", self.changed),
            ("No longer named", self.removed),
            ("Note", self.notes),
        )
        return [f"{word}: {line}" for word, lines in parts for line in lines]

    def summary(self) -> str:
        """One sentence of figures."""
        if not self:
            return f"Nothing changes: all {self.unchanged} things of the file are as they were."
        figures = f"{len(self.created)} new, {len(self.changed)} changed, {len(self.removed)} no longer named"
        return f"{figures}, {self.unchanged} as they were."
