"""References that people can read out: RR-2026-004, A-2026-0042. Never anything of a case in them."""

from django.db import transaction
from django.db.models.functions import Length

from accounts.models import Partnership
from safeguarding.clock import wall


def next_reference(model, prefix: str, digits: int = 3) -> str:
    """The next free reference of ``model`` this year. Call inside a transaction that saves it."""
    return next_references(model, prefix, 1, digits)[0]


def next_references(model, prefix: str, how_many: int, digits: int = 3) -> list[str]:
    """The next free references of ``model`` this year, in order. Call inside a transaction that saves them.

    Rows of partnerships are locked while numbers are taken, so that two people at once get different ones.
    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A reference is taken inside the transaction that uses it.")
    list(Partnership.objects.select_for_update().values_list("pk", flat=True))
    start = f"{prefix}-{wall.today().year}-"
    taken = model.objects.filter(reference__startswith=start).order_by(Length("reference").desc(), "-reference")
    last = taken.values_list("reference", flat=True).first()
    number = int(last.rsplit("-", 1)[1]) if last else 0
    return [f"{start}{number + n:0{digits}d}" for n in range(1, how_many + 1)]
