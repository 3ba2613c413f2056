"""The papers of a case."""

from django.http import Http404

from reviews.commands.opening import record_strategy_minutes
from reviews.forms.gathering import DocumentForm
from reviews.views.base import MARKING, CaseForm, CasePage
from safeguarding.documents.commands import add_document
from safeguarding.documents.models import Document, DocumentVersion
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access


class Documents(CasePage):
    """The papers of the case."""

    template_name = "reviews/documents.html"
    tab = "Documents"

    def get_context_data(self, **kwargs):
        found = documents_of(self.review).prefetch_related("versions__uploaded_by")
        return super().get_context_data(documents=found, **kwargs)


def documents_of(review):
    """The documents of a review."""
    return Document.objects.filter(subject_kind="rapid-review", subject_id=review.pk)


class AddDocument(CaseForm):
    """A document is added; the strategy meeting's minutes meet their step."""

    form_class = DocumentForm
    back = "documents/"
    success_message = "The document is added."

    def perform(self, form):
        data = form.cleaned_data
        add_document(
            subject=self.review.subject,
            title=data["name"],
            upload=data["upload"],
            by=self.request.user,
            partnership_key=self.review.partnership.key,
            marking=MARKING,
        )
        if data["strategy"]:
            record_strategy_minutes(review=self.review, by=self.request.user)
        return self.at("documents/")


class Download(CasePage):
    """One version of one document, for those who may see the case."""

    tab = "Documents"

    def get(self, request, *args, **kwargs):
        found = DocumentVersion.objects.filter(document__in=documents_of(self.review), pk=self.kwargs["pk"])
        version = found.select_related("document").first()
        if version is None:
            raise Http404
        log_access(person=request.user, subject=self.review.subject, what="downloaded", request=request)
        return response(version)
