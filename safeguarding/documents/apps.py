from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "safeguarding.documents"
    label = "documents"
    verbose_name = "Documents"
