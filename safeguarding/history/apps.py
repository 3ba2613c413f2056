from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "safeguarding.history"
    label = "history"
    verbose_name = "History"
