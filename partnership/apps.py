from importlib import import_module

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "partnership"
    label = "partnership"
    verbose_name = "Partnership"

    def ready(self):
        import_module("partnership.registrations")
