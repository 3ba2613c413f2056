"""One action, under /actions/."""

app_name = "actions"
urlpatterns: list = []
