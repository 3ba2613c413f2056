from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "safeguarding.notices"
    label = "notices"
    verbose_name = "Notices"
