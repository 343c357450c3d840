"""A table that leaves the kit as a file: its cells are data for every spreadsheet program."""

import unicodedata
from datetime import date

from pydantic import field_validator

from ihubkit.model.texts import is_writing
from ihubkit.model.value import Value

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
FORMULA = ("=", "+", "-", "@")


def harmless(cell: Cell) -> Cell:
    """Return a cell no spreadsheet program takes for a formula; numbers and days stay."""
    if not isinstance(cell, str):
        return cell
    text = "".join(c for c in cell if c == "\n" or is_writing(c))
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return f"'{text}" if first in FORMULA or cell[:1] in ("\t", "\r") else text


class Sheet(Value):
    """A titled table; `note` stands above it, for whoever opens the file."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @field_validator("rows")
    @classmethod
    def _cells_are_harmless(cls, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(tuple(harmless(cell) for cell in row) for row in rows)
