"""What kind of agency each one of an arrangement is, so that it can say something fitting."""

from accounts.models import Agency
from partnership.arrangement import Arrangement
from safeguarding.clock import wall

STATUTORY = {"local-authority": "council", "health": "commissioner", "police": "police"}
# The first word found in an agency's name, then in its sector, decides.
WORDS = (
    ("early-years", ("nurser", "early years", "childmind", "pre-school")),
    ("school", ("school", "academ", "college", "education", "provision", "pupil")),
    ("justice", ("probation", "rehabilitation", "justice", "cafcass", "offend", "police", "court")),
    ("health", ("hospital", "foundation trust", "healthcare", "nhs", "health", "practice", "ambulance")),
    ("family", ("early help", "social care", "family", "famil", "youth", "homes", "council", "authority")),
)
# Who is asked in a case. A place that an arrangement has nobody for goes to another of its agencies.
SLOTS = (
    "council", "commissioner", "police", "health", "health:2", "school", "justice", "early-years", "family", "voluntary",
)  # fmt: skip
LEADS_AT_LEAST = 13


def kind_of(row: dict, sector: str) -> str:
    """``council``, ``commissioner``, ``police``, ``health``, ``school``, … for an agency as the arrangement has it."""
    if row.get("statutory"):
        return STATUTORY.get(row["statutory"], "family")
    for text in (row["name"].lower(), sector.lower()):
        for kind, words in WORDS:
            if any(word in text for word in words):
                return kind
    return "voluntary"


def by_kind(arrangement: Arrangement) -> dict[str, list[Agency]]:
    """The arrangement's agencies of today by their kind, those that are to be identified left out."""
    today = wall.today().isoformat()
    records = {agency.key: agency for agency in Agency.objects.all()}
    found: dict[str, list[Agency]] = {}
    for sector in arrangement.sectors():
        for row in sector["agencies"]:
            if row["key"] in records and str(row.get("until") or "9999") >= today and not row.get("to-be-identified"):
                found.setdefault(kind_of(row, sector["title"]), []).append(records[row["key"]])
    return found


def places(kinds: dict[str, list[Agency]]) -> dict[str, Agency]:
    """An agency for each of SLOTS, each agency once; slots that nobody is left for are missing."""
    chosen: dict[str, Agency] = {}
    for slot in SLOTS:
        kind, _, number = slot.partition(":")
        at = int(number or 1) - 1
        if at < len(kinds.get(kind, [])):
            chosen[slot] = kinds[kind][at]
    left = [agency for agencies in kinds.values() for agency in agencies if agency not in chosen.values()]
    for slot in SLOTS:
        if slot not in chosen and left:
            chosen[slot] = left.pop(0)
    return {slot: chosen[slot] for slot in SLOTS if slot in chosen}


def with_leads(kinds: dict[str, list[Agency]], slots: dict[str, Agency]) -> dict[Agency, str]:
    """The agencies that have a lead in the demo, with their kind: all that are asked, all partners, and more."""
    kind = {agency: name for name, agencies in kinds.items() for agency in agencies}
    partners = [agency for name in STATUTORY.values() for agency in kinds.get(name, [])]
    rest = [agencies[place] for place in range(3) for agencies in kinds.values() if place < len(agencies)]
    wanted = dict.fromkeys([*slots.values(), *partners])
    for agency in rest:
        if len(wanted) < LEADS_AT_LEAST:
            wanted.setdefault(agency)
    return {agency: kind[agency] for agency in wanted}
