"""A report's facts: what would change, where each comes from, the records behind it. Below /reports/."""

urlpatterns: list = []
