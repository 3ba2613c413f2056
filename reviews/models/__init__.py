"""Referrals and rapid reviews."""

from reviews.models.decision import Addendum, Advice, Decision, Submission
from reviews.models.document import DocumentJob
from reviews.models.information import ChronologyEntry, InformationRequest, KeyPracticeEpisode
from reviews.models.meeting import (
    AgreedAction,
    ConferenceCall,
    Dissent,
    Meeting,
    Outcome,
    PartnerAttendance,
    Recommendation,
    RecommendationAction,
)
from reviews.models.outside import FeedBack, OutsideNotice, PanelReply, PracticeReview
from reviews.models.referral import Referral, ReferralChild
from reviews.models.review import Conflict, Named, RapidReview, Representative, StageChange

__all__ = [
    "Addendum",
    "Advice",
    "AgreedAction",
    "ChronologyEntry",
    "ConferenceCall",
    "Conflict",
    "Decision",
    "Dissent",
    "DocumentJob",
    "FeedBack",
    "InformationRequest",
    "KeyPracticeEpisode",
    "Meeting",
    "Named",
    "Outcome",
    "OutsideNotice",
    "PanelReply",
    "PartnerAttendance",
    "PracticeReview",
    "RapidReview",
    "Recommendation",
    "RecommendationAction",
    "Referral",
    "ReferralChild",
    "Representative",
    "StageChange",
    "Submission",
]
