"""Sheets as files: CSV for every program, XLSX for Excel and LibreOffice."""

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ihubkit.model.sheet import Cell, Row, Sheet, harmless

WIDEST = 60  # characters of a column; longer texts wrap
NARROWEST = 16  # of a column that wraps
LINE = 240  # of all columns together, so that a printed sheet can be read
LINE_HEIGHT, HIGHEST = 15, 409  # points; what Excel takes as a row's height
FONT = "Arial"  # which every program has, or has another for
LONGEST_TITLE = 31  # what Excel takes as a sheet's name
LONGEST_CELL = 32_767  # what Excel takes as a cell
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def csv_text(sheet: Sheet) -> str:
    """Return a sheet as CSV; its first character tells Excel that it is UTF-8."""
    out = StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    if sheet.note:
        writer.writerow([harmless(sheet.note)])
    writer.writerow(sheet.columns)
    writer.writerows(sheet.rows)
    return out.getvalue()


def xlsx_bytes(sheets: Sequence[Sheet], *, title: str = "", direction: str = "ltr") -> bytes:
    """Return sheets as one XLSX file: header bold and fixed, columns as wide as their texts.

    Args:
        sheets: One page each.
        title: What the file calls itself.
        direction: Which way its language runs; with "rtl" the first column is the right one.
    """
    book = Workbook()
    book.remove(book.active)
    book.properties.title = title or None
    for number, sheet in enumerate(sheets, 1):
        name = sheet.title.translate(_FORBIDDEN).strip()[: LONGEST_TITLE - 3]
        page = book.create_sheet(f"{number} {name}".strip())
        page.sheet_view.rightToLeft = direction == "rtl"
        _fill(page, sheet)
        _prepare_print(page, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    if sheet.note:
        page.append([_short(harmless(sheet.note))])
    page.append(list(sheet.columns))
    header = page.max_row
    page.freeze_panes = f"A{header + 1}"
    for row in sheet.rows:
        for part in _parts(row):
            page.append(part)
    widths = _widths(sheet)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    side = "right" if page.sheet_view.rightToLeft else None  # also of Latin names
    for row in page.iter_rows(min_row=header):
        lines = 1
        for cell, width in zip(row, widths, strict=True):
            is_text = isinstance(cell.value, str)
            cell.font = Font(name=FONT, size=10, bold=cell.row == header)
            cell.alignment = Alignment(side if is_text else None, "top", wrap_text=is_text)
            lines = max(lines, _lines(cell.value, width))
        page.row_dimensions[row[0].row].height = min(lines * LINE_HEIGHT, HIGHEST)


def _widths(sheet: Sheet) -> list[int]:
    """Return how wide the columns are, in characters."""
    widest = min(WIDEST, max(NARROWEST, LINE // len(sheet.columns)))
    columns = zip(sheet.columns, *sheet.rows, strict=True)
    return [
        min(max(_longest_line(cell) for cell in column if cell is not None) + 2, widest)
        for column in columns
    ]


def _lines(value: Cell, width: int) -> int:
    """Estimate how many lines a text takes in a cell: no program tells its letters' widths."""
    room = max(width - 2, 1)
    return sum(1 + (len(line) - 1) // room for line in str(value or "").split("\n"))


def _prepare_print(page: Worksheet, sheet: Sheet) -> None:
    """Let the page be printed as wide as paper is, its header on every sheet."""
    header = 2 if sheet.note else 1
    page.print_title_rows = f"1:{header}"
    page.print_options.gridLines = True
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _parts(row: Row) -> Iterator[Row]:
    """Cut a row whose texts are longer than a cell takes: they go on in the rows below."""
    yield tuple(_short(cell) for cell in row)
    rest = [cell[LONGEST_CELL:] if isinstance(cell, str) else "" for cell in row]
    if any(rest):
        yield from _parts(tuple(harmless(text) for text in rest))


def _longest_line(cell: Cell) -> int:
    return max(map(len, str(cell).split("\n")))


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] or None if isinstance(cell, str) else cell
