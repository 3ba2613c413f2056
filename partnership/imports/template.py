"""An empty action log to fill in, with the headings that the portal knows and one row that shows how."""

from partnership.imports.columns import FIELDS


def lines(owner: str) -> list[list[str]]:
    """The headings and an example row, whose owner is ``owner``."""
    example = {"owner": owner}
    return [[field.title for field in FIELDS.values()], [example.get(key, f.example) for key, f in FIELDS.items()]]
