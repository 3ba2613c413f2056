"""Which facts are taken anew."""

from collections.abc import Mapping

from safeguarding.design.forms import Checkboxes, DesignForm


class RefreshAllForm(DesignForm):
    """No question: every fact is taken."""

    title = "Take facts anew"
    button = "Take all facts anew"


class RefreshForm(DesignForm):
    """The facts to choose among, by key; ``changed`` is what would change in each."""

    title = "Take facts anew"
    button = "Take these facts anew"
    keys = Checkboxes(
        label="Which facts do you want to take anew?", error_messages={"required": "Choose at least one fact."}
    )

    def __init__(self, *args, titles: Mapping[str, str], changed: Mapping[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = list(titles.items())
        self.fields["keys"].hints = dict(changed)
