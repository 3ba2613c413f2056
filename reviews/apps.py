from importlib import import_module

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Referrals and rapid reviews."""

    name = "reviews"
    label = "reviews"
    verbose_name = "Reviews"

    def ready(self):
        import_module("reviews.registrations")
