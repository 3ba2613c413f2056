"""The partnership's addresses, under /arrangement/."""

from django.urls import path

from partnership.views import agencies, arrangement, closures

app_name = "partnership"
urlpatterns = [
    path("", arrangement.ArrangementPage.as_view(), name="arrangement"),
    path("agencies/", agencies.AgenciesPage.as_view(), name="agencies"),
    path("calendar/", closures.CalendarPage.as_view(), name="calendar"),
    path("calendar/add/", closures.AddClosure.as_view(), name="add_closure"),
    path("calendar/<slug:day>/add/", closures.ConfirmClosure.as_view(), name="confirm_closure"),
    path("calendar/<slug:day>/remove/", closures.RemoveClosure.as_view(), name="remove_closure"),
]
