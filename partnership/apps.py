from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "partnership"
    label = "partnership"
    verbose_name = "Partnership"
