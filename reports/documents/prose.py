"""The words of a section, until the narrative's own reader is there."""

from django.utils.html import linebreaks
from django.utils.safestring import mark_safe


def as_html(text):
    return mark_safe(linebreaks(text, autoescape=True))


def blocks(text):
    return [("paragraph", part) for part in text.split("\n\n") if part.strip()]
