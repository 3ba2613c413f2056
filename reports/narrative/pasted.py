"""HTML that somebody pasted, as the marks that an author would have typed."""


def holds_markup(text):
    return False


def marks_of(text):
    return text


def without_its_look(text):
    return text


def left_out_of(text):
    return []
