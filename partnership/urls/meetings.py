"""Meetings before they are held, under /meetings/."""

from django.urls import path

from partnership.views.meetings import agenda

app_name = "meetings"
urlpatterns = [
    path("<int:pk>/", agenda.Agenda.as_view(), name="meeting"),
]
