"""Sealing, sign-off and publishing a report. Below /reports/."""

urlpatterns: list = []
