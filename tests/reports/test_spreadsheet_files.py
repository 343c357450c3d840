"""Sheets as files that spreadsheet programs open as they were meant."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ihubkit.model.sheet import Sheet, harmless
from ihubkit.reports.tables import csv_text, xlsx_bytes

SHEET = Sheet(
    title="Plan: [Birch/School]",
    columns=("goal", "hours"),
    rows=(("=1+1", 2.5), ("Õpime koos 🌱", None)),
    note="Confidential",
)


def test_a_csv_file_tells_its_encoding_and_keeps_numbers() -> None:
    text = csv_text(SHEET)

    assert text.startswith("\ufeff")
    assert list(csv.reader(StringIO(text[1:]))) == [
        ["Confidential"],
        ["goal", "hours"],
        ["'=1+1", "2.5"],
        ["Õpime koos 🌱", ""],
    ]


def test_what_is_no_character_breaks_no_file() -> None:
    book = xlsx_bytes([Sheet(title="Odd", columns=("a",), rows=(("Õp\uffffime\x00",),))])

    assert load_workbook(BytesIO(book)).active["A2"].value == "Õpime"


def test_an_xlsx_file_holds_no_formula() -> None:
    book = load_workbook(BytesIO(xlsx_bytes([SHEET, SHEET])))

    first, second = book.worksheets
    assert first.title != second.title
    assert [cell.value for cell in first[3]] == ["'=1+1", 2.5]
    assert {cell.data_type for row in first.iter_rows() for cell in row} <= {"s", "n"}


@given(st.text())
def test_any_text_becomes_a_cell_that_is_no_formula(text: str) -> None:
    cell = str(harmless(text))

    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert harmless(cell) == cell


@pytest.mark.parametrize("number", [-1, 0, 2.5, None])
def test_numbers_stay_numbers(number: float | None) -> None:
    assert harmless(number) == number


def test_a_file_without_rows_opens_too() -> None:
    empty = Sheet(title="", columns=("a",), rows=())

    assert load_workbook(BytesIO(xlsx_bytes([empty]))).worksheets[0]["A1"].value == "a"
