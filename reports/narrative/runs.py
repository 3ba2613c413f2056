"""From the marks inside a paragraph to runs of letters that look alike."""

import re
from dataclasses import replace

from markdown_it.token import Token

from reports.narrative.blocks import Run, Runs

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+\Z", re.IGNORECASE)
_IN_TEXT = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'’”*)\]]", re.IGNORECASE)
_BREAKS = {"softbreak", "hardbreak"}


def leads_outside(address: str) -> bool:
    """Whether a link may lead there: a web page or an e-mail address."""
    return bool(_ADDRESS.match(address))


def runs_of(inline: Token) -> Runs:
    """The runs of one paragraph, heading, item or cell. Addresses in plain text become links."""
    now, runs = Run(""), []
    for token in inline.children or ():
        if token.type == "text":
            runs += _linked(replace(now, text=token.content))
        elif token.type in _BREAKS:
            runs.append(replace(now, text="\n"))
        elif token.type in _LOOKS:
            now = _LOOKS[token.type](now, token)
    return _joined(runs)


_LOOKS = {
    "strong_open": lambda run, _: replace(run, bold=True),
    "strong_close": lambda run, _: replace(run, bold=False),
    "em_open": lambda run, _: replace(run, italic=True),
    "em_close": lambda run, _: replace(run, italic=False),
    "link_open": lambda run, token: replace(run, link=str(token.attrGet("href") or "")),
    "link_close": lambda run, _: replace(run, link=""),
}


def _linked(run: Run) -> list[Run]:
    """The run with each web address in it as a link of its own."""
    if run.link:
        return [run]
    runs, last = [], 0
    for found in _IN_TEXT.finditer(run.text):
        runs.append(replace(run, text=run.text[last : found.start()]))
        runs.append(replace(run, text=found[0], link=found[0]))
        last = found.end()
    return [*runs, replace(run, text=run.text[last:])]


def _joined(runs: list[Run]) -> Runs:
    """Neighbours that look alike as one, and none that is empty."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text=run.text) == run:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)
