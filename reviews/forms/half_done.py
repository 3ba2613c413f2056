"""Forms that are kept half done: nothing is compulsory yet, so nothing says that it is optional."""


class HalfDone:
    """Leaves out the word *optional*, which would mislead: what is missing is asked for when it is sent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.says_optional = False
