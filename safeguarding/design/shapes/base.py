"""What the four shapes share: title, caption, way back, marking."""

from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from safeguarding.design.cells import Link


class Shape(TemplateResponseMixin, ContextMixin, View):
    """A page. Subclasses name things; higher floors put their gate in front of it.

    ``caption`` says what kind of thing the page is about, ``section`` its part of the portal for the
    window's title, ``marking`` is shown and printed.
    """

    title = ""
    caption = ""
    section = ""
    marking = ""

    def get_title(self) -> str:
        """The page's one h1."""
        return self.title

    def get_caption(self) -> str:
        """The small line above the title."""
        return self.caption

    def get_marking(self) -> str:
        """The protective marking, or nothing."""
        return self.marking

    def breadcrumbs(self) -> list[Link]:
        """The way back up, without this page."""
        return []

    def get_context_data(self, **kwargs):
        names = {
            "title": self.get_title(),
            "caption": self.get_caption(),
            "section": self.section,
            "marking": self.get_marking(),
            "breadcrumb_links": self.breadcrumbs(),
        }
        return super().get_context_data(**{**names, **kwargs})
