"""How the checks of single formats say no."""


class NotTaken(Exception):  # noqa: N818 - the answer, not a fault of the program
    """Why the file is not taken, as a sentence."""
