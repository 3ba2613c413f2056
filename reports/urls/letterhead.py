"""The logo of the reports. Below /reports/."""

from django.urls import path

from reports.views import letterhead

urlpatterns = [
    path("letterhead/", letterhead.LetterheadPage.as_view(), name="letterhead"),
    path("letterhead/logo/", letterhead.LogoFile.as_view(), name="logo"),
    path("letterhead/take-off/", letterhead.TakeLogoOff.as_view(), name="take_logo_off"),
]
