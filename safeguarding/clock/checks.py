"""A warning a year before the bundled bank holidays run out."""

from django.core.checks import Warning as CheckWarning

from safeguarding.clock import wall
from safeguarding.clock.calendar import bundled
from safeguarding.clock.counting import add_months
from safeguarding.clock.words import say_date

MONTHS_AHEAD = 12


def bank_holidays_last_long_enough(app_configs, **kwargs) -> list[CheckWarning]:
    """clock.W001 when fewer than twelve months of bank holidays are left."""
    holidays, today = bundled(), wall.today()
    if add_months(today, MONTHS_AHEAD) <= holidays.known_to:
        return []
    return [
        CheckWarning(
            f"The bundled bank holidays end on {say_date(holidays.known_to)}; dates after that cannot be counted.",
            hint="Upgrade to a newer release, or run refresh_bank_holidays and commit the reviewed file.",
            id="clock.W001",
        )
    ]
