from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "safeguarding.documents"
    label = "documents"
    verbose_name = "Documents"

    def ready(self):
        import_module("safeguarding.documents.registrations")
