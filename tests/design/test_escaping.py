"""Words from the database are words, wherever a page puts them."""

import pytest
from django import forms
from django.utils.safestring import mark_safe

from safeguarding.design import cells
from safeguarding.design.cells import Cell, Table
from safeguarding.design.drawn_cells import rows_of
from safeguarding.design.forms import Checkboxes, DesignForm, Group, LongText, Radios, SensibleFileField, SplitDateField
from tests.design.drawing import draw, drawn

HOSTILE = "<img src=x onerror=alert(1)>"
FIELDS = [forms.CharField, forms.EmailField, forms.BooleanField, LongText, SensibleFileField, SplitDateField]


@pytest.mark.parametrize("kind", FIELDS)
def test_label_hint_and_message_are_escaped(kind):
    html = drawn(kind(label=HOSTILE, help_text=HOSTILE), error=HOSTILE)

    assert "<img" not in html
    assert html.count("&lt;img") == 3


@pytest.mark.parametrize("kind", [Radios, Checkboxes, forms.ChoiceField])
def test_legend_choices_and_hints_are_escaped(kind):
    html = drawn(kind(label=HOSTILE, help_text=HOSTILE, choices=[(HOSTILE, HOSTILE)]), error=HOSTILE)

    assert "<img" not in html


def test_a_value_cannot_leave_its_attribute():
    html = drawn(forms.CharField(), initial='"><script>alert(1)</script>')

    assert "<script" not in html


def test_a_group_heading_is_neither_mark_up_nor_template():
    class Hostile(DesignForm):
        name = forms.CharField()
        layout = [Group(HOSTILE + "{% now 'Y' %}", "name")]

    html = draw("{% load crispy_forms_tags %}{% crispy form %}", form=Hostile())

    assert "<img" not in html
    assert "{% now" in html


def test_components_escape_what_records_say():
    rows = [
        cells.Row(HOSTILE, HOSTILE),
        cells.Row("List", [cells.Link(HOSTILE, "#")]),
        cells.Row("Tag", cells.Tag("late", HOSTILE)),
    ]
    table = cells.Table.of(HOSTILE, [HOSTILE], [[HOSTILE]])
    events = [cells.Event(HOSTILE, None, HOSTILE, HOSTILE)]
    html = draw("{% summary_list rows %}{% table table %}{% timeline events %}", rows=rows, table=table, events=events)

    assert "<img" not in html
    assert html.count("&lt;img") == 11


def test_the_error_summary_escapes_messages():
    form = DesignForm({})
    form.add_error(None, HOSTILE)

    assert "<img" not in draw("{% error_summary form %}", form=form)


def test_a_heading_that_is_safe_lends_nothing_to_the_same_letters_typed():
    for heading, shown in ((mark_safe("<i>Group</i>"), "<i>Group</i>"), ("<i>Group</i>", "&lt;i&gt;Group&lt;/i&gt;")):
        row = rows_of(Table("Groups", [], [[Cell("Quality", heading)]]))[0]

        assert f'data-heading="{shown}"' in row
