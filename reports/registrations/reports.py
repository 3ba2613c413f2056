"""Reports: what may be seen of them by those who ask by number."""

from accounts.access import register_subject
from reports.models import Report
from safeguarding.notices.words import register_noun

register_subject("report", lambda person: Report.objects.visible_to(person).values("pk"))
register_noun("a report", "report")
