"""What the gallery shows: each component with believable, made-up content."""

import datetime

from django import forms
from django.http import QueryDict

from safeguarding.clock import wall
from safeguarding.design import cells, tags
from safeguarding.design.filters import FilterForm
from safeguarding.design.forms import (
    Checkboxes,
    DesignForm,
    Group,
    LongText,
    MomentField,
    Radios,
    SensibleFileField,
    SplitDateField,
    YesNo,
    whole_number,
)
from safeguarding.design.shapes.paging import page_of, pages_of

DAY = datetime.date(2026, 4, 7)


class SampleForm(DesignForm):
    """Every kind of question there is."""

    title = "Every kind of question"
    button = "Send the answers"

    reference = forms.CharField(help_text="Such as RR-2026-004.", max_length=20)
    email = forms.EmailField(label="Your work e-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(widget=forms.PasswordInput, label="Your password")
    agency = forms.ChoiceField(choices=[("", "Choose one"), ("council", "Council"), ("icb", "Integrated care board")])
    children = whole_number("How many children?", min_value=1)
    incident_on = SplitDateField(label="The date of the incident", not_future=True)
    aware_at = MomentField(label="When did your agency become aware?", not_future=True)
    late = Radios(
        label="Was the referral made within a day?",
        choices=[("in-time", "Yes"), ("late", "No"), ("unknown", "It is not known")],
        reveals={"late": ["reason"]},
        hints={"unknown": "The support team will ask the agency."},
        divider_before="unknown",
    )
    reason = forms.CharField(label="Why was it late?")
    plan = YesNo(label="Has the child been on a child protection plan?")
    agencies = Checkboxes(
        label="Which agencies knew the family?",
        choices=[("health", "Health"), ("school", "School"), ("other", "Another agency"), ("none", "None of these")],
        reveals={"other": ["other_agency"]},
        divider_before="none",
    )
    other_agency = forms.CharField(label="Which other agency?")
    summary = LongText(label="What happened?", max_words=200, help_text="Do not name a child. Use initials.")
    minutes = SensibleFileField(label="Minutes of the strategy meeting", required=False)
    agreed = forms.BooleanField(label="I have checked that no name is given")

    layout = [
        Group("About you", "reference", "email", "password", "agency"),
        Group("About the incident", "children", "incident_on", "aware_at", "late", "plan", "agencies"),
        Group("In your words", "summary", "minutes", "agreed"),
    ]


class SampleFilter(FilterForm):
    """What stands at the side of a list."""

    state = forms.ChoiceField(choices=[("", ""), ("open", "Open (12)"), ("closed", "Closed (40)")])
    due_by = SplitDateField(label="Due by")


def samples() -> dict:
    """The content of the gallery's page."""
    return {
        "meanings": tags.MEANINGS,
        "rows": _rows(),
        "events": _events(),
        "steps": _steps(),
        "law": _law(),
        "ours": _ours(),
        "lines": ["Day 0 is Friday 3 April 2026", "Monday 6 April 2026 is not counted: Easter Monday (bank holiday)"],
        "plain_table": _table(),
        "sorted_table": _sorted_table(),
        "few": cells.Empty(
            "No reviews yet", "A review opens when a referral is accepted.", cells.Link("Make a referral", "#")
        ),
        "filter_form": SampleFilter(),
        "pages": pages_of(page_of(range(2000), "10", 50), QueryDict("")),
        "tabs": _tabs(),
        "reasons": ["The police have not answered the request of Monday 4 May 2026.", "No meeting has been recorded."],
        "links": [cells.Link("Home", "#"), cells.Link("Reviews", "#")],
        "moment": datetime.datetime(2026, 4, 7, 16, 45, tzinfo=wall.LONDON),
        "day": DAY,
    }


def _rows() -> list[cells.Row]:
    return [
        cells.Row("Reference", "RR-2026-004"),
        cells.Row("Aware on", DAY, cells.Link("Change", "#")),
        cells.Row("State", cells.Tag("late", "Two days late")),
        cells.Row("Agencies", ["Council", cells.Link("Integrated care board", "#")]),
        cells.Row("Panel’s reply", None),
    ]


def _events() -> list[cells.Event]:
    at = datetime.datetime(2026, 4, 7, 9, 30, tzinfo=wall.LONDON)
    return [
        cells.Event("Review opened", at, "Priya Nair", "Accepted within the day.", (cells.Link("The referral", "#"),)),
        cells.Event("Information asked of seven agencies", DAY + datetime.timedelta(days=1), "Support team"),
    ]


def _steps() -> list[cells.BarStep]:
    return [
        cells.BarStep("Partners told", "done", DAY),
        cells.BarStep("Panel notified", "late", DAY + datetime.timedelta(days=1), "two days", "Support team"),
        cells.BarStep("Returns in", "open", DAY + datetime.timedelta(days=8), "three of seven", "Agencies"),
        cells.BarStep("Meeting", "waiting", DAY + datetime.timedelta(days=14), "", "Review group"),
        cells.BarStep("Decision", "waiting", DAY + datetime.timedelta(days=20), "", "Independent chair"),
    ]


def _law() -> cells.ExplainedDate:
    why = ("Day 0 is Tuesday 7 April 2026, when the council became aware", "Day 5 is Tuesday 14 April 2026")
    return cells.ExplainedDate(
        "The law’s date", DAY + datetime.timedelta(days=7), "Five working days.", why, None, "open"
    )


def _ours() -> cells.ExplainedDate:
    moved = DAY + datetime.timedelta(days=1)
    due = DAY + datetime.timedelta(days=2)
    return cells.ExplainedDate(
        "Our date", due, "", ("Two working days after the referral",), moved, "late", "One day late"
    )


def _table() -> cells.Table:
    rows = [("Council", 12, 11), ("Integrated care board", 12, 12), ("Police", 9, 7)]
    return cells.Table.of("Requests answered in time, 2026", ["Agency", "Asked", "In time"], rows, numeric=(1, 2))


def _sorted_table() -> cells.Table:
    heads = [
        cells.Heading("Reference", False, "#", "ascending"),
        cells.Heading("Next step", False),
        cells.Heading("Due", False, "#"),
        cells.Heading("State"),
    ]
    values = [
        ("RR-2026-004", "Meeting", DAY, cells.Tag("late", "Two days late")),
        ("RR-2026-005", "Returns", DAY, cells.Tag("open")),
    ]
    rows = [
        [
            cells.Cell(value, head.title, url="#" if place == 0 else "", tick=line[0] if place == 0 else "")
            for place, (value, head) in enumerate(zip(line, heads, strict=True))
        ]
        for line in values
    ]
    return cells.Table("Reviews that are open", heads, rows)


def _tabs() -> list[cells.Tab]:
    return [cells.Tab("Overview", "#", current=True), cells.Tab("Agencies", "#", count=7), cells.Tab("History", "#")]
