"""Addresses of the gallery, below /gallery/."""

from django.urls import path, re_path

from safeguarding.design import views

app_name = "design"
urlpatterns = [
    path("", views.Gallery.as_view(), name="gallery"),
    path("questions/", views.GalleryForm.as_view(), name="gallery-questions"),
    re_path(r"^colour-(?P<code>[0-9a-fA-F]{6})\.css$", views.ColourSheet.as_view(), name="colour"),
]
