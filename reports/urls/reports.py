"""The list of reports, beginning one, its overview, outline, preview and history. Below /reports/."""

from django.urls import path

from reports.views import listing, outline, reports

PART = "<int:pk>/outline/<int:section>"

urlpatterns = [
    path("", listing.ReportList.as_view(), name="reports"),
    path("new/", listing.BeginReport.as_view(), name="begin"),
    path("<int:pk>/", reports.Overview.as_view(), name="report"),
    path("<int:pk>/preview/", reports.Preview.as_view(), name="preview"),
    path("<int:pk>/history/", reports.HistoryPage.as_view(), name="history"),
    path("<int:pk>/outline/", outline.OutlinePage.as_view(), name="outline"),
    path("<int:pk>/outline/add/", outline.AddPart.as_view(), name="add_part"),
    path(f"{PART}/rename/", outline.RenamePart.as_view(), name="rename_part"),
    path(f"{PART}/facts/", outline.ChooseFacts.as_view(), name="choose_facts"),
    path(f"{PART}/move/", outline.MovePart.as_view(), name="move_part"),
    path(f"{PART}/drop/", outline.DropPart.as_view(), name="drop_part"),
]
