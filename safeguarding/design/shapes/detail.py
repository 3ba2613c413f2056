"""One record."""

from safeguarding.design.cells import Tab
from safeguarding.design.shapes.base import Shape


class DetailShape(Shape):
    """A record's page: title with a status tag beside it, sub-navigation, content.

    Subclasses give ``get_record()`` and a template that extends ``shapes/detail.html`` and fills its
    block ``record``; ``context_name`` is what that template calls the record.
    """

    template_name = "shapes/detail.html"
    context_name = "record"

    def get_record(self):
        """The record, or Http404."""
        raise NotImplementedError

    def tabs(self) -> list[Tab]:
        """The record's sub-navigation."""
        return []

    def status(self):
        """A ``cells.Tag`` to stand beside the title, or None."""
        return None

    def get_title(self):
        return self.title or str(self.record)

    def get(self, request, *args, **kwargs):
        self.record = self.get_record()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        names = {self.context_name: self.record, "tabs": self.tabs(), "status": self.status()}
        return super().get_context_data(**{**names, **kwargs})
