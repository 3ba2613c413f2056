from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The annual report and its relatives: it reads every room and owns only its own drafts and files."""

    name = "reports"
    label = "reports"
    verbose_name = "Reports"

    def ready(self):
        import_module("reports.registrations")
