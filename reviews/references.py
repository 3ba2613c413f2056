"""References that people can read out: RR-2026-004. Never anything of the case in them."""

from django.db import transaction

from accounts.models import Partnership
from safeguarding.clock import wall


def next_reference(model, prefix: str) -> str:
    """The next free reference of ``model`` this year. Call inside a transaction that saves it.

    Rows of partnerships are locked while the number is taken, so that two people at once get two numbers.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A reference is taken inside the transaction that uses it.")
    list(Partnership.objects.select_for_update().values_list("pk", flat=True))
    start = f"{prefix}-{wall.today().year}-"
    taken = model.objects.filter(reference__startswith=start).values_list("reference", flat=True)
    number = max((int(reference.rsplit("-", 1)[1]) for reference in taken), default=0) + 1
    return f"{start}{number:03d}"
