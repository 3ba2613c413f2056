"""Long text with a count, and files with limits said in words."""

import os

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from safeguarding.design import words


class LongText(forms.CharField):
    """A text area. ``max_words`` or ``max_length`` shows how much is left while typing.

    The count appears once ``count_from`` per cent are used, so that a page of many questions stays quiet;
    0 shows it from the first letter.
    """

    widget = forms.Textarea

    def __init__(self, *, max_words=None, rows=5, count_from=75, **kwargs):
        self.max_words, self.rows, self.count_from = max_words, rows, count_from
        super().__init__(**kwargs)

    def to_python(self, value):
        """Browsers send two characters for a line's end; the count on the page knows one."""
        return super().to_python(value).replace("\r\n", "\n")

    def validate(self, value):
        super().validate(value)
        over = len(value.split()) - self.max_words if self.max_words and value else 0
        if over > 0:
            label = str(self.label or "This answer").replace("%", "%%")
            raise ValidationError(f"{label} must be {self.max_words} words or fewer; it has {over} too many")


class SensibleFileField(forms.FileField):
    """A file of a kind and size that is accepted; ``kinds`` are endings such as ``.pdf``.

    This looks at name and size, so that a slip is answered at once; what the file really is gets
    decided from its content by the documents.
    """

    KINDS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".txt", ".csv", ".png", ".jpg", ".jpeg")

    def __init__(self, *, kinds=KINDS, limit_mb=None, **kwargs):
        self.kinds, self.limit_mb = tuple(kinds), limit_mb
        super().__init__(**kwargs)
        self.error_messages["empty"] = "The file is empty. Choose a file that has something in it"
        self.error_messages["max_length"] = (
            "The name of the file is too long. Give it a shorter name and choose it again"
        )

    @property
    def limit(self) -> int:
        """The largest size in megabytes."""
        return self.limit_mb or settings.UPLOAD_LIMIT_MB

    def widget_attrs(self, widget):
        return {"accept": ",".join(self.kinds)}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if data and upload:
            self._check(upload)
        return upload

    def _check(self, upload) -> None:
        if upload.size > self.limit * 1024 * 1024:
            raise ValidationError(f"The file must be smaller than {self.limit} MB")
        if os.path.splitext(upload.name)[1].lower() not in self.kinds:
            listed = ", ".join(kind.lstrip(".").upper() for kind in self.kinds)
            raise ValidationError(f"The file must be one of these kinds: {listed}")


def whole_number(label: str, **kwargs) -> forms.IntegerField:
    """A whole number typed into a narrow text input, as the design system asks."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4", "spellcheck": "false"})
    field = forms.IntegerField(label=label, widget=widget, **kwargs)
    field.error_messages["invalid"] = f"{words.lower_first(label).capitalize()} must be a whole number, like 12"
    return field
