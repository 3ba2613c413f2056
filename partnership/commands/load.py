"""Load an arrangement: its version is kept, and the rows that it names are brought to agree with it."""

import datetime
import hashlib
import json

from django.db import transaction

from accounts.models import Partnership
from partnership.arrangement import version_in_force
from partnership.commands.changes import Changes
from partnership.commands.rows import Keeper, bring_rows
from partnership.models import ArrangementVersion
from safeguarding.clock import wall


@transaction.atomic
def load_arrangement(*, data: dict, by=None) -> Changes:
    """Create or update a partnership from an arrangement in the normal form (``partnership.files.read``).

    Loading the same twice changes nothing. A changed document is kept as a version of its own, beside
    the earlier one, so that running records keep theirs. Agencies, posts and groups follow the
    arrangement that is in force today; one that takes force later waits for ``take_force``.
    """
    changes = Changes()
    keeper = Keeper(changes, by)
    partnership = changes.partnership = _partnership(data["partnership"], keeper)
    _keep_version(partnership, data, keeper)
    _bring_in_force(partnership, keeper)
    return changes


@transaction.atomic
def take_force(*, on: datetime.date | None = None, by=None) -> list[Changes]:
    """Bring every partnership's rows to the arrangement in force on a day (today when none is given). Idempotent."""
    done = []
    for partnership in Partnership.objects.filter(arrangements__isnull=False).distinct():
        changes = Changes(partnership=partnership)
        _bring_in_force(partnership, Keeper(changes, by), on)
        done.append(changes)
    return done


def digest_of(document: dict) -> str:
    """The fingerprint of a document: the same for the same content in whatever order its keys stand."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _partnership(facts: dict, keeper: Keeper) -> Partnership:
    known = Partnership.objects.filter(key=facts["key"]).first() or Partnership(key=facts["key"])
    wanted = {"name": facts["name"], "short_name": facts["short-name"], "colour": facts["colour"]}
    return keeper.keep(known, wanted, f"partnership {facts['name']}")


def _keep_version(partnership, data: dict, keeper: Keeper) -> None:
    facts, digest = data["partnership"], digest_of(data)
    editions = ArrangementVersion.objects.filter(partnership=partnership, version=facts["version"])
    latest = editions.order_by("-edition").first()
    if latest and latest.digest == digest:
        keeper.changes.unchanged += 1
        keeper.changes.version = latest
        return
    version = keeper.changes.version = ArrangementVersion.objects.create(
        partnership=partnership,
        version=facts["version"],
        edition=latest.edition + 1 if latest else 1,
        published_on=_day(facts, "published-on"),
        in_force_from=_day(facts, "in-force-from"),
        in_force_to=_day(facts, "in-force-to"),
        review_on=_day(facts, "review-on"),
        document=data,
        digest=digest,
        loaded_by=keeper.by,
    )
    earlier = f"; edition {latest.edition} is kept for records that began under it" if latest else ""
    keeper.changes.created.append(f"arrangement {version}{earlier}")


def _day(facts: dict, key: str) -> datetime.date | None:
    return datetime.date.fromisoformat(facts[key]) if key in facts else None


def _bring_in_force(partnership, keeper: Keeper, on: datetime.date | None = None) -> None:
    """The rows follow the version in force; where none is yet, the one that will be first."""
    found = version_in_force(partnership, on)
    versions = ArrangementVersion.objects.filter(partnership=partnership)
    version = versions.get(pk=found[0]) if found else versions.order_by("in_force_from", "-pk").first()
    for later in versions.filter(in_force_from__gt=on or wall.today()).exclude(pk=version.pk):
        keeper.changes.notes.append(f"{later} takes force on {later.in_force_from}; until then nothing follows it")
    bring_rows(partnership, version.document, keeper)
