"""The action log as a whole: what it can be narrowed by, how far its actions have drifted, and what is counted."""

import datetime
from collections import defaultdict

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from accounts.access import holdings
from accounts.models import Agency, Person
from partnership.models import Group, Priority
from partnership.rules.smart import FEWEST_WORDS
from partnership.rules.status import STATUSES, in_status, lateness_days
from safeguarding.design.dates import counted, in_words

WEEK, MONTH = datetime.timedelta(days=7), datetime.timedelta(days=31)
DUES: dict[str, str] = {"overdue": "Overdue", "week": "Within a week", "month": "Within a month"}
# The columns of the board, in the order in which they need somebody.
ON_THE_BOARD = ("late", "due-soon", "blocked", "waiting", "on-track")


def with_names(actions):
    """Actions with the names that a list shows, in one statement."""
    return actions.select_related("group", "owner_person", "owner_agency", "owner_post")


# Choices to narrow by, cut to what the person sees


def groups_of(actions, partnership) -> list[tuple[str, str]]:
    """(key, name) of each group that has an action among ``actions``."""
    have = Exists(actions.filter(group=OuterRef("pk")))
    return list(Group.objects.of(partnership).filter(have).order_by("name").values_list("key", "name"))


def owners_of(actions) -> list[tuple[int, str, int | None]]:
    """(id, name, id of the agency) of each person who owns one of ``actions``."""
    have = Exists(actions.filter(owner_person=OuterRef("pk")))
    return list(Person.objects.filter(have).order_by("name").values_list("pk", "name", "agency"))


def agencies_of(actions, owners) -> list[tuple[int, str]]:
    """(id, name) of each agency that owns one of ``actions``, itself or by one of its people, the ``owners``."""
    theirs = {agency for _, _, agency in owners if agency}
    have = Exists(actions.filter(owner_agency=OuterRef("pk"))) | Q(pk__in=theirs)
    return list(Agency.objects.filter(have).order_by("name").values_list("pk", "name"))


def priorities_of(partnership) -> list[tuple[str, str]]:
    """(key, title) of each priority that there is or was."""
    return list(Priority.objects.of(partnership).values_list("key", "title"))


# Conditions


def in_hands_of(agency_id: int) -> Q:
    """Owned by an agency, or by a person of it."""
    return Q(owner_agency=agency_id) | Q(owner_agency__isnull=True, owner_person__agency=agency_id)


def mine(person) -> Q:
    """What the person owns."""
    return Q(owner_person=person.pk)


def my_agencies(person, partnership) -> Q:
    """What the agencies that the person acts for own, and what the person owns."""
    return Q(owner_agency__in=holdings(person).agencies_in(partnership)) | mine(person)


def due_within(key: str, today: datetime.date) -> Q:
    """One of ``DUES`` on a London day; what is closed is not due."""
    still = Q(closed_on__isnull=True)
    if key == "overdue":
        return still & Q(due_on__lt=today)
    return still & Q(due_on__gte=today, due_on__lte=today + (WEEK if key == "week" else MONTH))


def not_smart(priorities: bool) -> Q:
    """What ``smart.missing`` finds a gap in, as a condition; ``priorities`` as there."""
    found = Q(measure="") | Q(means="") | Q(difference="")
    if priorities:
        found |= Q(priority__isnull=True, objective__isnull=True)
    return found | ~Q(what__regex=rf"(\S+\s+){{{FEWEST_WORDS - 1}}}\S")


# Drift


def age_words(since: datetime.date, today: datetime.date) -> str:
    """*four days old*, *three weeks old*, *5 months old*, *two years old*."""
    days = (today - since).days
    if days < 14:
        return f"{counted(days, 'day')} old" if days else "new today"
    if days < 61:
        return f"{counted(days // 7, 'week')} old"
    return f"{counted(days // 30, 'month')} old" if days < 730 else f"{counted(days // 365, 'year')} old"


def slips_words(slips: int) -> str:
    """*moved once*, *moved three times*; nothing where it never was."""
    times = {1: "once", 2: "twice"}.get(slips, f"{in_words(slips)} times")
    return f"moved {times}" if slips else ""


def drift_words(action, today: datetime.date) -> str:
    """How far an action has drifted: its age, how often its date moved, how late it is or was."""
    late = lateness_days(action, today)
    age = "" if action.closed_on else age_words(action.raised_on, today)
    said = [age, slips_words(action.slips), f"{counted(late, 'day')} late" if late else ""]
    return ", ".join(part for part in said if part).capitalize() or "None"


# Counts and the board


def status_case(today: datetime.date, words: dict[str, str] | None = None) -> Case:
    """The status of each action as a column: its key, or what ``words`` calls it."""
    return Case(
        *(When(in_status(key, today), then=Value((words or {}).get(key, key))) for key in STATUSES), default=Value("")
    )


def counts(actions, today: datetime.date) -> tuple[dict[str, int], dict[str, int]]:
    """How many of the open ones stand where, and how many each group has by its key; in one statement.

    The closed ones, of which there are most, are not counted.
    """
    standing, groups = {key: 0 for key in STATUSES if key != "closed"}, defaultdict(int)
    each = actions.open().order_by().annotate(standing=status_case(today)).values_list("standing", "group__key")
    for status, group, number in each.annotate(n=Count("pk")):
        standing[status] += number
        groups[group] += number
    return standing, dict(groups)


def first_of_each(actions, today: datetime.date, most: int):
    """The ``most`` open actions of each status that are due first, with ``standing`` beside them, in one statement."""
    place = Window(RowNumber(), partition_by=[F("standing")], order_by=[F("due_on").asc(), F("pk").asc()])
    numbered = actions.open().annotate(standing=status_case(today)).annotate(place=place)
    return numbered.filter(place__lte=most).order_by("due_on", "pk")
