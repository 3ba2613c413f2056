"""The questions about a draft as a whole: where it begins, its key facts, its text, a file."""

from django import forms

from partnership.forms.drafts.items import as_day, as_lines, choices_from, from_day, from_lines, lines_field
from safeguarding.design.forms import DesignForm, LongText, Radios, SensibleFileField, SplitDateField

LARGEST = 1024 * 1024
KINDS = (".yaml", ".yml", ".txt")
FILE_HELP = "A text file that ends in .yaml, at most 1 MB. Faults do not matter yet: you will see them all."
START = [("in-force", "The arrangement in force"), ("file", "A file of mine")]


class BeginForm(DesignForm):
    """From this year's arrangement, or from a file."""

    title = "Begin a draft"
    button = "Begin the draft"

    start = Radios(
        label="What does the draft start from?",
        choices=START,
        hints={"in-force": "Everything is taken over, without last year’s dates and approvals."},
        reveals={"in-force": ["version_of_it", "in_force_from"], "file": ["file"]},
    )
    version_of_it = forms.CharField(
        max_length=40, label="Version of the new arrangement", help_text="For example 2027."
    )
    in_force_from = SplitDateField(label="From when shall it be in force?")
    file = SensibleFileField(label="Arrangement file", help_text=FILE_HELP, kinds=KINDS, limit_mb=1)

    def __init__(self, *args, has_one: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_one:
            self.fields["start"].choices = START[1:]
            self.fields["start"].initial = "file"


class UploadForm(DesignForm):
    """The file takes the place of the draft's text."""

    title = "Upload a file"
    button = "Upload"

    file = SensibleFileField(label="Arrangement file", help_text=FILE_HELP, kinds=KINDS, limit_mb=1)


class TextForm(DesignForm):
    """The whole text."""

    title = "The whole text"
    button = "Save and check"

    text = LongText(
        label="Arrangement file",
        help_text="Plain text in YAML, two spaces for each level. It is kept with faults too, and checked each time.",
        max_length=LARGEST,
        rows=32,
        strip=False,
    )


class FactsForm(DesignForm):
    """Version, dates and vision."""

    title = "Key facts"
    button = "Save in the draft"

    name = forms.CharField(max_length=200, label="Name of the partnership")
    version_of_it = forms.CharField(max_length=40, label="Version")
    published_on = SplitDateField(
        label="Published on", required=False, help_text="Left empty, it is the day on which you publish it here."
    )
    in_force_from = SplitDateField(label="In force from")
    in_force_to = SplitDateField(label="In force to", required=False)
    review_on = SplitDateField(label="Review due on", required=False)
    guidance_edition = forms.ChoiceField(label="Edition of the national guidance that it follows", required=False)
    vision = LongText(label="Vision", required=False, max_length=4000, rows=4)
    purpose = lines_field("What is the arrangement for?")
    values_of_it = lines_field("How do we work?")

    def __init__(self, *args, values: dict, **kwargs):
        super().__init__(*args, **kwargs)
        editions = choices_from(values, "guidance-editions", "title")
        self.fields["guidance_edition"].choices = [("", "Not said"), *editions]

    @staticmethod
    def initial_of(facts: dict) -> dict:
        """What the form shows of the file's ``partnership``."""
        days = ("published-on", "in-force-from", "in-force-to", "review-on")
        return {
            "name": facts.get("name", ""),
            "version_of_it": facts.get("version", ""),
            **{day.replace("-", "_"): as_day(facts.get(day)) for day in days},
            "guidance_edition": facts.get("guidance-edition", ""),
            "vision": facts.get("vision", ""),
            "purpose": as_lines(facts.get("purpose")),
            "values_of_it": as_lines(facts.get("values")),
        }

    def facts(self) -> dict:
        """The answers as keys of the file."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "version": typed["version_of_it"],
            "published-on": from_day(typed["published_on"]),
            "in-force-from": from_day(typed["in_force_from"]),
            "in-force-to": from_day(typed["in_force_to"]),
            "review-on": from_day(typed["review_on"]),
            "guidance-edition": typed["guidance_edition"],
            "vision": typed["vision"],
            "purpose": from_lines(typed["purpose"]),
            "values": from_lines(typed["values_of_it"]),
        }
