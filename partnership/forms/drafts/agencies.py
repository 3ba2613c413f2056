"""The questions about an agency."""

from django import forms

from partnership.forms.drafts.items import ItemForm, as_lines, choices_from, from_lines, lines_field
from safeguarding.design.forms import Checkboxes, LongText, Radios, YesNo

STANDINGS = [
    ("no", "No: a relevant agency"),
    ("local-authority", "Yes, as a local authority"),
    ("health", "Yes, for health"),
    ("police", "Yes, for the police"),
]


class AgencyForm(ItemForm):
    """A body of the arrangement: its sector, its standing, how the partnership works with it."""

    name = forms.CharField(max_length=200, label="Name")
    short_name = forms.CharField(max_length=80, label="Short name", required=False)
    sector = forms.ChoiceField(label="Sector")
    statutory = Radios(
        label="Is it a statutory safeguarding partner?",
        choices=STANDINGS,
    )
    acts_for = Checkboxes(
        label="Does it carry out the duty of another body?",
        help_text="For example, a trust that works for a council.",
        required=False,
    )
    linked_through = lines_field("How does the partnership work with it?", rows=3)
    to_be_identified = YesNo(
        label="Is it still to be identified?", help_text="Yes, where the arrangement names a kind of body only."
    )
    note = LongText(label="Note", required=False, max_length=1000, rows=3)

    def offer(self):
        self.fields["sector"].choices = [("", "Choose a sector"), *choices_from(self.values, "sectors", "title")]
        self.fields["acts_for"].choices = choices_from(self.values, "agencies")

    @classmethod
    def initial_of(cls, item):
        return {
            "name": item.get("name", ""),
            "short_name": item.get("short-name", ""),
            "sector": item.get("sector", ""),
            "statutory": item.get("statutory", "no"),
            "acts_for": item.get("acts-for", []),
            "linked_through": as_lines(item.get("linked-through")),
            "to_be_identified": bool(item.get("to-be-identified")),
            "note": item.get("note", ""),
        }

    def answers(self):
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "short-name": typed["short_name"],
            "sector": typed["sector"],
            "statutory": "" if typed["statutory"] == "no" else typed["statutory"],
            "acts-for": typed["acts_for"],
            "linked-through": from_lines(typed["linked_through"]),
            "to-be-identified": typed["to_be_identified"],
            "note": typed["note"],
        }
