"""The portal, and a signed-in page of it with nothing in it: the floor that every page stands on."""

from django.shortcuts import render
from django.urls import include, path


def floor(request):
    """Session, person, roles, navigation and frame: what no page can do without."""
    request.user.pk  # noqa: B018 - every page asks who it is
    return render(request, "base.html", {"title": "Nothing"})


urlpatterns = [path("bench/floor/", floor), path("", include("safeguarding.urls"))]

handler400 = "safeguarding.errors.bad_request"
handler403 = "safeguarding.errors.forbidden"
handler404 = "safeguarding.errors.not_found"
handler500 = "safeguarding.errors.server_error"
