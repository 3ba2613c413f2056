"""Groups, under /groups/."""

from django.urls import path

from partnership.views.groups import page

app_name = "groups"
urlpatterns = [
    path("<slug:key>/", page.GroupPage.as_view(), name="group"),
]
