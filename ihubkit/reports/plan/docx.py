"""A document as a Word file: real headings, styles and tables, meant to be edited."""

from collections.abc import Sequence
from io import BytesIO
from typing import cast

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.parts.document import DocumentPart
from docx.shared import Emu, Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ihubkit.reports.plan.docx_look import page_numbers, prepared
from ihubkit.reports.plan.docx_marks import (
    describe_picture,
    mark_row,
    mark_table,
    rule_table,
    shade,
    write,
)
from ihubkit.reports.plan.paper import (
    LONGEST_ROW,
    Facts,
    Grid,
    Heading,
    Paper,
    Picture,
    Points,
    Words,
    direction,
    plain,
)

PAGE = Mm(210 - 2 * 20)  # between the margins
NAMES = 28  # share of a page's width for the names of facts
STYLES = {"plain": "Normal", "lead": "Lead", "soft": "Soft"}


def docx_bytes(paper: Paper) -> bytes:
    """Return a document as DOCX."""
    word = Document()
    prepared(word, paper)
    write(word.add_paragraph(style="Title"), paper.title, paper.direction)
    for line in paper.about:
        write(word.add_paragraph(style="Subtitle"), line, paper.direction)
    for block in paper.blocks:
        _add(word, block, paper.direction)
    page_numbers(word.sections[0], paper)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _add(word: WordFile, block: object, way: str) -> None:
    match block:
        case Heading():
            write(word.add_paragraph(style=f"Heading {block.level}"), block.text, way)
        case Words():
            for line in block.text.strip().split("\n"):
                write(word.add_paragraph(style=STYLES[block.style]), line, way, stays=False)
        case Points():
            for item in block.items:
                write(word.add_paragraph(style="List Bullet"), item, way)
        case Facts():
            _facts(word, block, way)
        case Grid():
            _grid(word, block, way)
        case Picture():
            _picture(word, block)


def _facts(word: WordFile, facts: Facts, way: str) -> None:
    table = _table(word, facts.title, (NAMES, 100 - NAMES), way)
    mark_table(table, "w:tblLook", firstRow="0", firstColumn="1", noHBand="1", noVBand="1")
    for name, value in facts.rows:
        cells = _row(table).cells
        _fill(cells[0], name, way, style="Table Head")
        shade(cells[0])
        _fill(cells[1], value, way)
    _space(word)


def _grid(word: WordFile, grid: Grid, way: str) -> None:
    table = _table(word, grid.title, grid.widths, way)
    mark_table(table, "w:tblLook", firstRow="1", firstColumn="0", noHBand="1", noVBand="1")
    header = _row(table)
    for number, (cell, title) in enumerate(zip(header.cells, grid.columns, strict=True)):
        _fill(cell, title, way, style="Table Head", at_end=number in grid.numbers)
        shade(cell)
    mark_row(header, "w:tblHeader")
    for row in grid.rows:
        made = _row(table)
        if sum(map(len, row)) <= LONGEST_ROW:
            mark_row(made, "w:cantSplit")
        for number, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
            _fill(cell, text, way, at_end=number in grid.numbers)
    _space(word)


def _table(word: WordFile, title: str, widths: Sequence[int], way: str) -> Table:
    table: Table = word.add_table(rows=0, cols=len(widths), style="Table Grid")
    mark_table(table, "w:tblCaption", val=plain(title))
    rule_table(table)
    if way == "rtl":
        mark_table(table, "w:bidiVisual")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(PAGE * width // sum(widths))
    return table


def _row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call] # the library leaves it untyped
    return row


def _fill(
    cell: _Cell, text: str, way: str, *, style: str = "Table Text", at_end: bool = False
) -> None:
    lines = text.split("\n")
    paragraphs: list[Paragraph] = [cell.paragraphs[0]]
    paragraphs += [cell.add_paragraph() for _ in lines[1:]]
    known = cast("DocumentPart", cell.part).document.styles[style].style_id
    for paragraph, line in zip(paragraphs, lines, strict=True):
        paragraph._p.style = known  # noqa: SLF001 -- `.style` looks through all styles each time
        write(paragraph, line, way)
        if at_end:  # of the table's direction; "right" is the end of the paragraph's own
            is_alike = direction(line, way) == way
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_alike else WD_ALIGN_PARAGRAPH.LEFT


def _picture(word: WordFile, picture: Picture) -> None:
    drawn = word.add_picture(BytesIO(picture.png), width=PAGE)
    describe_picture(drawn, picture.alt)


def _space(word: WordFile) -> None:
    word.add_paragraph(style="Soft")
