from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """The front door: the home page, error pages, health checks and the demo."""

    name = "safeguarding"
    label = "safeguarding"
    verbose_name = "Portal"
