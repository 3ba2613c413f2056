from django.apps import AppConfig
from django.core.checks import register

from safeguarding.clock.checks import bank_holidays_last_long_enough


class ClockConfig(AppConfig):
    name = "safeguarding.clock"
    label = "clock"
    verbose_name = "Clock"

    def ready(self):
        """Watch how far the bundled calendar reaches."""
        register(bank_holidays_last_long_enough)
