"""The base of every form: GOV.UK mark-up, messages in words, questions revealed by an answer."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django import forms
from django.forms.utils import ErrorDict
from django.template.loader import render_to_string

from safeguarding.design import words
from safeguarding.design.forms.choices import Revealing
from safeguarding.design.forms.dates import MomentField, SplitDateField
from safeguarding.design.forms.text import LongText


class Group(LayoutObject):
    """Questions that belong together under a heading, for a form's ``layout``.

    Crispy's own ``Fieldset`` runs its legend as a template, so a heading from a record could run code;
    this one only shows it.
    """

    def __init__(self, heading: str, *fields, hint: str = ""):
        self.heading, self.hint, self.fields = heading, hint, list(fields)

    def render(self, form, context, template_pack="govuk", **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(f"{template_pack}/layout/group.html", {"group": self, "fields": fields})


class DesignMixin:
    """``title`` heads the page, ``button`` names what happens, ``layout`` lists fields (all by default).

    The template writes the ``<form>`` tag (``templates/shapes/form.html`` does), so ``{% crispy form %}``
    draws the questions only, with the error summary above unless the page has shown it already.
    """

    title = ""
    button = "Save"
    layout: list | None = None
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in list(self.fields.items()):
            self.fields[name] = in_our_parts(field)
        for name, field in self.fields.items():
            field.label = field.label or name.replace("_", " ").capitalize()
            words.give_words(field, str(field.label))
        self.helper = self._make_helper()

    def _make_helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.label_class = "govuk-label--s"
        helper.layout = Layout(*(self.layout if self.layout is not None else self.names_in_order()))
        return helper

    def names_in_order(self) -> list[str]:
        """Every field, without those that appear under an answer."""
        under = {name for _, _, names in self._revealed() for name in names}
        return [name for name in self.fields if name not in under]

    def hold_errors_back(self) -> None:
        """Show what was typed half way without finding fault with it."""
        self._errors = ErrorDict()

    def _revealed(self):
        for name, field in self.fields.items():
            if isinstance(field, Revealing):
                for answer, names in field.reveals.items():
                    yield name, answer, names

    def _clean_fields(self):
        super()._clean_fields()
        wanted: dict[str, bool] = {}
        for name, answer, names in self._revealed():
            for under in names:
                wanted[under] = wanted.get(under, False) or self._chosen(name, answer)
        for name, asked in wanted.items():
            if not asked:
                self._drop(name)

    def _chosen(self, name: str, answer: str) -> bool:
        value = self[name].data
        return answer in value if isinstance(value, list | tuple) else str(value) == answer

    def _drop(self, name: str) -> None:
        self._errors.pop(name, None)
        self.cleaned_data[name] = "" if isinstance(self.fields[name], forms.CharField) else None


class DesignForm(DesignMixin, forms.Form):
    """A form of the portal."""


class DesignModelForm(DesignMixin, forms.ModelForm):
    """A form made from a model; its dates come in parts. A command still does the saving."""


def in_our_parts(field: forms.Field) -> forms.Field:
    """Django's own date, date-time and long text fields as ours; every other field as it is."""
    kept = {"required": field.required, "label": field.label, "help_text": field.help_text, "initial": field.initial}
    if type(field) is forms.DateField:
        return SplitDateField(**kept)
    if type(field) is forms.DateTimeField:
        return MomentField(**kept)
    if type(field) is forms.CharField and type(field.widget) is forms.Textarea:
        return LongText(max_length=field.max_length, **kept)
    return field
