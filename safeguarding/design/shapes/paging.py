"""The pages of a list, laid out as the design system shows them."""

from dataclasses import dataclass

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import QueryDict


@dataclass(frozen=True)
class PageLink:
    """A page's number and address; a gap has no number."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages around the current one."""

    links: list[PageLink]
    previous_url: str
    next_url: str
    total: int
    first: int
    last: int

    @property
    def several(self) -> bool:
        return len(self.links) > 1


def address(query: QueryDict, **changes) -> str:
    """The same list with some of its query changed; None takes a part away."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = value
    return f"?{changed.urlencode()}"


def page_of(rows, number: str, size: int) -> Page:
    """The asked page; the first when the number is not one, the last when there are fewer."""
    paginator = Paginator(rows, size)
    try:
        return paginator.page(number or 1)
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage:
        return paginator.page(paginator.num_pages)


def pages_of(page: Page, query: QueryDict) -> Pages:
    """The links of a page of a list."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [
        PageLink(None)
        if number == paginator.ELLIPSIS
        else PageLink(number, address(query, page=number, tick=None), number == page.number)
        for number in numbers
    ]
    before = address(query, page=page.number - 1, tick=None) if page.has_previous() else ""
    after = address(query, page=page.number + 1, tick=None) if page.has_next() else ""
    return Pages(links, before, after, paginator.count, page.start_index(), page.end_index())
