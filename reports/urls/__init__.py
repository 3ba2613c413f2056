"""Addresses of the reports, a file per noun: what people work on, and what anybody may read."""

from django.urls import include, path

from reports.urls import facts, letterhead, papers, published, reports, sections, signing

app_name = "reporting"

_WORK = (reports, sections, facts, papers, signing, letterhead)

urlpatterns = [
    path("reports/", include([one for noun in _WORK for one in noun.urlpatterns])),
    path("published/", include(published.urlpatterns)),
]
