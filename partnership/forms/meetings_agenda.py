"""Items of an agenda, lines of a standing agenda, papers."""

from django import forms

from partnership.models import AgendaItem
from safeguarding.design.forms import DesignForm, LongText, Radios, SensibleFileField, YesNo, whole_number
from safeguarding.documents.content import KINDS, SAME

TITLE = {"label": "What is it called on the agenda?", "max_length": 200}
MINUTES = {"label": "How many minutes?", "min_value": 1, "max_value": 480, "required": False}
NOTES = {"label": "What should people know or prepare?", "max_length": 4000, "required": False}
RESTRICTED_HINT = (
    "The members of the group and the support team see it. People who are only invited and other groups do not."
)


def purposes():
    return Radios(label="What is it for?", choices=AgendaItem.Purpose.choices, initial=AgendaItem.Purpose.DISCUSSION)


class AddItemForm(DesignForm):
    """One more item."""

    title = "Add an item to the agenda"
    button = "Add the item"
    heading = forms.CharField(**TITLE)
    purpose = purposes()
    minutes = whole_number(**MINUTES)
    led_by = forms.CharField(label="Who leads it?", max_length=160, required=False)
    notes = LongText(**NOTES)
    restricted = YesNo(label="Is it restricted to the group?", help_text=RESTRICTED_HINT, initial="no")

    def fields_of_item(self) -> dict:
        """The answers under the names that the command knows."""
        names = ("purpose", "minutes", "led_by", "notes", "restricted")
        return {"title": self.cleaned_data["heading"], **{name: self.cleaned_data[name] for name in names}}


class ChangeItemForm(AddItemForm):
    """What the agenda says of it, and its place."""

    title = "Change this item"
    button = "Save the item"
    place = whole_number(label="Which number is it on the agenda?", min_value=1, max_value=500)


class LineForm(DesignForm):
    """A line of the standing agenda."""

    title = "Add a standing item"
    button = "Save the standing item"
    heading = forms.CharField(**TITLE)
    purpose = purposes()
    minutes = whole_number(**MINUTES)
    notes = LongText(**NOTES)

    def fields_of_line(self) -> dict:
        """The answers under the names that the command knows."""
        names = ("purpose", "minutes", "notes")
        return {"title": self.cleaned_data["heading"], **{name: self.cleaned_data[name] for name in names}}


class PaperForm(DesignForm):
    """A paper for the meeting."""

    title = "Send a paper"
    button = "Send the paper"
    heading = forms.CharField(label="What is the paper called?", max_length=200)
    upload = SensibleFileField(
        label="Choose the file",
        kinds=tuple(f".{ending}" for ending in [*KINDS, *SAME]),
        help_text="A PDF is bound into the pack with its page numbers. Other kinds go beside it.",
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label="Which item is it for?", required=False, empty_label="For the chair to place"
    )
    restricted = YesNo(label="Is it restricted to the group?", help_text=RESTRICTED_HINT, initial="no")

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
        self.fields["item"].label_from_instance = numbered


class PlaceForm(DesignForm):
    """Where a paper belongs."""

    title = "Place this paper"
    button = "Save"
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label="Which item is it for?", required=False, empty_label="Not placed yet"
    )
    restricted = YesNo(label="Is it restricted to the group?", help_text=RESTRICTED_HINT)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
        self.fields["item"].label_from_instance = numbered


def numbered(item: AgendaItem) -> str:
    """*3. Neglect audit*."""
    return f"{item.position}. {item.title}"
