"""Sheets as files: CSV for every program, XLSX for Excel and LibreOffice."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ihubkit.model.sheet import Cell, Sheet, harmless

WIDEST = 60  # characters; longer texts wrap
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


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as one XLSX file: header bold and fixed, columns as wide as their texts."""
    book = Workbook()
    book.remove(book.active)
    for number, sheet in enumerate(sheets, 1):
        name = sheet.title.translate(_FORBIDDEN).strip()[: LONGEST_TITLE - 3]
        _fill(book, sheet, f"{number} {name}".strip())
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(book: Workbook, sheet: Sheet, name: str) -> None:
    page = book.create_sheet(name)
    if sheet.note:
        page.append([_short(harmless(sheet.note))])
    page.append(list(sheet.columns))
    header = page.max_row
    for cell in page[header]:
        cell.font = Font(bold=True)
    page.freeze_panes = f"A{header + 1}"
    for row in sheet.rows:
        page.append([_short(cell) for cell in row])
    for number, column in enumerate(zip(sheet.columns, *sheet.rows, strict=True), 1):
        longest = max(len(str(cell)) for cell in column if cell is not None)
        page.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell
