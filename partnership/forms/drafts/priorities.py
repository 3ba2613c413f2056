"""The questions about a priority."""

from django import forms

from partnership.forms.drafts.items import (
    ItemForm,
    as_day,
    as_lines,
    choices_from,
    from_day,
    from_lines,
    lines_field,
)
from safeguarding.design.forms import Checkboxes, LongText, SplitDateField


class PriorityForm(ItemForm):
    """What the partnership works on, for whom and until when."""

    title_of_it = forms.CharField(max_length=200, label="What is the priority?")
    from_on = SplitDateField(label="From when?", required=False)
    until_on = SplitDateField(label="Until when?", required=False)
    audience = lines_field("For whom?", "For example: young people aged 11 to 17. One on each line.", rows=3)
    doing = lines_field("What is being done?", rows=5)
    groups = Checkboxes(label="Which groups work on it?", required=False)
    note = LongText(label="Note", required=False, max_length=1000, rows=3)

    def offer(self):
        self.fields["groups"].choices = choices_from(self.values, "groups")

    @classmethod
    def initial_of(cls, item):
        return {
            "title_of_it": item.get("title", ""),
            "from_on": as_day(item.get("from")),
            "until_on": as_day(item.get("until")),
            "audience": as_lines(item.get("audience")),
            "doing": as_lines(item.get("doing")),
            "groups": item.get("groups", []),
            "note": item.get("note", ""),
        }

    def answers(self):
        typed = self.cleaned_data
        return {
            "title": typed["title_of_it"],
            "from": from_day(typed["from_on"]),
            "until": from_day(typed["until_on"]),
            "audience": from_lines(typed["audience"]),
            "doing": from_lines(typed["doing"]),
            "groups": typed["groups"],
            "note": typed["note"],
        }
