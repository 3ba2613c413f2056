"""Meetings before they are held, under /meetings/."""

app_name = "meetings"
urlpatterns: list = []
