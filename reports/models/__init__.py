"""What the room of reports keeps, a file per noun."""

from reports.models.facts import Fact
from reports.models.letterhead import Letterhead
from reports.models.papers import ReportJob
from reports.models.report import Report, ReportMove
from reports.models.sealed import Correction, Recipient, Seal, SignOff
from reports.models.sections import Comment, Section

__all__ = [
    "Comment",
    "Correction",
    "Fact",
    "Letterhead",
    "Recipient",
    "Report",
    "ReportJob",
    "ReportMove",
    "Seal",
    "Section",
    "SignOff",
]
