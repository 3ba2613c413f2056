"""What a message says: made from kind, noun, date and link, and from nothing else.

No caller can pass a sentence. A noun is one of a short list of things in general ("a rapid
review", never which one), so that no name, initial or circumstance can reach a mailbox.
"""

import datetime
from dataclasses import dataclass

from safeguarding.clock.wall import london_date
from safeguarding.clock.words import say_date

MARKING = "OFFICIAL"
INBOX = "/inbox/"

NOUNS = {
    "a referral",
    "a rapid review",
    "an information request",
    "an answer to an information request",
    "a practice review",
    "a learning review",
    "a meeting",
    "a decision",
    "a disagreement",
    "a document",
    "an action",
    "an escalation",
    "a task",
    "a reply of the national Panel",
    "the arrangement",
    "the working calendar",
    "your access",
}


@dataclass(frozen=True)
class Says:
    """The sentence of one kind of notice; ``{noun}`` and ``{date}`` are its only blanks."""

    sentence: str
    asks: str = "Sign in to read it."


KINDS: dict[str, Says] = {
    "deadline": Says("A deadline on {noun} is due on {date}", "Sign in to see what is needed."),
    "overdue": Says("A deadline on {noun} was due on {date} and is late", "Sign in to see what is needed."),
    "escalated": Says(
        "A deadline on {noun} was due on {date} and is late. It has been passed up to you",
        "Sign in to see whose it is and what is needed.",
    ),
    "information-requested": Says("Your agency has been asked to answer {noun}", "Sign in to answer it."),
    "decision-needed": Says("Your decision is needed on {noun}", "Sign in to read it and decide."),
    "advice-needed": Says("Your advice is needed on {noun}", "Sign in to read it and advise."),
    "date-moved": Says("A date has moved on {noun}", "Sign in to see the new date."),
}
ANY_OTHER = Says("There is news about {noun}")


NOUN_OF = {
    "referral": "a referral",
    "rapid-review": "a rapid review",
    "information-request": "an information request",
    "agreed-action": "an action",
    "panel-reply": "a reply of the national Panel",
    "practice-review": "a practice review",
}


def register_noun(noun: str, subject_kind: str = "") -> None:
    """Add a thing in general that messages may speak of, such as ``"an audit"``, and the records it names."""
    NOUNS.add(noun)
    if subject_kind:
        NOUN_OF[subject_kind] = noun


def noun_of(subject_kind: str) -> str:
    """What a reminder calls a record of this kind."""
    return NOUN_OF.get(subject_kind, "a task")


def register_kind(kind: str, sentence: str, asks: str = "Sign in to read it.") -> None:
    """Give a kind of notice its sentence; its only blanks are ``{noun}`` and ``{date}``.

    Raises KeyError for any other blank, at start-up rather than in the night.
    """
    sentence.format(noun="", date="")
    KINDS[kind] = Says(sentence, asks)


def checked_noun(noun: str) -> str:
    """``noun`` itself. Raises ValueError unless it was registered."""
    if noun not in NOUNS:
        raise ValueError(f"{noun!r} is not a registered noun; a message may name only a thing in general.")
    return noun


def sentence(kind: str, noun: str, due_on: datetime.date | None = None) -> str:
    """What the notice says in one line, without a full stop."""
    says = KINDS.get(kind, ANY_OTHER).sentence
    return says.format(noun=checked_noun(noun), date=say_date(due_on) if due_on else "a date not yet known")


def asks(kind: str) -> str:
    """What the reader is asked to do, as a sentence."""
    return KINDS.get(kind, ANY_OTHER).asks


def lateness(notice) -> str:
    """A sentence that owns up when a reminder is made after the day it was owed; otherwise ""."""
    if not notice.owed_on or notice.owed_on >= london_date(notice.made_at):
        return ""
    return f"This reminder should have reached you on {say_date(notice.owed_on)}."
