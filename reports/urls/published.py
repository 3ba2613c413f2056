"""Published reports, which anybody may read. Below /published/."""

from django.urls import path

from reports.views import published

urlpatterns = [
    path("<slug:key>/", published.Years.as_view(), name="published"),
    path("<slug:key>/<slug:outline>/<slug:label>/", published.PublishedReport.as_view(), name="published_report"),
    path(
        "<slug:key>/<slug:outline>/<slug:label>/<slug:kind>/",
        published.PublishedFile.as_view(),
        name="published_file",
    ),
]
