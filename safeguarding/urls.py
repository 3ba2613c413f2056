"""Every address of the portal begins here."""

from django.urls import include, path

from safeguarding import due, health, home

urlpatterns = [
    path("healthz", health.Alive.as_view(), name="healthz"),
    path("readyz", health.Ready.as_view(), name="readyz"),
    path("", home.Home.as_view(), name="home"),
    path("due/", due.DueList.as_view(), name="due"),
    path("", include("accounts.urls")),
    path("inbox/", include("accounts.notice_urls")),
    path("arrangement/", include("partnership.urls.arrangement")),
    path("groups/", include("partnership.urls.groups")),
    path("meetings/", include("partnership.urls.meetings")),
    path("", include("partnership.urls.minutes")),
    path("actions/", include("partnership.urls.actionlog")),
    path("actions/", include("partnership.urls.actions")),
    path("plans/", include("partnership.urls.plans")),
    path("", include("partnership.urls.reports")),
    path("funding/", include("funding.urls")),
    path("", include("reviews.urls")),
    path("", include("reports.urls")),
    path("gallery/", include("safeguarding.design.urls")),
]

handler400 = "safeguarding.errors.bad_request"
handler403 = "safeguarding.errors.forbidden"
handler404 = "safeguarding.errors.not_found"
handler500 = "safeguarding.errors.server_error"
