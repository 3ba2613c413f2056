"""The list of reports, beginning one, its overview, outline, preview and history. Below /reports/."""

urlpatterns: list = []
