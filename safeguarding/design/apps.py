from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "safeguarding.design"
    label = "design"
    verbose_name = "Design"
