"""What every page shows around its content. Nothing here is worked out until a template asks."""

import re
from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from safeguarding.design import navigation

_COLOUR = re.compile("[0-9a-fA-F]{6}")
_providers: dict[str, Callable[[HttpRequest], object]] = {}


def provide(name: str, function: Callable[[HttpRequest], object]) -> None:
    """Give the frame of the page a fact that a higher floor knows.

    Called from an app's ``ready``. Names that ``base.html`` uses: ``partnership`` (has name,
    short_name and colour), ``inbox_count`` (a number), ``inbox_url``, ``stay_url`` (answers a POST and keeps
    the session), ``search_url`` and ``account_url``. ``function(request)`` runs at most once for a page,
    and only for a signed-in person.
    """
    _providers[name] = function


class Frame:
    """The frame of one page, read by ``base.html`` as ``portal``."""

    def __init__(self, request: HttpRequest):
        self._request = request

    @cached_property
    def signed_in(self) -> bool:
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def navigation(self) -> list[navigation.NavLink]:
        return navigation.links_for(self._request)

    @cached_property
    def partnership(self):
        return self._ask("partnership")

    @property
    def colour_code(self) -> str:
        """The partnership's colour as six hexadecimal figures, or nothing when it is not one."""
        code = str(getattr(self.partnership, "colour", "")).removeprefix("#")
        return code if _COLOUR.fullmatch(code) else ""

    @cached_property
    def inbox_count(self) -> int:
        return self._ask("inbox_count") or 0

    @cached_property
    def inbox_url(self) -> str:
        return self._ask("inbox_url") or ""

    @cached_property
    def stay_url(self) -> str:
        return self._ask("stay_url") or ""

    @cached_property
    def search_url(self) -> str:
        return self._ask("search_url") or ""

    @cached_property
    def account_url(self) -> str:
        return self._ask("account_url") or ""

    @property
    def demo(self) -> bool:
        return getattr(settings, "DEMO", False)

    @property
    def idle_minutes(self) -> int:
        return settings.IDLE_MINUTES

    def _ask(self, name: str):
        function = _providers.get(name)
        return function(self._request) if function and self.signed_in else None


def page(request: HttpRequest) -> dict:
    """The context processor: one lazy object, no query of its own."""
    return {"portal": Frame(request)}
