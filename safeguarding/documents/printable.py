"""Text as a document can show it: pictographs become words, control characters go."""

import re
import unicodedata

JOINERS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
FIRST_PICTOGRAPH = 0x1F000


def printable(value):
    """``value`` (text, list or dict, however deep) with every text made fit for print.

    No font on a server draws emoji reliably, and a screen reader needs a word anyway: a face with
    tears becomes *[loudly crying face]*. Line ends stay; other control characters cannot be printed.
    """
    if isinstance(value, str):
        return value if _is_plain(value) else "".join(_shown(ch) for ch in JOINERS.sub("", value.replace("\r\n", "\n")))
    if isinstance(value, dict):
        return {key: printable(inside) for key, inside in value.items()}
    return [printable(inside) for inside in value] if isinstance(value, list) else value


def _is_plain(text: str) -> bool:
    """Whether nothing in the text needs a look, as in nearly all of a long report."""
    return text.isprintable() and ord(max(text, default=" ")) < FIRST_PICTOGRAPH and not JOINERS.search(text)


def _shown(ch: str) -> str:
    if ord(ch) >= FIRST_PICTOGRAPH and unicodedata.category(ch) == "So":
        return f"[{unicodedata.name(ch, 'symbol').lower()}]"
    if unicodedata.category(ch) in {"Cc", "Cs", "Co", "Cn"} and ch not in "\n\t":
        return ""
    return ch
