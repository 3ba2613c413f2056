"""The answers that the referral and the review offer. Labels are the field's own words.

Ethnic groups follow the harmonised list that the national notification form uses; a partnership
reads them in reports, never beside a name.
"""

from django.db.models import TextChoices


class AgeBand(TextChoices):
    UNBORN = "unborn", "Unborn"
    UNDER_1 = "under-1", "Under 1"
    FROM_1_TO_2 = "1-2", "1 to 2"
    FROM_3_TO_5 = "3-5", "3 to 5"
    FROM_6_TO_10 = "6-10", "6 to 10"
    FROM_11_TO_15 = "11-15", "11 to 15"
    FROM_16_TO_17 = "16-17", "16 to 17"
    CARE_LEAVER = "18-24", "18 to 24, a care leaver"


class Sex(TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    NOT_KNOWN = "not-known", "Not known yet"


class Ethnicity(TextChoices):
    ASIAN = "asian", "Asian or Asian British"
    BLACK = "black", "Black, Black British, Caribbean or African"
    MIXED = "mixed", "Mixed or multiple ethnic groups"
    WHITE_BRITISH = "white-british", "White: English, Welsh, Scottish, Northern Irish or British"
    WHITE_GYPSY = "white-gypsy-roma-traveller", "White: Gypsy, Roma or Irish Traveller"
    WHITE_OTHER = "white-other", "White: any other background"
    OTHER = "other", "Other ethnic group"
    NOT_KNOWN = "not-known", "Not known yet"


class Disability(TextChoices):
    NONE = "none", "No disability known"
    YES = "yes", "Disabled child"
    NOT_KNOWN = "not-known", "Not known yet"


class LegalStatus(TextChoices):
    NONE = "none", "Living with family, no order"
    LOOKED_AFTER = "looked-after", "Looked after by a council"
    ORDER = "order", "Subject to a court order, not looked after"
    CARE_LEAVER = "care-leaver", "Care leaver"
    NOT_KNOWN = "not-known", "Not known yet"


class PlanHistory(TextChoices):
    NEVER = "never", "Never had a plan"
    IN_NEED_NOW = "in-need-now", "Child in need plan now"
    PROTECTION_NOW = "protection-now", "Child protection plan now"
    PAST = "past", "Had a plan in the past"
    NOT_KNOWN = "not-known", "Not known yet"


class Harm(TextChoices):
    DIED = "died", "Died"
    SERIOUS = "serious-harm", "Seriously harmed"
    AT_RISK = "at-risk", "In the same home, not harmed as far as is known"


class Presence(TextChoices):
    PRESENT = "present", "Present"
    DELEGATE = "delegate", "Sent a delegate"
    ABSENT = "absent", "Absent"


class Body(TextChoices):
    """What a message to an outside body was about."""

    INCIDENT = "incident", "Notification of the incident"
    DECISION = "decision", "The decision on the rapid review"


class Reply(TextChoices):
    AGREES = "agrees", "Agrees with the decision"
    ASKS_MORE = "asks-more", "Asks for more information"
    DISAGREES = "disagrees", "Disagrees with the decision"
    NATIONAL = "national-review", "Is considering a national review"


class Confidence(TextChoices):
    RECORDED = "recorded", "From a record made at the time"
    RECALLED = "recalled", "Recalled by somebody"
    UNSURE = "unsure", "Date or fact not certain"


PARALLEL = [
    ("police", "Police investigation"),
    ("coroner", "Coroner or inquest"),
    ("child-death", "Child death review or joint agency response"),
    ("nhs", "NHS patient safety investigation"),
    ("domestic-abuse", "Domestic abuse related death review"),
    ("adult", "Safeguarding adult review"),
    ("designated-officer", "Allegation against somebody who works with children"),
    ("care", "Care proceedings"),
]
