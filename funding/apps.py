from importlib import import_module

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "funding"
    label = "funding"
    verbose_name = "Funding"

    def ready(self):
        import_module("funding.registrations")
