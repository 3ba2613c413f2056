"""A report's documents. Below /reports/."""

from django.urls import path

from reports.views import papers

urlpatterns = [
    path("<int:pk>/documents/", papers.Documents.as_view(), name="documents"),
    path("<int:pk>/documents/make/<slug:kind>/", papers.MakeDocument.as_view(), name="make-document"),
    path("<int:pk>/documents/<int:job>/", papers.DownloadDocument.as_view(), name="document"),
]
