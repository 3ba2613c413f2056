"""How every command of every room says no: with sentences, never with a traceback."""


class Refused(Exception):  # noqa: N818 - the field's own word
    """A rule is against the change. ``reasons`` are sentences for the page that asked."""

    def __init__(self, *reasons: str, field: str | None = None):
        self.reasons = list(reasons)
        self.field = field
        super().__init__(" ".join(reasons))
