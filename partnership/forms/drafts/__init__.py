"""The questions about next year's arrangement: its text as a whole, its key facts, its items one by one."""

from partnership.forms.drafts.agencies import AgencyForm
from partnership.forms.drafts.groups import GroupForm
from partnership.forms.drafts.priorities import PriorityForm
from partnership.forms.drafts.whole import BeginForm, FactsForm, TextForm, UploadForm

__all__ = ["AgencyForm", "BeginForm", "FactsForm", "GroupForm", "PriorityForm", "TextForm", "UploadForm"]
