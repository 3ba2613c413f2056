"""The gallery and the partnership's colour. Neither holds a fact about anybody, so both are open."""

from django.http import HttpResponse
from django.views.generic import TemplateView, View

from safeguarding.design import colour, gallery


class ColourSheet(View):
    """The style sheet of one colour, named in its address, so that browsers may keep it for a year."""

    public = True

    def get(self, request, code):
        response = HttpResponse(colour.sheet(f"#{code.lower()}"), content_type="text/css")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class Gallery(TemplateView):
    """Every component with its variants, as it looks in this very release."""

    public = True
    template_name = "design/gallery.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(title="Gallery", **gallery.samples(), **kwargs)


class GalleryForm(TemplateView):
    """Every kind of question: empty, or with its errors when the address says ``?errors``."""

    public = True
    template_name = "design/gallery_form.html"

    def get_context_data(self, **kwargs):
        form = gallery.SampleForm({}) if "errors" in self.request.GET else gallery.SampleForm()
        return super().get_context_data(form=form, title=form.title, caption="Gallery", button=form.button, **kwargs)
