"""What of this room is looked through: each kind through its own cut, and nothing that is restricted."""

from django.db.models import Q
from django.urls import reverse

from accounts.access import may
from accounts.policy import Permission
from accounts.search import Found, Hits, containing, register_search
from partnership.models import Action, AgendaItem, Escalation, Group, GroupDecision, Meeting, Part, Priority
from partnership.models.accounts_given import EscalationQuerySet
from partnership.rules.status import status_of
from safeguarding.clock import wall
from safeguarding.design.dates import short_date

LONGEST = 160


def short(words: str) -> str:
    """A long text as one line of a list."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def actions_found(person, partnership, words) -> Hits | None:
    """Actions by reference, by what is to be done and how one will know; the open ones first."""
    if not may(person, Permission.SEE_WORK, partnership):
        return None
    fits = containing(words, "reference", "what", "measure", "difference", "group__name", "owner_agency__name")
    rows = Action.objects.visible_to(person).of(partnership).filter(fits, restricted=False)
    return Hits(rows.select_related("group").order_by("closed_on", "due_on", "pk"), _action)


def _action(action: Action) -> Found:
    day = f"closed on {short_date(action.closed_on)}" if action.closed_on else f"due {short_date(action.due_on)}"
    stands = [] if action.closed_on else [status_of(action, wall.today()).words]
    about = ", ".join([str(action.group or "No group"), *stands, day])
    return Found(f"{action.reference}: {short(action.what)}", action.get_absolute_url(), about)


def meetings_found(person, partnership, words) -> Hits | None:
    """Meetings by group and place, by the titles of their agenda, and by what approved minutes say."""
    if not may(person, Permission.SEE_WORK, partnership):
        return None
    items = AgendaItem.objects.visible_to(person).filter(restricted=False)
    fits = Q()
    for word in words:
        said = Q(said__icontains=word) | Q(outcome_words__icontains=word)
        in_items = items.filter(Q(title__icontains=word) | said & Q(meeting__state="approved"))
        fits &= containing((word,), "group__name", "group__short_name", "place") | Q(pk__in=in_items.values("meeting"))
    rows = Meeting.objects.visible_to(person).of(partnership).filter(fits)
    return Hits(rows.select_related("group").order_by("-starts_at", "pk"), _meeting)


def _meeting(meeting: Meeting) -> Found:
    return Found(str(meeting), meeting.get_absolute_url(), meeting.get_state_display())


def decisions_found(person, partnership, words) -> Hits | None:
    """Decisions of groups, the newest first."""
    if not may(person, Permission.SEE_WORK, partnership):
        return None
    fits = containing(words, "reference", "words", "reasons", "group__name")
    rows = GroupDecision.objects.visible_to(person).of(partnership).filter(fits, restricted=False)
    return Hits(rows.select_related("group").order_by("-decided_on", "pk"), _decision)


def _decision(decision: GroupDecision) -> Found:
    about = f"{decision.group}, {short_date(decision.decided_on)}"
    return Found(f"{decision.reference}: {short(decision.words)}", decision.get_absolute_url(), about)


def escalations_found(person, partnership, words) -> Hits | None:
    """Escalations from and to the person's groups; what hangs on something restricted is left out."""
    if not may(person, Permission.SEE_WORK, partnership):
        return None
    rows = Escalation.objects.visible_to(person).of(partnership).exclude(EscalationQuerySet.RESTRICTED)
    rows = rows.filter(containing(words, "reference", "title", "what", "ask", "from_group__name"))
    return Hits(rows.select_related("from_group").order_by("-raised_on", "pk"), _escalation)


def _escalation(escalation: Escalation) -> Found:
    about = f"{escalation.from_group}, {short_date(escalation.raised_on)}"
    return Found(f"{escalation.reference}: {escalation.title}", escalation.get_absolute_url(), about)


def groups_found(person, partnership, words) -> Hits | None:
    """Groups by name, locality and remit."""
    if not may(person, Permission.SEE_ARRANGEMENT, partnership):
        return None
    fits = containing(words, "name", "short_name", "remit", "locality_name")
    rows = Group.objects.visible_to(person).of(partnership).filter(fits)
    return Hits(rows.order_by("-current", "position", "pk"), _group)


def _group(group: Group) -> Found:
    return Found(group.name, group.get_absolute_url(), "" if group.current else "No longer in the arrangement")


def agencies_found(person, partnership, words) -> Hits | None:
    """Agencies by what the partnership calls them and by their own names."""
    if not may(person, Permission.SEE_ARRANGEMENT, partnership):
        return None
    fits = containing(words, "name", "agency__name", "agency__short_name", "sector_title")
    rows = Part.objects.visible_to(person).of(partnership).current().filter(fits)
    return Hits(
        rows.order_by("name", "pk"), lambda part: Found(part.name, reverse("partnership:agencies"), part.sector_title)
    )


def priorities_found(person, partnership, words) -> Hits | None:
    """Priorities of the arrangement by title and note."""
    if not may(person, Permission.SEE_ARRANGEMENT, partnership):
        return None
    rows = Priority.objects.visible_to(person).of(partnership).current().filter(containing(words, "title", "note"))
    return Hits(rows.order_by("position", "pk"), _priority)


def _priority(priority: Priority) -> Found:
    return Found(priority.title, f"{reverse('partnership:arrangement')}#priorities", "Priority of the arrangement")


register_search("actions", "Actions", actions_found, order=10)
register_search("meetings", "Meetings", meetings_found, order=20)
register_search("decisions", "Decisions", decisions_found, order=30)
register_search("escalations", "Escalations", escalations_found, order=40)
register_search("groups", "Groups", groups_found, order=50)
register_search("agencies", "Agencies", agencies_found, order=60)
register_search("priorities", "Arrangement", priorities_found, order=65)
