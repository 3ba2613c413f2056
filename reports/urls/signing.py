"""Sealing, sign-off and publishing a report. Below /reports/."""

from django.urls import path

from reports.views import sending, signing

urlpatterns = [
    path("<int:pk>/sign-off/", signing.SignOff.as_view(), name="sign_off"),
    path("<int:pk>/sign-off/comments/", signing.AskForComments.as_view(), name="ask_for_comments"),
    path("<int:pk>/sign-off/scrutiny/", signing.AskForScrutiny.as_view(), name="ask_for_scrutiny"),
    path("<int:pk>/sign-off/draft/", signing.BackToDraft.as_view(), name="back_to_draft"),
    path("<int:pk>/sign-off/seal/", signing.SealReport.as_view(), name="seal"),
    path("<int:pk>/sign-off/sign/", signing.Sign.as_view(), name="sign"),
    path("<int:pk>/sign-off/receipt/<int:row>/", signing.Receipt.as_view(), name="receipt"),
    path("<int:pk>/sign-off/publish/", signing.Publish.as_view(), name="publish"),
    path("<int:pk>/sign-off/correct/", signing.Correct.as_view(), name="correct"),
    path("<int:pk>/sent-to/", sending.Readers.as_view(), name="sent_to"),
    path("<int:pk>/sent-to/add/", sending.AddReader.as_view(), name="add_reader"),
    path("<int:pk>/sent-to/<int:row>/", sending.RecordSent.as_view(), name="record_sent"),
]
