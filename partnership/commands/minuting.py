"""What the commands about minutes share."""

from partnership.models import Meeting
from safeguarding.clock.refusal import Refused


def lock(meeting: Meeting) -> None:
    """Hold the meeting's row for this transaction, and bring ``meeting`` up to what it says now."""
    Meeting.objects.select_for_update().values_list("pk").get(pk=meeting.pk)
    meeting.refresh_from_db()


def refuse(reasons: list[str]) -> None:
    """Raise ``Refused`` when there are any."""
    if reasons:
        raise Refused(*reasons)
