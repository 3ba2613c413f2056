"""A report's facts: what would change, where each comes from, the records behind it. Below /reports/."""

from django.urls import path

from reports.views import facts

urlpatterns = [
    path("<int:pk>/facts/", facts.Facts.as_view(), name="facts"),
    path("<int:pk>/facts/refresh/", facts.Refresh.as_view(), name="refresh_facts"),
    path("<int:pk>/facts/<int:fact>/", facts.OneFact.as_view(), name="fact"),
    path("<int:pk>/facts/<int:fact>/records/", facts.Records.as_view(), name="fact_records"),
]
