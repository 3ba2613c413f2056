"""The list, the board, bulk changes and imports, under /actions/."""

from django.urls import path

from partnership.views.actionlog import board, bulk, imports, lists

app_name = "actionlog"
urlpatterns = [
    path("", lists.ActionList.as_view(), name="actions"),
    path("board/", board.Board.as_view(), name="board"),
    path("bulk/", bulk.ChooseChange.as_view(), name="bulk"),
    path("bulk/<slug:change>/", bulk.BulkChange.as_view(), name="bulk_change"),
    path("imports/", imports.Imports.as_view(), name="imports"),
    path("imports/new/", imports.SendLog.as_view(), name="send_log"),
    path("imports/template/<slug:kind>/", imports.EmptyLog.as_view(), name="empty_log"),
    path("imports/<int:pk>/", imports.ShowImport.as_view(), name="import"),
    path("imports/<int:pk>/faults/<slug:kind>/", imports.Faults.as_view(), name="import_faults"),
    path("imports/<int:pk>/columns/", imports.NameColumns.as_view(), name="import_columns"),
    path("imports/<int:pk>/bring-in/", imports.BringIn.as_view(), name="bring_in"),
    path("imports/<int:pk>/give-up/", imports.GiveUp.as_view(), name="give_up_import"),
]
