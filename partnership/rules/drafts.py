"""What a draft of the arrangement says, what is wrong with it, and what stands against publishing it."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.holdings import current_on
from accounts.models import Person
from partnership.arrangement import Arrangement
from partnership.files import Faulty, read_text
from partnership.models import ArrangementDraft, ArrangementVersion
from partnership.rules.approvals import partners_without_approval
from safeguarding.clock import wall
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted, long_date

_LINE = re.compile(r"\(line (\d+)")


@dataclass(frozen=True)
class Fault:
    """One thing to put right: a sentence that says where, and the line of the text that it is about."""

    sentence: str
    line: str = ""


@dataclass(frozen=True)
class DraftReading:
    """What a draft says. ``arrangement`` is None while it has faults."""

    arrangement: Arrangement | None
    faults: tuple[Fault, ...] = ()


def read_draft(draft: ArrangementDraft) -> DraftReading:
    """Check a draft's text as an arrangement file is checked, and that it is about this partnership."""
    try:
        document = read_text(draft.text)
    except Faulty as faulty:
        return DraftReading(None, tuple(_fault(sentence, draft.text) for sentence in faulty.faults))
    key, own = document["partnership"]["key"], draft.partnership.key
    if key != own:
        sentence = f"partnership.key: this is the arrangement of “{key}”. The draft is for “{own}”; its key stays."
        return DraftReading(None, (Fault(sentence),))
    return DraftReading(Arrangement(document))


def _fault(sentence: str, text: str) -> Fault:
    found, lines = _LINE.search(sentence), text.split("\n")
    number = int(found[1]) if found else 0
    return Fault(sentence, lines[number - 1].rstrip()[:200] if 0 < number <= len(lines) else "")


def takes_force_on(arrangement: Arrangement) -> datetime.date:
    """The day on which an arrangement takes force."""
    return datetime.date.fromisoformat(arrangement.document["partnership"]["in-force-from"])


def reasons_against_publishing(
    draft: ArrangementDraft, reading: DraftReading, in_force: ArrangementVersion | None
) -> list[str]:
    """Why a draft cannot be published. ``in_force`` is the version in force today, None where there is none."""
    if not draft.is_open:
        return ["This draft is published or given up already. Begin another."]
    if reading.arrangement is None:
        return [f"The draft has {counted(len(reading.faults), 'fault')}. Put right what the draft’s page lists."]
    version, begins = reading.arrangement.version, takes_force_on(reading.arrangement)
    others = ArrangementVersion.objects.filter(partnership=draft.partnership)
    reasons = []
    if others.filter(version=version).exists():
        reasons.append(f"Version {version} exists already. Give the new arrangement a version of its own.")
    if in_force and begins <= in_force.in_force_from:
        since = long_date(in_force.in_force_from)
        reasons.append(f"The arrangement in force began on {since}. The next one must begin after that day.")
    same_day = others.filter(in_force_from=begins).exclude(pk=in_force.pk if in_force else None)
    if same_day.exists():
        reasons.append(f"Another version takes force on {long_date(begins)} too. Choose another day for this one.")
    ends = reading.arrangement.document["partnership"].get("in-force-to")
    if ends and ends < wall.today().isoformat():
        reasons.append("Its last day is over already. Correct “in force to”.")
    return reasons


def warnings_before_publishing(
    draft: ArrangementDraft, reading: DraftReading, in_force: ArrangementVersion | None
) -> list[str]:
    """What should be known before a draft without faults is published. None of it stands against it."""
    if reading.arrangement is None:
        return []
    missing = partners_without_approval(reading.arrangement, draft.approvals.select_related("agency"))
    said = (
        [f"No approval is recorded of {list_words(missing)}. You may publish and record it later."] if missing else []
    )
    begins = takes_force_on(reading.arrangement)
    ends = in_force.in_force_to if in_force else None
    if ends and ends >= begins:
        said.append(f"The arrangement in force says that it runs to {long_date(ends)}. It is replaced before that day.")
    if ends and ends + datetime.timedelta(days=1) < begins:
        said.append(f"No arrangement would be in force between {long_date(ends)} and {long_date(begins)}.")
    people = people_in(draft, groups_no_longer_named(draft, reading.arrangement))
    if people:
        who = f"{counted(people, 'person', 'people').capitalize()} {'sits' if people == 1 else 'sit'}"
        said.append(f"{who} in groups that it no longer names.")
    return said


def groups_no_longer_named(draft: ArrangementDraft, arrangement: Arrangement) -> set[str]:
    """The keys of the groups that a file named until now and this arrangement does not."""
    named = {group["key"] for group in arrangement.groups}
    rows = draft.partnership.group_set.current().filter(from_file=True, closed_on=None)
    return set(rows.values_list("key", flat=True)) - named


def people_in(draft: ArrangementDraft, groups: Iterable[str]) -> int:
    """How many people sit in these groups today."""
    held = draft.partnership.appointments.current().filter(group_key__in=set(groups))
    return held.order_by().values("person").distinct().count()


def everybody_in(partnership):
    """Everybody who holds a role in a partnership today and may sign in."""
    held = current_on(wall.today(), "appointments__")
    return Person.objects.filter(held, appointments__partnership=partnership, is_active=True).distinct()
