"""Everything a room's forms are made of."""

from safeguarding.design.forms.base import DesignForm, DesignMixin, DesignModelForm, Group
from safeguarding.design.forms.choices import Checkboxes, Radios, RecordCheckboxes, RecordRadios, YesNo
from safeguarding.design.forms.dates import DateWidget, MomentField, MomentWidget, PartError, SplitDateField
from safeguarding.design.forms.text import LongText, SensibleFileField, whole_number

__all__ = [
    "Checkboxes",
    "DateWidget",
    "DesignForm",
    "DesignMixin",
    "DesignModelForm",
    "Group",
    "LongText",
    "MomentField",
    "MomentWidget",
    "PartError",
    "Radios",
    "RecordCheckboxes",
    "RecordRadios",
    "SensibleFileField",
    "SplitDateField",
    "YesNo",
    "whole_number",
]
