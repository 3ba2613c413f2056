"""Every address of the portal begins here."""

from importlib.util import find_spec

from django.urls import include, path

from safeguarding import health, home

urlpatterns = [
    path("healthz", health.Alive.as_view(), name="healthz"),
    path("readyz", health.Ready.as_view(), name="readyz"),
    path("", home.Home.as_view(), name="home"),
]

ROOMS = [
    ("", "accounts.urls"),
    ("arrangement/", "partnership.urls"),
    ("", "reviews.urls"),
    ("inbox/", "accounts.notice_urls"),
    ("gallery/", "safeguarding.design.urls"),
]
urlpatterns += [path(prefix, include(module)) for prefix, module in ROOMS if find_spec(module)]

handler400 = "safeguarding.errors.bad_request"
handler403 = "safeguarding.errors.forbidden"
handler404 = "safeguarding.errors.not_found"
handler500 = "safeguarding.errors.server_error"
