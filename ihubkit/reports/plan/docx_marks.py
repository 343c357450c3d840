"""What python-docx leaves to its users: marks in the XML, each in the place the format asks for."""

from itertools import pairwise
from typing import Any
from unicodedata import bidirectional

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ihubkit.reports.plan.paper import RIGHT_TO_LEFT, direction, plain

# What comes after a mark among its siblings (ECMA-376 part 1, 17.3 and 17.4).
LINE, GROUND = "AEB7CB", "F3F5FB"
_AFTER = {
    "w:bidiVisual": (
        *("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing"),
        *("w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
        *("w:tblCaption", "w:tblDescription"),
    ),
    "w:tblBorders": ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"),
    "w:tblCaption": ("w:tblDescription",),
    "w:bidi": (
        *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
        *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
        *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
        *("w:pPrChange", "w:rtlGutter", "w:docGrid"),
    ),
    "w:rtl": ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
    "w:lang": ("w:eastAsianLayout", "w:specVanish", "w:oMath"),
}


def put(parent: Any, tag: str, **values: str) -> Any:  # noqa: ANN401 -- an element of any kind
    """Set a mark in an element, once and in its place."""
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    element = _element(tag, **values)
    parent.insert_element_before(element, *_AFTER.get(tag, ()))
    return element


def _element(tag: str, **values: str) -> Any:  # noqa: ANN401 -- an element of any kind
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def mark_table(table: Table, tag: str, **values: str) -> None:
    """Set a property of a table."""
    put(table._tbl.tblPr, tag, **values)  # noqa: SLF001 -- the library offers no other way


def mark_row(row: _Row, tag: str) -> None:
    """Set a property of a row."""
    put(row._tr.get_or_add_trPr(), tag)  # noqa: SLF001 -- the library offers no other way


def rule_table(table: Table) -> None:
    """Draw thin grey lines between cells."""
    borders = put(table._tbl.tblPr, "w:tblBorders")  # noqa: SLF001 -- the library offers no other way
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))


def shade(cell: _Cell) -> None:
    """Put a light ground under a cell that names others."""
    put(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=GROUND)  # noqa: SLF001 -- the library offers no other way


def describe_picture(shape: InlineShape, alt: str) -> None:
    """Say what a picture shows, for those who do not see it."""
    shape._inline.docPr.set("descr", plain(alt))  # noqa: SLF001 -- the library offers no other way


def write(paragraph: Paragraph, text: str, way: str, *, stays: bool = True) -> None:
    """Write a text into a paragraph, each script in the direction it is read.

    Args:
        paragraph: An empty one.
        text: As typed.
        way: The document's direction: what a text without letters follows.
        stays: Whether it begins where the document's lines begin, also when it runs the other way.
    """
    text = plain(text)
    runs_way = direction(text, way)
    if runs_way != way:
        put(paragraph._p.get_or_add_pPr(), "w:bidi", val=str(int(runs_way == "rtl")))  # noqa: SLF001 -- the library offers no other way
        if stays:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT  # the end of its own direction
    for is_rtl, part in _runs(text, runs_way):
        run = paragraph.add_run(part)
        if is_rtl:
            put(run._r.get_or_add_rPr(), "w:rtl")  # noqa: SLF001 -- the library offers no other way


def _runs(text: str, way: str) -> list[tuple[bool, str]]:
    """Cut a text where its direction changes.

    Signs and spaces between letters of one direction go with them; others with the paragraph, as
    the Unicode rules for two directions say (UAX 9, N1 and N2).
    """
    kinds = [bidirectional(character) for character in text]
    letters = [(n, kind != "L") for n, kind in enumerate(kinds) if kind in (*RIGHT_TO_LEFT, "L")]
    flags: list[bool] = []
    is_rtl = before = way == "rtl"
    for place, flag in [*letters, (len(text), is_rtl)]:
        between = flag if flag == before else is_rtl
        flags += [between] * (place - len(flags)) + [flag]
        before = flag
    ends = [0, *(n for n, (a, b) in enumerate(pairwise(flags[:-1]), 1) if a != b), len(text)]
    return [(flags[start], text[start:end]) for start, end in pairwise(ends) if start < end]
