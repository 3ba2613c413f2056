"""What anybody may read, without signing in: the published reports of a partnership, each as a page with its files."""

from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.pages import PlainPage
from reports import published
from reports.documents.body import about, period_of
from safeguarding.design.cells import Link
from safeguarding.design.context import Frame
from safeguarding.documents import store

# A proxy or a browser may keep a public page for so many seconds.
KEPT_FOR = 300


class PublicFrame(Frame):
    """The frame of a page that nobody has to sign in for: the partnership's name and colour, nobody's own."""

    signed_in = False
    navigation = ()

    def __init__(self, request, partnership):
        super().__init__(request)
        self.partnership = partnership


class Open:
    """Found by keys among what is public today; nothing of whoever asks is on it."""

    public = True

    @cached_property
    def holder(self):
        """The partnership that the address names, or Http404."""
        found = published.partnership_of(self.kwargs["key"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def report(self):
        """The report that the address names, from its day on; Http404 before."""
        rows = published.reports_of(self.holder)
        found = rows.filter(outline=self.kwargs["outline"], label=self.kwargs["label"]).first()
        if found is None:
            raise Http404
        return found

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            # What is not there today may be there at midnight: nobody keeps this answer.
            answer = render(request, "errors/404.html", status=404)
            answer.headers["Cache-Control"] = "no-store"
            return answer

    def keep(self, response):
        """Say how long it may be kept. An answer that carries somebody's session is kept by their browser alone."""
        whose = "private" if self.request.user.is_authenticated else "public"
        response.headers["Cache-Control"] = f"{whose}, max-age={KEPT_FOR}"
        return response


class PublicPage(Open, PlainPage):
    """A public page in the portal's frame as it is before anybody signs in."""

    section = "Published reports"

    def get(self, request, *args, **kwargs):
        return self.keep(super().get(request, *args, **kwargs))

    def get_context_data(self, **kwargs):
        frame = {
            "portal": PublicFrame(self.request, self.holder),
            "partnership": self.holder,
            "person": AnonymousUser(),
            "permissions": {},
        }
        return super().get_context_data(**frame, **kwargs)


class Years(PublicPage):
    """Every published report of a partnership, the latest first."""

    template_name = "reports/published/years.html"
    title = "Published reports"

    def get_caption(self):
        return self.holder.name

    def get_context_data(self, **kwargs):
        rows = [(report, published.address_of(report)) for report in published.reports_of(self.holder)]
        return super().get_context_data(reports=rows, **kwargs)


class PublishedReport(PublicPage):
    """One report as one page, with its files."""

    template_name = "reports/published/report.html"

    @cached_property
    def printed(self):
        """What was sealed and signed."""
        return published.printed_for_all(self.report)

    def get_title(self):
        return self.printed.content["title"]

    def get_caption(self):
        return self.holder.name

    def breadcrumbs(self):
        return [Link("Published reports", f"/published/{self.holder.key}/")]

    def get_context_data(self, **kwargs):
        printed = self.printed
        return super().get_context_data(
            report=self.report,
            period=period_of(printed.content),
            about=about(printed),
            body=published.body_for_all(printed),
            corrections=self.report.corrections.all(),
            files=published.files_of(self.report, printed),
            address=published.address_of(self.report),
            **kwargs,
        )


class PublishedFile(Open, View):
    """A file beside a public page, under a name that is made of keys."""

    def get(self, request, *args, **kwargs):
        files = published.files_of(self.report, published.printed_for_all(self.report))
        found = next((one for one in files if one.kind == self.kwargs["kind"]), None)
        if found is None:
            raise Http404
        version = found.version
        file = store.path_of(version.file_name).open("rb")
        answer = FileResponse(file, as_attachment=True, filename=found.name, content_type=version.content_type)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return self.keep(answer)
