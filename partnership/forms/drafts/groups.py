"""The questions about a group."""

from django import forms

from partnership import words
from partnership.forms.drafts.items import (
    ItemForm,
    as_day,
    as_lines,
    choices_from,
    from_day,
    from_lines,
    lines_field,
)
from safeguarding.design.forms import Checkboxes, LongText, Radios, SplitDateField, whole_number

PER = [("week", "Week"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year")]
UNITS = [("weeks", "Weeks"), ("months", "Months"), ("years", "Years")]
CHAIRS = [
    ("post", "A post"),
    ("by", "Somebody else, in words"),
    ("to-be-identified", "Still to be identified"),
    ("as-it-is", "As the text says: in turn, elected, or not said"),
]
OFTEN = [
    ("times", "So many times in a period"),
    ("every", "Every so many weeks or months"),
    ("as-needed", "As needed"),
    ("not-said", "The arrangement does not say"),
]


class GroupForm(ItemForm):
    """A group: where it stands, what it is for, who chairs it, how often it meets. Its places are in the text."""

    name = forms.CharField(max_length=200, label="Name")
    short_name = forms.CharField(max_length=120, label="Short name", required=False)
    kind = forms.ChoiceField(label="Kind", choices=list(words.GROUP_KINDS.items()))
    parents = Checkboxes(label="Under which groups does it stand?", required=False)
    locality = forms.ChoiceField(label="Locality", required=False)
    remit = LongText(label="What is it for?", required=False, max_length=4000, rows=4)
    focus = lines_field("Areas of focus")
    footprint = lines_field("Which areas does it serve?", "Only where it is wider than the partnership.", rows=3)
    chaired = Radios(label="Who chairs it?", choices=CHAIRS, reveals={"post": ["post"], "by": ["by"]})
    post = forms.ChoiceField(label="Which post?")
    by = forms.CharField(max_length=300, label="Who?")
    often = Radios(
        label="How often does it meet?",
        choices=OFTEN,
        reveals={"times": ["times", "per"], "every": ["every", "unit"]},
    )
    times = whole_number("How many times?", min_value=1, max_value=60)
    per = forms.ChoiceField(label="In each", choices=PER)
    every = whole_number("Every how many?", min_value=1, max_value=60)
    unit = forms.ChoiceField(label="Of what?", choices=UNITS)
    quorum = LongText(label="Quorum", required=False, max_length=1000, rows=2)
    starts_on = SplitDateField(label="Begins on", required=False)
    ends_on = SplitDateField(label="Ends on", required=False, help_text="For a task and finish group.")

    def offer(self):
        localities = choices_from(self.values.get("area") or {}, "localities")
        self.fields["parents"].choices = choices_from(self.values, "groups")
        self.fields["locality"].choices = [("", "The whole area"), *localities]
        self.fields["post"].choices = choices_from(self.values, "posts", "title")

    @classmethod
    def initial_of(cls, item):
        chair, often = (item.get(key) if isinstance(item.get(key), dict) else {} for key in ("chair", "frequency"))
        names = ("name", "kind", "parents", "locality", "remit", "quorum")
        return {
            **{name: item.get(name, "") for name in names},
            "short_name": item.get("short-name", ""),
            "focus": as_lines(item.get("focus")),
            "footprint": as_lines(item.get("footprint")),
            "chaired": next((key for key in ("post", "by", "to-be-identified") if key in chair), "as-it-is"),
            "often": next((key for key in ("times", "every", "as-needed") if key in often), "not-said"),
            **{key: chair.get(key) for key in ("post", "by")},
            **{key: often.get(key) for key in ("times", "per", "every", "unit")},
            "starts_on": as_day(item.get("starts-on")),
            "ends_on": as_day(item.get("ends-on")),
        }

    def answers(self):
        typed = self.cleaned_data
        asked = {
            "name": typed["name"],
            "short-name": typed["short_name"],
            "kind": typed["kind"],
            "parents": typed["parents"],
            "locality": typed["locality"],
            "remit": typed["remit"],
            "focus": from_lines(typed["focus"]),
            "footprint": from_lines(typed["footprint"]),
            "frequency": self._frequency(typed),
            "quorum": typed["quorum"],
            "starts-on": from_day(typed["starts_on"]),
            "ends-on": from_day(typed["ends_on"]),
        }
        return asked if typed["chaired"] == "as-it-is" else {**asked, "chair": self._chair(typed)}

    def item(self, before, taken):
        """As of every item; what the text says beside the answer, such as a term of office, stays with it."""
        made = super().item(before, taken)
        for key in ("chair", "frequency"):
            old, new = before.get(key), made.get(key)
            if isinstance(old, dict) and isinstance(new, dict) and new.items() <= old.items():
                made[key] = old
        return made

    @staticmethod
    def _chair(typed: dict) -> dict:
        key = typed["chaired"]
        return {key: True} if key == "to-be-identified" else {key: typed[key]}

    @staticmethod
    def _frequency(typed: dict) -> dict | None:
        if typed["often"] == "times":
            return {"times": typed["times"], "per": typed["per"]}
        if typed["often"] == "every":
            return {"every": typed["every"], "unit": typed["unit"]}
        return {"as-needed": True} if typed["often"] == "as-needed" else None
