from django.apps import AppConfig

from accounts.policy import Permission
from safeguarding.design import navigation


class SafeguardingConfig(AppConfig):
    """The front door: the home page, error pages, health checks and the demo."""

    name = "safeguarding"
    label = "safeguarding"
    verbose_name = "Portal"

    def ready(self):
        navigation.register(navigation.NavItem(0, "Home", "home", Permission.SEE_HOME))
