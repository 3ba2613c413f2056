"""Chairs’ reports, escalations and reports due in."""

app_name = "reports"
urlpatterns: list = []
