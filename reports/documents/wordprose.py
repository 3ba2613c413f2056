"""An author's words in a Word file: its own headings, lists, quotes, links and tables."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports import narrative
from reports.documents import wordxml
from reports.documents.direction import runs_right_to_left
from reports.documents.shown import parts_of
from reports.documents.wordfile import WordFile

DEEPEST_LIST = 3


def write(file: WordFile, text: str, *, above: int) -> None:
    """What an author wrote, below a heading of level ``above``."""
    _Words(file, above).write(text)


class _Words:
    """The words of one section on their way into the file."""

    def __init__(self, file: WordFile, above: int):
        self.file, self.above = file, above
        self.numberings: dict[int, int] = {}

    def write(self, text: str) -> None:
        drawn = {
            narrative.Heading: self.heading,
            narrative.Paragraph: lambda block: self.runs(block.runs),
            narrative.Quote: lambda block: self.runs(block.runs, "Quote"),
            narrative.Item: self.item,
            narrative.Table: self.table,
        }
        for block in narrative.blocks(text):
            drawn[type(block)](block)

    def heading(self, block: narrative.Heading) -> None:
        self.file.heading("", block.level + self.above)
        _fill(self.file.last, block.runs)

    def item(self, block: narrative.Item) -> None:
        depth = min(block.depth, DEEPEST_LIST)
        deep = f" {depth}" if depth > 1 else ""
        numbered = block.number is not None
        name = "List Continue" if block.more else "List Number" if numbered else "List Bullet"
        self.runs(block.runs, f"{name}{deep}")
        if numbered and not block.more:
            if block.begins:
                document = self.file.document
                self.numberings[depth] = wordxml.new_numbering(document, f"List Number{deep}", block.number)
            wordxml.number_by(self.file.last, self.numberings[depth])

    def table(self, block: narrative.Table) -> None:
        table = {
            "caption": "Table",
            "headings": [narrative.plain(runs) for runs in block.headings],
            "rows": [[narrative.plain(runs) for runs in row] for row in block.rows],
            "total": None,
        }
        for part in parts_of(table):
            self.file.table(part["caption"], part["headings"], part["rows"])

    def runs(self, runs: tuple[narrative.Run, ...], style: str | None = None) -> None:
        self.file.paragraph("", style)
        _fill(self.file.last, runs)


def _fill(paragraph: Paragraph, runs) -> None:
    """An author's runs into a paragraph: bold, italics and links as such."""
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.link:
            _link(paragraph, made, run.link)
    if runs_right_to_left(narrative.plain(runs)):
        wordxml.turn_round(paragraph)


def _link(paragraph: Paragraph, run, address: str) -> None:
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)
