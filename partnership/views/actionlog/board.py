"""The action log as a board: a column for each status, a list by heading on a phone."""

from dataclasses import dataclass

from accounts.pages import PlainPage
from partnership.forms.actionfilter import BoardFilter
from partnership.rules import actionlog as rules
from partnership.rules.actions import group_words, owner_words
from partnership.rules.status import STATUSES, status_of
from partnership.views.actionlog.base import OfTheLog
from partnership.views.actionlog.lists import short
from safeguarding.clock import wall
from safeguarding.design.shapes.paging import address

MOST = 25


@dataclass(frozen=True)
class Card:
    """One action on the board, in words."""

    action: object
    what: str
    group: str
    owner: str
    drift: str


@dataclass(frozen=True)
class Lane:
    """One column: where its actions stand, how many there are, the first of them, and where all of them are."""

    title: str
    tag: str
    number: int
    cards: list[Card]
    url: str

    @property
    def more(self) -> bool:
        return self.number > len(self.cards)


class Board(OfTheLog, PlainPage):
    """Open actions by where they stand. Nothing is dragged: an action moves when something happens to it."""

    template_name = "partnership/actionlog/board.html"
    title = "Actions on a board"
    filterset_class = BoardFilter

    def get_record(self):
        return None

    def get_context_data(self, **kwargs):
        filterset = self.make_filterset(self.visible())
        names = {
            "tabs": self.log_tabs("Board"),
            "lanes": self.lanes(filterset.qs),
            "filter_form": filterset.form,
            "is_filtered": any(value for value in self.request.GET.values()),
            "folded": not any(self.request.GET.values()),
            "kept_query": [],
            "most": MOST,
        }
        return super().get_context_data(**{**names, **kwargs})

    def lanes(self, actions) -> list[Lane]:
        """The columns in the order in which they need somebody: two statements, however many actions."""
        today = wall.today()
        numbers, _ = rules.counts(actions, today)
        found: dict[str, list] = {key: [] for key in rules.ON_THE_BOARD}
        tags = {}
        for action in rules.first_of_each(rules.with_names(actions), today, MOST):
            tags[action.standing] = status_of(action, today).tag
            card = Card(
                action, short(action.what), group_words(action), owner_words(action), rules.drift_words(action, today)
            )
            found[action.standing].append(card)
        return [
            Lane(STATUSES[key], tags.get(key, ""), numbers[key], cards, self.all_of(key))
            for key, cards in found.items()
        ]

    def all_of(self, key: str) -> str:
        """The list of everything in one column, narrowed as the board is."""
        return f"/actions/{address(self.request.GET, status=key)}"
