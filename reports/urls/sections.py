"""A part of a report: reading and writing it, asking an author, comments. Below /reports/."""

from django.urls import path

from reports.views import comments, sections

_PART = "<int:pk>/sections/<int:section>/"

urlpatterns = [
    path(_PART, sections.SectionPage.as_view(), name="section"),
    path(f"{_PART}write/", sections.WriteSection.as_view(), name="section-write"),
    path(f"{_PART}ask/", sections.AskAuthor.as_view(), name="section-ask"),
    path(f"{_PART}ask-nobody/", sections.AskNobody.as_view(), name="section-ask-nobody"),
    path(f"{_PART}done/", sections.MarkDone.as_view(), name="section-done"),
    path(f"{_PART}not-done/", sections.MarkNotDone.as_view(), name="section-not-done"),
    path(f"{_PART}comments/add/", comments.AddComment.as_view(), name="section-comment"),
    path(f"{_PART}comments/<int:comment>/answer/", comments.AnswerComment.as_view(), name="section-answer"),
]
