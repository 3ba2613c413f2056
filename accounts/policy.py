"""Who may do what, as a page of data that a safeguarding lead can read and sign off."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a page may ask for. Which records it applies to is cut by ``visible_to``."""

    SEE_HOME = "see the home page and one's own inbox"
    SEE_ARRANGEMENT = "read the arrangement, its groups and agencies"
    MANAGE_ARRANGEMENT = "load arrangements and manage closure days"
    MANAGE_PEOPLE = "invite people, give and end roles"
    SEE_NOTICE_LEDGER = "see which notices were sent, failed or wait"
    MAKE_REFERRAL = "make a referral and follow one's own"
    SEE_REFERRALS = "read every referral"
    ACCEPT_REFERRAL = "accept or decline a referral"
    SEE_REVIEWS = "open the list of reviews one is named on"
    RUN_REVIEW = "run a rapid review: requests, meeting, submission, notifications"
    ANSWER_REQUEST = "answer an information request to one's agency"
    ADVISE_ON_REVIEW = "give independent advice on a review"
    DECIDE_REVIEW = "sign off, challenge or overrule a review"
    SEE_CASE_LOG = "see who opened a case"
    SEE_WORK = "see the meetings, actions and plans of the groups one sits in, and one's agency's actions"
    SEE_ALL_WORK = "see the meetings, actions and plans of every group"
    RUN_GROUPS = "keep groups and memberships, plan and minute meetings, raise and confirm actions"
    CHAIR_GROUPS = "approve minutes, confirm actions and report, in the groups that one chairs"
    ANSWER_ESCALATIONS = "answer what groups escalate"
    PUBLISH_ARRANGEMENT = "draft, compare and publish the arrangement"
    SEE_FUNDING = "see contributions and spending"
    MANAGE_FUNDING = "keep contributions, spending and next year's agreement"
    SEE_REPORTS = (
        "read reports that partners comment on, have their documents made, comment, write what one is asked for"
    )
    WRITE_REPORTS = "begin reports, take their facts, write and seal them"
    GIVE_SCRUTINY = "write independent scrutiny's statement in a report"
    SIGN_REPORTS = "sign off a report for the statutory partner that one represents"
    PUBLISH_REPORTS = "publish a signed report and record to whom it was sent"


@dataclass(frozen=True)
class Role:
    """A role: its title, what it is in a sentence, and its permissions."""

    title: str
    description: str
    permissions: frozenset[Permission]
    opens_cases: bool = False


P = Permission
_EVERYBODY = frozenset({P.SEE_HOME, P.SEE_ARRANGEMENT, P.MAKE_REFERRAL})

_RUNS = _EVERYBODY | {
    P.SEE_REFERRALS,
    P.ACCEPT_REFERRAL,
    P.SEE_REVIEWS,
    P.RUN_REVIEW,
    P.SEE_NOTICE_LEDGER,
    P.SEE_CASE_LOG,
    P.MANAGE_PEOPLE,
    P.SEE_WORK,
    P.SEE_ALL_WORK,
    P.RUN_GROUPS,
    P.PUBLISH_ARRANGEMENT,
    P.SEE_FUNDING,
    P.MANAGE_FUNDING,
    P.SEE_REPORTS,
    P.WRITE_REPORTS,
    P.PUBLISH_REPORTS,
}

# What the groups do is open to whoever answers for the whole; the rest see their own groups and agency.
_OVERSEES = {P.SEE_WORK, P.SEE_ALL_WORK, P.SEE_FUNDING, P.SEE_REPORTS}

ROLES: dict[str, Role] = {
    "support_team": Role(
        "Support team",
        "Runs the partnership day to day: takes referrals, runs rapid reviews, chases, minutes.",
        _RUNS,
        opens_cases=True,
    ),
    "business_manager": Role(
        "Business manager",
        "Leads the support team; keeps the arrangement, the calendar and people's roles.",
        _RUNS | {P.MANAGE_ARRANGEMENT},
        opens_cases=True,
    ),
    "executive_member": Role(
        "Executive member",
        "Represents a safeguarding partner on the executive: sees every group's work, answers escalations, "
        "sees the reviews they are named on.",
        _EVERYBODY | _OVERSEES | {P.SEE_REVIEWS, P.ANSWER_ESCALATIONS, P.SIGN_REPORTS},
        opens_cases=True,
    ),
    "group_chair": Role(
        "Group chair",
        "Chairs a group: approves its minutes, confirms its actions, reports; sees the reviews they are named on.",
        _EVERYBODY | {P.SEE_REVIEWS, P.SEE_WORK, P.CHAIR_GROUPS, P.SEE_REPORTS},
        opens_cases=True,
    ),
    "group_member": Role(
        "Group member",
        "Sits on a group for an agency: its meetings, its actions; sees the reviews they are named on.",
        _EVERYBODY | {P.SEE_REVIEWS, P.SEE_WORK, P.SEE_REPORTS},
        opens_cases=True,
    ),
    "independent_chair": Role(
        "Independent chair",
        "Independent of every agency. Where the arrangement says so, decides on rapid reviews.",
        _EVERYBODY
        | _OVERSEES
        | {
            P.SEE_REVIEWS,
            P.DECIDE_REVIEW,
            P.ADVISE_ON_REVIEW,
            P.SEE_CASE_LOG,
            P.ANSWER_ESCALATIONS,
            P.GIVE_SCRUTINY,
        },
        opens_cases=True,
    ),
    "partnership_chair": Role(
        "Partnership chair",
        "Chairs the partnership. Where the arrangement says so, decides on rapid reviews.",
        _EVERYBODY | _OVERSEES | {P.SEE_REVIEWS, P.DECIDE_REVIEW, P.ANSWER_ESCALATIONS},
        opens_cases=True,
    ),
    "scrutineer": Role(
        "Independent scrutineer",
        "Independent scrutiny: advises on reviews and challenges; decides only where the arrangement says so.",
        _EVERYBODY | _OVERSEES | {P.SEE_REVIEWS, P.ADVISE_ON_REVIEW, P.DECIDE_REVIEW, P.GIVE_SCRUTINY},
        opens_cases=True,
    ),
    "agency_lead": Role(
        "Agency lead",
        "Answers for one agency: the requests made to it, its actions, its contribution.",
        _EVERYBODY | {P.ANSWER_REQUEST, P.SEE_WORK, P.SEE_FUNDING, P.SEE_REPORTS},
        opens_cases=True,
    ),
    "referrer": Role(
        "Referrer",
        "A professional of any agency: makes referrals and follows their own.",
        _EVERYBODY,
    ),
    "observer": Role(
        "Read-only observer",
        "Reads the arrangement; sees no case.",
        frozenset({P.SEE_HOME, P.SEE_ARRANGEMENT}),
    ),
}
