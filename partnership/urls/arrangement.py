"""The partnership's addresses, under /arrangement/."""

from django.urls import path

from partnership.views import agencies, closures
from partnership.views.arrangement import page, representatives, versions

app_name = "partnership"
urlpatterns = [
    path("", page.ArrangementPage.as_view(), name="arrangement"),
    path("representatives/", representatives.RepresentativesPage.as_view(), name="representatives"),
    path("versions/", versions.VersionsPage.as_view(), name="versions"),
    path("versions/compare/", versions.ComparePage.as_view(), name="compare"),
    path("versions/<int:pk>/", versions.VersionPage.as_view(), name="version"),
    path("versions/<int:pk>/approve/", versions.ApproveVersion.as_view(), name="approve_version"),
    path("agencies/", agencies.AgenciesPage.as_view(), name="agencies"),
    path("calendar/", closures.CalendarPage.as_view(), name="calendar"),
    path("calendar/add/", closures.AddClosure.as_view(), name="add_closure"),
    path("calendar/<slug:day>/add/", closures.ConfirmClosure.as_view(), name="confirm_closure"),
    path("calendar/<slug:day>/remove/", closures.RemoveClosure.as_view(), name="remove_closure"),
]
