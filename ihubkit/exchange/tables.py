"""Spreadsheets as rows of text: CSV (comma, semicolon or tab) and XLSX."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ihubkit.errors import ImportFileError

LARGEST_FILE = 50_000_000  # bytes
SEPARATORS = ",;\t"


class Row(NamedTuple):
    """One row as the spreadsheet program numbers it, cells by lower-case column name."""

    number: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A sheet: its column names and its rows; rows without any text are left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read the first sheet of a file.

    Raises:
        ImportFileError: The file cannot be read as a table; says how to save it.
    """
    if not path.is_file():
        raise ImportFileError(f"There is no file {path}. Check the name and the folder.")
    if path.stat().st_size > LARGEST_FILE:
        raise ImportFileError(
            f"{path.name} has {path.stat().st_size // 1_000_000} MB; at most "
            f"{LARGEST_FILE // 1_000_000} MB are read. Split it by wave or by school."
        )
    readers = {".csv": _csv_rows, ".xlsx": _xlsx_rows}
    if path.suffix.lower() not in readers:
        raise ImportFileError(
            f"{path.name} is neither .csv nor .xlsx. Save the sheet as “CSV UTF-8” or as XLSX."
        )
    return _table(path.name, readers[path.suffix.lower()](path))


def _table(name: str, lines: Iterable[tuple[int, Sequence[str]]]) -> Table:
    filled = ((number, cells) for number, cells in lines if any(cells))
    first = next(iter(filled), None)
    if first is None:
        raise ImportFileError(f"{name} is empty. The first row must name the columns.")
    columns = tuple(cell.lower() for cell in first[1])
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise ImportFileError(f"{name} has the column “{twice[0]}” twice. Keep one of them.")
    rows = tuple(
        Row(number, dict(zip(columns, cells, strict=False)) | _unnamed(columns, cells))
        for number, cells in filled
    )
    return Table(tuple(named), rows)


def _unnamed(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Keep text that stands right of the last named column, so that it is not lost unseen."""
    return {"": " ".join(filter(None, cells[len(columns) :]))}


def _csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ImportFileError(
            f"{path.name}, row {line}, is not in UTF-8. Save it as “CSV UTF-8” and try again."
        ) from error
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    number = 1
    try:
        for cells in reader:
            yield number, [cell.strip() for cell in cells]
            number = reader.line_num + 1
    except csv.Error as error:
        raise ImportFileError(f"{path.name}, row {number}, cannot be read: {error}.") from error


def _xlsx_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ImportFileError(
            f"{path.name} is not an XLSX file that can be opened (a password? another format?). "
            "Save it as XLSX without a password, or as “CSV UTF-8”."
        ) from error
    try:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            yield number, [_text(cell) for cell in cells]
    finally:
        book.close()


def _text(cell: object) -> str:
    """Return what the cell shows: spreadsheets keep the whole number 3 as 3.0."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
