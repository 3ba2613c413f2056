"""The story of each case, as a script that yields the moment at which it goes on.

Days are working days before today (``Days``). Cases are started so that today's picture of the
portal has every stage in it.
"""

from collections.abc import Iterator

from safeguarding.demo.case import Case
from safeguarding.demo.scripts import ended, referrals, running, waiting
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script

# Name of the text; the script; which support officer and which referrer it belongs to; the day of the referral.
CASES = (
    ("practice", ended.practice_review, 0, 2, -95),
    ("closed", ended.no_further_review, 1, 0, -72),
    ("overruled", ended.decided_otherwise, 0, 1, -58),
    ("withdrawn", ended.withdrawn, 1, 0, -44),
    ("very_late", running.very_late, 1, 0, -23),
    ("paused", running.paused, 0, 2, -15),
    ("decided", waiting.for_feedback, 0, 2, -14),
    ("challenged", waiting.resubmitted, 1, 1, -13),
    ("signing", waiting.for_signing, 0, 0, -13),
    ("extended", running.extended, 1, 1, -12),
    ("dissent", running.dissent, 1, 2, -11),
    ("tomorrow", running.meeting_tomorrow, 0, 0, -9),
    ("declined", referrals.declined, 0, 1, -6),
    ("day_three", running.day_three, 0, 1, -3),
    ("late", referrals.late, 0, 1, -2),
    ("day_one", running.day_one, 1, 0, -1),
    ("draft", referrals.draft, 0, 0, -1),
    ("waiting", referrals.waiting, 0, 0, 0),
)
OWN_FILES = {"signing", "challenged"}


def scripts(stage: Stage) -> Iterator[Script]:
    """Every case's script; those from before the arrangement was in force are left out."""
    begins = stage.arrangement.document["partnership"]["in-force-from"]
    for name, script, officer, referrer, day in CASES:
        text = stage.text(name) if name in OWN_FILES else stage.text("other_cases")[name]
        if stage.days.on(day).isoformat() >= str(begins):
            yield script(Case(stage, text, officer=officer, referrer=referrer), day)
