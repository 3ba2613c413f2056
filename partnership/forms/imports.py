"""The questions about an action log on its way in."""

from django import forms

from partnership.imports.columns import FIELDS, REQUIRED
from partnership.models import Group
from safeguarding.design.forms import DesignForm, Radios, SensibleFileField


class LogForm(DesignForm):
    """The file, and what its rows do not say themselves."""

    title = "Send in an action log"
    button = "Send it to be read"

    upload = SensibleFileField(
        label="The action log",
        kinds=(".xlsx", ".csv"),
        help_text="An Excel workbook (.xlsx) with the log on its first sheet, or a CSV file. Up to 10,000 rows.",
    )
    group = forms.ModelChoiceField(
        Group.objects.none(),
        required=False,
        label="Which group do its actions belong to?",
        help_text="For rows that name no group themselves.",
        to_field_name="key",
        empty_label="No group, or the file says it",
    )
    unknown = Radios(
        label="What happens to columns that the portal does not know?",
        choices=[("keep", "Keep what they say in each action’s first note"), ("leave", "Leave them out")],
        initial="keep",
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class ColumnsForm(DesignForm):
    """Which column is what. A question for each field, with the headings of the file as answers."""

    title = "Say which column is what"
    button = "Read the file with these columns"

    def __init__(self, *args, headings: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Not in the file")]
        choices += [
            (str(place), words or f"Column {place + 1}, without a heading") for place, words in enumerate(headings)
        ]
        for key, field in FIELDS.items():
            needed = key in REQUIRED
            self.fields[key] = forms.ChoiceField(
                choices=choices, required=needed, label=field.title, help_text=field.help
            )
            if needed:
                self.fields[key].error_messages["required"] = f"Choose the column that says: {field.title.lower()}"
        self.helper = self._make_helper()

    def columns(self) -> dict[str, int]:
        """Field → place of its column, of those that were chosen."""
        return {key: int(value) for key, value in self.cleaned_data.items() if value != ""}


class BringInForm(DesignForm):
    """Asked where some rows have faults."""

    choice = Radios(
        label="There are faults in the file. What do you want to bring in?",
        choices=[("good", "The good rows, without those that have a fault"), ("none", "Nothing yet")],
        hints={"none": "Put the file right and send it again. Nothing is lost."},
    )

    def __init__(self, *args, good: int, asked: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["choice"]
        else:
            self.fields["choice"].choices = [
                ("good", f"The {good:,} good {'row' if good == 1 else 'rows'}, without those that have a fault"),
                ("none", "Nothing yet"),
            ]
        self.helper = self._make_helper()
