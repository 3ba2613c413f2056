"""Which facts are taken anew."""

from collections.abc import Mapping

from safeguarding.design.forms import Checkboxes, DesignForm


class RefreshForm(DesignForm):
    """The facts to choose among, by key; ``changed`` are what would change in each, and they are ticked."""

    title = "Take facts anew"
    button = "Take these facts anew"
    keys = Checkboxes(label="Which facts do you want to take anew?", required=False)

    def __init__(self, *args, titles: Mapping[str, str], changed: Mapping[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        if titles:
            field.choices = list(titles.items())
            field.hints = dict(changed)
        else:
            del self.fields["keys"]
