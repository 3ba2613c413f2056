"""What the list and the board share: the actions that somebody may see, and what they are narrowed by."""

from accounts.policy import Permission
from partnership.models import Action
from partnership.rules import actionlog as rules
from safeguarding.design.cells import Tab


class OfTheLog:
    """A page over many actions of the partnership that is worked in."""

    model = Action
    permission = Permission.SEE_WORK
    section = "Actions"
    filterset_class = None

    def visible(self):
        """The actions of this partnership that the person may see."""
        return super().visible().of(self.partnership)

    def asked(self):
        """What the address asks for; a page may add what it takes for granted."""
        return self.request.GET

    def make_filterset(self, rows):
        """The questions with the choices that this person's actions offer."""
        owners = rules.owners_of(rows)
        choices = {
            "group": rules.groups_of(rows, self.partnership),
            "agency": rules.agencies_of(rows, owners),
            "owner": [(pk, name) for pk, name, _ in owners],
            "priority": rules.priorities_of(self.partnership),
        }
        return self.filterset_class(
            self.asked(), queryset=rows, request=self.request, choices=choices, partnership=self.partnership
        )

    def log_tabs(self, current: str) -> list[Tab]:
        """List, board, and for the support team the way in for a spreadsheet."""
        tabs = [Tab("List", "/actions/", current == "List"), Tab("Board", "/actions/board/", current == "Board")]
        if self.may(Permission.RUN_GROUPS):
            tabs.append(Tab("Bring in a log", "/actions/imports/", current == "Bring in a log"))
        return tabs
