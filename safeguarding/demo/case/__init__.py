"""One case of the demo: the portal's commands as the acts of a script."""

from safeguarding.demo.case.beginning import Beginning
from safeguarding.demo.case.deciding import Deciding
from safeguarding.demo.case.gathering import Gathering


class Case(Beginning, Gathering, Deciding):
    """A case in progress. Each verb is one command, done at the moment at which the script stands."""
