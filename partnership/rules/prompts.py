"""The four questions that every meeting of every group answers before it ends.

What they ask comes from the arrangements: how the meeting benefited children, how children and families
were heard, what it means for the workforce and for learning, and what has changed.
"""

from dataclasses import dataclass

from partnership.models import Group


@dataclass(frozen=True)
class Prompt:
    """One of the four: ``hint`` says in a sentence or two what to write."""

    key: str
    question: str
    hint: str


PROMPTS: dict[str, Prompt] = {
    "children": Prompt(
        "children",
        "How did this meeting benefit children?",
        "What will be better for a child here because the group met, in words that a parent would understand.",
    ),
    "voice": Prompt(
        "voice",
        "How were the voices of children and families heard?",
        "What they said, how it reached the meeting, and what the group did about it.",
    ),
    "workforce": Prompt(
        "workforce",
        "What does it mean for the workforce and for learning?",
        "What staff need to know or do differently, and how they will learn it.",
    ),
    "impact": Prompt(
        "impact",
        "What has changed, and how does the group know?",
        "The difference that earlier decisions and actions made, with its evidence.",
    ),
}

# Words by which what a group must evidence finds the question that it belongs to; the rest is about impact.
_BELONGS = (
    ("voice", ("said", "voice", "heard", "word with", "view")),
    ("workforce", ("learning", "training", "staff", "workforce", "practitioner", "passed on")),
    ("children", ("benefit", "outcomes for children")),
)


def _question_for(evidence: str) -> str:
    """The key of the prompt under which a line of ``must_evidence`` is shown."""
    text = evidence.lower()
    return next((key for key, signs in _BELONGS if any(sign in text for sign in signs)), "impact")


def prompts_for(group: Group) -> list[Prompt]:
    """The four prompts, each with what the arrangement says that this group must show added to its hint."""
    extra: dict[str, list[str]] = {}
    for evidence in group.must_evidence:
        extra.setdefault(_question_for(evidence), []).append(evidence)
    return [_with(prompt, extra.get(prompt.key, [])) for prompt in PROMPTS.values()]


def _with(prompt: Prompt, evidence: list[str]) -> Prompt:
    if not evidence:
        return prompt
    shown = "; ".join(one.rstrip(".") for one in evidence)
    return Prompt(prompt.key, prompt.question, f"{prompt.hint} This group must also show: {shown}.")
