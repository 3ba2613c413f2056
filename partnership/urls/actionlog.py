"""The list, the board, bulk changes and imports, under /actions/."""

from django.urls import path

from partnership.views.actionlog import board, lists

app_name = "actionlog"
urlpatterns = [
    path("", lists.ActionList.as_view(), name="actions"),
    path("board/", board.Board.as_view(), name="board"),
    path("bulk/", lists.ActionList.as_view(), name="bulk"),
]
