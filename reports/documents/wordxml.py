"""What a Word file needs and its library has no words for: fields, directions, heads of tables, numbered lists."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

# What stands behind the direction among a paragraph's properties (ECMA-376, part 1, 17.3.1.26).
AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
    *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)


def _value(name: str, value: str):
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def turn_round(paragraph: Paragraph) -> None:
    """Let a paragraph and its runs go from right to left."""
    paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)
    for run in paragraph.runs:
        run.font.rtl = True


def repeat(row) -> None:
    """Mark a row as the table's head, which every page repeats and readers announce."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row) -> None:
    """A row stays on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def describe(table, words: str) -> None:
    """The table's name for those who do not see it."""
    table._tbl.tblPr.append(_value("w:tblCaption", words))


def field_mark(paragraph: Paragraph, kind: str) -> None:
    """Where a field begins, where its result begins (separate), where it ends."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def field_code(paragraph: Paragraph, code: str) -> None:
    """What a field shows, such as ``PAGE``."""
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    paragraph.add_run()._r.append(instruction)


def new_numbering(document, style: str, first: int) -> int:
    """A numbering of its own for one list, in the manner of ``style``, beginning with ``first``; its number."""
    numbering = document.part.numbering_part.element
    like = document.styles[style].element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(like).abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(first)
    return made.numId


def number_by(paragraph: Paragraph, numbering: int) -> None:
    """Count a paragraph in a numbering."""
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering
