"""Radios and tick boxes, with questions that appear only under the answer that needs them."""

from django import forms

from safeguarding.design import words


class Revealing:
    """``reveals`` maps an answer to the names of the form's fields that belong under it.

    A field under an answer that was not chosen is not asked: its errors are dropped and it cleans
    to its empty value. ``hints`` maps an answer to a line of help; ``divider_before`` is the answer
    that gets an *or* above it; ``inline`` puts two short answers side by side.
    """

    def _take(self, reveals, hints, divider_before, inline):
        self.reveals = {str(key): list(names) for key, names in (reveals or {}).items()}
        self.hints = {str(key): text for key, text in (hints or {}).items()}
        self.divider_before = divider_before
        self.inline = inline


class Radios(Revealing, forms.ChoiceField):
    """One answer out of a few. ``choices`` is the usual list of pairs or a callable."""

    widget = forms.RadioSelect

    def __init__(self, *, reveals=None, hints=None, divider_before=None, inline=False, **kwargs):
        super().__init__(**kwargs)
        self._take(reveals, hints, divider_before, inline)


class YesNo(Radios):
    """*Yes* or *No*, side by side; cleans to ``True``, ``False``, or ``None`` when it may be left out."""

    def __init__(self, **kwargs):
        kwargs.setdefault("inline", not kwargs.get("reveals"))
        super().__init__(choices=[("yes", "Yes"), ("no", "No")], **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value):
        return {"yes": True, "no": False}.get(super().clean(value))


class Checkboxes(Revealing, forms.MultipleChoiceField):
    """Any number of answers; cleans to a list. A choice called ``none`` clears the others."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, reveals=None, hints=None, divider_before=None, inline=False, **kwargs):
        super().__init__(**kwargs)
        self._take(reveals, hints, divider_before, inline)

    def clean(self, value):
        chosen = super().clean(value)
        if "none" in chosen and len(chosen) > 1:
            label = words.lower_first(str(self.label or "an answer"))
            raise forms.ValidationError(f"Choose either “none” or the answers that apply, not both: {label}")
        return chosen


class RecordRadios(Revealing, forms.ModelChoiceField):
    """One record out of a few, as radios; cleans to the record."""

    widget = forms.RadioSelect

    def __init__(self, *, queryset, hints=None, **kwargs):
        kwargs.setdefault("empty_label", None)
        super().__init__(queryset, **kwargs)
        self._take(None, hints, None, False)


class RecordCheckboxes(Revealing, forms.ModelMultipleChoiceField):
    """Any number of records, as tick boxes; cleans to a queryset."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, queryset, hints=None, **kwargs):
        super().__init__(queryset, **kwargs)
        self._take(None, hints, None, False)
