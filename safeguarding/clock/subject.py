"""What a deadline, notice, document or history line belongs to, without importing its room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """A record of any room, named by ``kind`` and ``id``; ``label`` and ``url`` are safe to show in a message."""

    kind: str
    id: int
    label: str
    url: str

    def as_fields(self) -> dict:
        """The four columns that ground-floor tables keep."""
        return {
            "subject_kind": self.kind,
            "subject_id": self.id,
            "subject_label": self.label,
            "subject_url": self.url,
        }
