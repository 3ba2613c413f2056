"""The list, the board, bulk changes and imports, under /actions/."""

app_name = "actionlog"
urlpatterns: list = []
