"""Meetings during and after, under /meetings/ as well, and /decisions/."""

app_name = "minutes"
urlpatterns: list = []
