"""What authors write in a report: plain text with Markdown's marks, cleaned, read, drawn and compared.

The marks are headings, bullet and numbered lists, bold, italics, links, quotes and tables. HTML is never among
them: what looks like it is turned into marks when it is saved, and drawn as text where it was not.
"""

from reports.narrative.blocks import Block, Heading, Item, Paragraph, Quote, Run, Table, plain
from reports.narrative.checking import MOST_CHARACTERS, MOST_WORDS, reasons_against, word_count
from reports.narrative.cleaning import clean, left_out
from reports.narrative.comparing import Compared, changes
from reports.narrative.drawing import as_html, drawn
from reports.narrative.reading import blocks

__all__ = [
    "MOST_CHARACTERS",
    "MOST_WORDS",
    "Block",
    "Compared",
    "Heading",
    "Item",
    "Paragraph",
    "Quote",
    "Run",
    "Table",
    "as_html",
    "blocks",
    "changes",
    "clean",
    "drawn",
    "left_out",
    "plain",
    "reasons_against",
    "word_count",
]
