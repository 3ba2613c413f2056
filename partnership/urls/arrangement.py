"""The partnership's addresses, under /arrangement/."""

from django.urls import path

from partnership.views import agencies, closures
from partnership.views.arrangement import page, representatives, versions
from partnership.views.drafts import overview, publishing, records, writing

app_name = "partnership"


def of_kind(part: str) -> list:
    """The addresses of one list of the draft: all, one more, change one, take one out."""
    return [
        path(f"draft/{part}/", records.Items.as_view(part=part), name=f"draft_{part}"),
        path(f"draft/{part}/add/", records.AddItem.as_view(part=part), name=f"draft_{part}_add"),
        path(f"draft/{part}/<slug:key>/", records.ChangeItem.as_view(part=part), name=f"draft_{part}_change"),
        path(f"draft/{part}/<slug:key>/remove/", records.RemoveItem.as_view(part=part), name=f"draft_{part}_remove"),
    ]


urlpatterns = [
    path("", page.ArrangementPage.as_view(), name="arrangement"),
    path("representatives/", representatives.RepresentativesPage.as_view(), name="representatives"),
    path("versions/", versions.VersionsPage.as_view(), name="versions"),
    path("versions/compare/", versions.ComparePage.as_view(), name="compare"),
    path("versions/<int:pk>/", versions.VersionPage.as_view(), name="version"),
    path("versions/<int:pk>/approve/", versions.ApproveVersion.as_view(), name="approve_version"),
    path("draft/", overview.DraftPage.as_view(), name="draft"),
    path("draft/begin/", writing.BeginDraft.as_view(), name="begin_draft"),
    path("draft/facts/", writing.DraftFacts.as_view(), name="draft_facts"),
    path("draft/text/", writing.DraftText.as_view(), name="draft_text"),
    path("draft/upload/", writing.UploadDraft.as_view(), name="draft_upload"),
    path("draft/download/", overview.DownloadDraft.as_view(), name="draft_download"),
    path("draft/preview/", publishing.PreviewDraft.as_view(), name="draft_preview"),
    path("draft/changes/", publishing.DraftChanges.as_view(), name="draft_changes"),
    path("draft/approve/", publishing.ApproveDraft.as_view(), name="draft_approve"),
    path("draft/approvals/<int:pk>/remove/", publishing.TakeBackApproval.as_view(), name="draft_approval_remove"),
    path("draft/publish/", publishing.PublishDraft.as_view(), name="draft_publish"),
    path("draft/give-up/", publishing.GiveUpDraft.as_view(), name="draft_give_up"),
    *of_kind("priorities"),
    *of_kind("agencies"),
    *of_kind("groups"),
    path("agencies/", agencies.AgenciesPage.as_view(), name="agencies"),
    path("calendar/", closures.CalendarPage.as_view(), name="calendar"),
    path("calendar/add/", closures.AddClosure.as_view(), name="add_closure"),
    path("calendar/<slug:day>/add/", closures.ConfirmClosure.as_view(), name="confirm_closure"),
    path("calendar/<slug:day>/remove/", closures.RemoveClosure.as_view(), name="remove_closure"),
]
