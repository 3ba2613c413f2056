"""What the gallery shows: each component with believable, made-up content."""


def samples() -> dict:
    return {}


from safeguarding.design.forms import DesignForm


class SampleForm(DesignForm):
    pass
