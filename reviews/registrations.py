"""What this room lends to the floors below when the portal starts."""

from django.db.models import Count

from accounts.access import among_visible, may, register_subject
from accounts.policy import Permission
from accounts.search import Found, Hits, containing, register_search
from accounts.waiting import register_waiting
from partnership.rules.versions import register_records
from reviews.document.making import make_waiting
from reviews.models import AgreedAction, InformationRequest, PanelReply, PracticeReview, RapidReview, Referral
from reviews.waiting import waiting_here
from safeguarding.clock.commands import on_closure_moved
from safeguarding.design import navigation
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note
from safeguarding.notices.hooks import register_each_tick
from safeguarding.notices.words import register_kind

KINDS = {
    "referral-sent": ("A professional has sent {noun}", "Sign in to read it and answer."),
    "referral-answered": ("There is an answer to {noun} that you made", "Sign in to read it."),
    "review-opened": ("The partnership has opened {noun}", "Sign in to see what is needed of you."),
    "information-chased": ("Your agency still has to answer {noun}", "Sign in to answer it."),
    "more-time-wanted": ("An agency asks for more time with {noun}", "Sign in to answer."),
    "more-time-answered": ("There is an answer to your wish for more time with {noun}", "Sign in to see your date."),
    "decision-wanted": ("Your decision or advice is needed on {noun}", "Sign in to read it."),
    "advice-given": ("Independent advice has been given on {noun}", "Sign in to read it."),
    "decision-made": ("There is a decision on {noun}", "Sign in to read it."),
    "decision-challenged": ("The decision maker has challenged {noun}", "Sign in to read the reasons."),
    "panel-replied": ("The national Panel has replied on {noun}", "Sign in to read it."),
    "review-withdrawn": ("The partnership has withdrawn {noun}", "Sign in to read why."),
    "feedback-given": ("You have been given feedback on {noun}", "Sign in to see when and how."),
    "named-on-review": ("You have been named on {noun}", "Sign in to see it."),
}

ENTRANCES = [
    ("Reviews", "reviews:reviews", Permission.SEE_REVIEWS),
    ("Referrals", "reviews:referrals", Permission.MAKE_REFERRAL),
    ("Requests", "reviews:requests", Permission.ANSWER_REQUEST),
]


def through_reviews(model, column="review_id"):
    """Records that are seen by whoever sees their review."""

    def visible(person):
        return model.objects.filter(among_visible(column, person, "rapid-review")).values("pk")

    return visible


def note_moved(*, clock, moves, why, by) -> None:
    """A closure day moved dates of a record: a line in its log for each."""
    for move in moves:
        moved = f"“{move.deadline.title}” moved from {long_date(move.before)} to {long_date(move.after)}"
        note(subject=clock.subject, what=f"{why}. {moved}", kind="clock", by=by or "The working calendar")


def reviews_found(person, partnership, words) -> Hits | None:
    """Rapid reviews that name the person, by their reference and by nothing else of the case."""
    if not may(person, Permission.SEE_REVIEWS, partnership):
        return None
    rows = RapidReview.objects.visible_to(person).filter(containing(words, "reference"), partnership=partnership)
    shown = rows.only("reference").order_by("-reference")
    return Hits(shown, lambda review: Found(review.reference, review.get_absolute_url(), "Rapid review"))


def running_by_version(partnership) -> dict[int, int]:
    """How many rapid reviews run under each version of the arrangement, by its id."""
    running = partnership.reviews.filter(ended_at=None).order_by()
    return dict(running.values_list("arrangement").annotate(n=Count("pk")))


def register() -> None:
    """Called once, when every app is loaded."""
    register_subject("referral", lambda person: Referral.objects.visible_to(person).values("pk"))
    register_subject("rapid-review", lambda person: RapidReview.objects.visible_to(person).values("pk"))
    register_subject("information-request", lambda person: InformationRequest.objects.visible_to(person).values("pk"))
    register_subject("agreed-action", through_reviews(AgreedAction), storied=False)
    register_subject("panel-reply", through_reviews(PanelReply), storied=False)
    register_subject("practice-review", through_reviews(PracticeReview, "rapid_review_id"))
    for kind, (sentence, asks) in KINDS.items():
        register_kind(kind, sentence, asks)
    on_closure_moved.append(note_moved)
    register_waiting(waiting_here)
    register_records(running_by_version)
    register_search("reviews", "Reviews", reviews_found, order=5)
    register_each_tick("papers of reviews", make_waiting)
    for place, (title, name, permission) in enumerate(ENTRANCES):
        navigation.register(navigation.NavItem(20 + place, title, name, permission))


register()
