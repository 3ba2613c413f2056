"""Draws fields as pages do, and reads mark-up as a list of tags, so that white space does not matter."""

import json
from html.parser import HTMLParser
from pathlib import Path

from django import forms
from django.template import engines

FIXTURES = Path(__file__).resolve().parents[1] / "vendor" / "govuk-fixtures"


def draw(source, **context):
    """A template given as text."""
    return engines["django"].from_string(source).render(context)


def form_of(field, *, error=None, initial=None):
    """A form with one field called ``zz``; with ``error`` it was sent and refused."""

    class One(forms.Form):
        zz = field
        label_suffix = ""

        def clean(self):
            if error is not None:
                self._errors.pop("zz", None)
                self.add_error("zz", error)

    form = One({} if error is not None else None, label_suffix="", initial={"zz": initial})
    return form


def drawn(field, **options):
    """The mark-up of one field."""
    return draw("{% govuk_field form.zz %}", form=form_of(field, **options))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        pairs = [
            (name, " ".join(sorted((value or "").split())) if name == "class" else value or "") for name, value in attrs
        ]
        self.parts.append((tag, *sorted(pairs)))

    def handle_endtag(self, tag):
        self.parts.append((f"/{tag}",))

    def handle_data(self, data):
        if data.strip():
            self.parts.append(" ".join(data.split()))


def parts_of(html):
    """The tags with their sorted attributes, and the words, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.parts


def reference(component, name):
    """Options and mark-up of one of the design system's own examples."""
    examples = json.loads((FIXTURES / f"{component}.json").read_text())["fixtures"]
    found = next(example for example in examples if example["name"] == name)
    return found["options"], found["html"]
