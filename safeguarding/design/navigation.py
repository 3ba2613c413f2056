"""The service navigation: each room registers its entrances, each person sees those they may use."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, order=True)
class NavItem:
    """An entrance. ``permission`` is the door's own word (None: any signed-in person); ``order`` sorts."""

    order: int
    title: str = field(compare=False)
    url_name: str = field(compare=False)
    permission: object = field(default=None, compare=False)


@dataclass(frozen=True)
class NavLink:
    """An entrance as the page shows it to one person."""

    title: str
    url: str
    current: bool


_items: dict[str, NavItem] = {}
_gate: list[Callable[[HttpRequest, object], bool]] = []


def register(item: NavItem) -> None:
    """Add an entrance, from an app's ``ready``; a second registration of an address replaces the first."""
    _items[item.url_name] = item


def set_gate(gate: Callable[[HttpRequest, object], bool]) -> None:
    """Say who may use what: ``gate(request, permission)``. Accounts gives it when the portal starts."""
    _gate[:] = [gate]


def _may(request: HttpRequest, permission) -> bool:
    if permission is None or not _gate:
        return True
    return _gate[0](request, permission)


def links_for(request: HttpRequest) -> list[NavLink]:
    """The entrances this person may use; the one that leads here is marked. Empty before sign-in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    found = [(item, _url(item)) for item in sorted(_items.values())]
    open_doors = [(item, url) for item, url in found if url and _may(request, item.permission)]
    here = _longest_match(request.path, [url for _, url in open_doors])
    return [NavLink(item.title, url, url == here) for item, url in open_doors]


def _url(item: NavItem) -> str:
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return ""


def _longest_match(path: str, urls: list[str]) -> str:
    """Home is ``/`` and begins every path, so it only counts for itself."""
    matches = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(matches, key=len, default="")
