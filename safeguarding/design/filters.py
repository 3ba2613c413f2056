"""Filters of lists, as questions of the design."""

from django import forms
from django_filters import FilterSet

from safeguarding.design.forms import DesignForm


class FilterForm(DesignForm):
    """Nothing has to be answered, so nothing says *optional*; an empty choice reads *Any*."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.says_optional = False
            field.required = False
            if isinstance(field.widget, forms.Select) and not isinstance(field.widget, forms.RadioSelect):
                field.widget.choices = [
                    (value, "Any" if str(value) in {"", "unknown"} else label) for value, label in field.widget.choices
                ]


class DesignFilterSet(FilterSet):
    """The base of every list's filters; a subclass's Meta inherits from this one's."""

    class Meta:
        form = FilterForm
