"""A Word file that is put together paragraph by paragraph, in real styles and in the partnership's colour."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from reports.charts.ink import safe_colour
from reports.documents import wordxml
from reports.documents.direction import runs_right_to_left
from safeguarding.documents.layout import LANGUAGE

FONT = "Arial"
COLOURED = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "TOC Heading")
# Beyond so many columns a table's letters are smaller.
ROOMY = 6
DEEPEST_HEADING = 4


class WordFile:
    """An A4 document in British English with a title. Text goes in as it is: nothing in it is a field or mark-up."""

    def __init__(self, title: str, author: str, colour: str):
        self.document = Document()
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by = title, author, author
        properties.language, properties.comments, properties.revision = LANGUAGE, "", 1
        self._page()
        self._styles(RGBColor.from_string(safe_colour(colour).lstrip("#").upper()))

    def _page(self) -> None:
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(21)
        page.top_margin = page.bottom_margin = Mm(24)

    def _styles(self, colour: RGBColor) -> None:
        styles = self.document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
        styles["Normal"].font.name, styles["Normal"].font.size = FONT, Pt(11)
        for name in COLOURED:
            style = styles[name]
            style.font.name, style.font.color.rgb = FONT, colour
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        styles["Caption"].font.color.rgb, styles["Caption"].font.size = colour, Pt(10)
        styles["Caption"].paragraph_format.keep_with_next = True

    # Text

    def paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        """A paragraph in a style. Text that begins in a right-to-left script runs from the right."""
        made = self.last = self.document.add_paragraph(text, style)
        if runs_right_to_left(text):
            wordxml.turn_round(made)
        return made

    def heading(self, text: str, level: int) -> None:
        """A heading, from 1."""
        self.paragraph(text, f"Heading {min(level, DEEPEST_HEADING)}")

    def entry(self, title: str, text: str) -> None:
        """An entry of a list: its title in bold, what is said of it below."""
        made = self.paragraph("", "List Bullet")
        made.add_run(title).bold = True
        for line in filter(None, text.split("\n")):
            made.add_run().add_break()
            made.add_run(line)

    def new_page(self) -> None:
        """What follows begins on a new page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    # Tables and pictures

    def table(self, caption: str, headings: list[str], rows: list[list[str]], *, right=(), total=None) -> None:
        """A table under its caption. Its first row is repeated on every page; columns in ``right`` lean there."""
        self.paragraph(caption, "Caption")
        lines = [headings, *rows, *([total] if total else [])]
        table = self.document.add_table(0, len(headings), style="Table Grid")
        table.autofit = True
        for place, line in enumerate(lines):
            bold = place == 0 or (total is not None and place == len(lines) - 1)
            self._row(table, line, right, bold=bold)
        wordxml.repeat(table.rows[0])
        wordxml.describe(table, caption)
        self.document.add_paragraph()

    def _row(self, table, line: list[str], right, *, bold: bool) -> None:
        row = table.add_row()
        wordxml.keep_whole(row)
        for place, (cell, words) in enumerate(zip(row.cells, line, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(words)
            run.bold = bold or None
            if len(line) > ROOMY:
                run.font.size = Pt(8)
            if place < len(right) and right[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif runs_right_to_left(words):
                wordxml.turn_round(paragraph)

    def picture(self, data: bytes, words: str, high: Emu) -> None:
        """A picture with its words for those who do not see it."""
        shape = self.document.add_picture(io.BytesIO(data), height=high)
        widest = self.document.sections[0].page_width // 2
        if shape.width > widest:
            shape.height, shape.width = Emu(shape.height * widest // shape.width), Emu(widest)
        shape._inline.docPr.set("descr", words)
        shape._inline.docPr.set("name", "Logo")

    # What stands on every page

    def contents(self, titles: list[str]) -> None:
        """The contents, as a field that Word brings up to date with page numbers on request."""
        self.new_page()
        self.paragraph("Contents", "TOC Heading")
        first = self.document.add_paragraph()
        wordxml.field_mark(first, "begin")
        wordxml.field_code(first, 'TOC \\o "1-2" \\h \\z \\u')
        wordxml.field_mark(first, "separate")
        lines = [first, *(self.document.add_paragraph() for _ in titles[1:])]
        for line, title in zip(lines, titles, strict=False):
            line.add_run(title)
        wordxml.field_mark(lines[-1], "end")

    def running(self, head: str, marking: str) -> None:
        """The head and foot of every page: what this is, how it is marked, page x of y."""
        page = self.document.sections[0]
        page.header.paragraphs[0].add_run(head if not marking else f"{head}    {marking}").bold = bool(marking)
        foot = page.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for words, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            foot.add_run(words)
            wordxml.field_mark(foot, "begin")
            wordxml.field_code(foot, code)
            wordxml.field_mark(foot, "separate")
            foot.add_run("1")
            wordxml.field_mark(foot, "end")

    def save(self, out) -> None:
        """Write the file."""
        self.document.save(out)
