"""A report's documents. Below /reports/."""

urlpatterns: list = []
