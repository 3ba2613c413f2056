"""How a worker behaves beside the web server: where the processors are busy, pages go before papers."""

import os

# Of 0 to 19. With 10 a worker gets about a tenth of a processor that the web server wants too, and all of an idle one.
GIVES_WAY = 10


def give_way() -> None:
    """Let every other process of this machine go first, from now on; nothing where the system knows no such thing."""
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
