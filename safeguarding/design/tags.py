"""The colours of tags, one meaning each. The word on the tag always says it too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """What a tag of one colour stands for, with the word it carries when none is given."""

    colour: str
    word: str
    meaning: str


MEANINGS: dict[str, Meaning] = {
    "open": Meaning("blue", "Open", "Running: somebody is working on it and it is on time."),
    "new": Meaning("teal", "New", "Nobody has looked at it yet."),
    "due": Meaning("orange", "Due soon", "Due within the next days; it needs attention now."),
    "late": Meaning("red", "Late", "The date has passed and it is not done, or something failed."),
    "done": Meaning("green", "Done", "Finished, met, answered or signed off."),
    "decision": Meaning("yellow", "Waiting for a decision", "Somebody has to decide or approve before it goes on."),
    "challenge": Meaning("purple", "Challenged", "Sent back with reasons, overruled, or there is dissent."),
    "paused": Meaning("magenta", "Paused", "Stopped or blocked for a stated reason."),
    "closed": Meaning("grey", "Closed", "Ended, withdrawn or not needed; nothing is owed."),
}
COLOURS = {meaning.colour for meaning in MEANINGS.values()}


def meaning_of(state: str) -> Meaning:
    """The meaning of a state; an unknown state is shown plainly in grey."""
    return MEANINGS.get(state) or Meaning("grey", state.replace("-", " ").replace("_", " ").capitalize(), "")
