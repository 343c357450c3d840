"""Spreadsheets of answers: read whole, or refused with every mistake named."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ihubkit.errors import ImportFileError
from ihubkit.exchange import COLUMNS, read_answers
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section

Sheet = Sequence[Sequence[object]]

SCALE = tuple(Option(value=n, text=f"level {n}") for n in (1, 2, 3))
STATUS = Facet(id="status", title="Status", question="Where are you?", options=SCALE)
LEVEL = Facet(id="level", title="Level", question="What do you do?", options=SCALE, unsure=False)


def instrument(name: str, facet: Facet) -> Instrument:
    items = tuple(Item(id=item, title=item, source="ours") for item in ("A1", "A2"))
    return Instrument(
        id=name,
        title=name,
        about="",
        subject="school",
        source="ours",
        licence="CC BY 4.0",
        facets=(facet,),
        sections=(Section(id="A", title="A", items=items),),
    )


INSTRUMENTS = {"school": instrument("school", STATUS), "self": instrument("self", LEVEL)}
HEAD = ["school", "seat", "role", "instrument", "item", "facet", "value"]
GOOD = ["Alder", 1, "teacher", "school", "A1", "status", 2]


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    def write(rows: Sheet, separator: str = ",", encoding: str = "utf-8") -> Path:
        text = "\n".join(separator.join(map(str, row)) for row in rows) + "\n"
        path = tmp_path / "answers.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Callable[[Sheet], Path]:
    def write(rows: Sheet) -> Path:
        book = Workbook()
        for row in rows:
            book.active.append(list(row))
        path = tmp_path / "answers.xlsx"
        book.save(path)
        return path

    return write


def mistakes_of(path: Path) -> str:
    with pytest.raises(ImportFileError) as caught:
        read_answers(path, INSTRUMENTS)
    return caught.value.message


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_of_any_usual_separator_is_read_with_and_without_a_mark_in_front(
    csv_file: Callable[..., Path], separator: str, encoding: str
) -> None:
    [answer] = read_answers(csv_file([HEAD, GOOD], separator, encoding), INSTRUMENTS)

    assert (answer.school, answer.seat, answer.role, answer.value) == ("Alder", "1", "teacher", 2)
    assert (answer.wave, answer.round, answer.language, answer.row) == (0, 1, "en", 2)


def test_a_spreadsheet_is_read_like_a_csv(
    csv_file: Callable[..., Path], xlsx_file: Callable[[Sheet], Path]
) -> None:
    birch = ["leader", "self", "A2", "level", 3]

    from_xlsx = read_answers(xlsx_file([HEAD, GOOD, ["Birch", 2.0, *birch]]), INSTRUMENTS)
    from_csv = read_answers(csv_file([HEAD, GOOD, ["Birch", 2, *birch]]), INSTRUMENTS)

    assert from_xlsx == from_csv


def test_columns_may_stand_in_any_order_and_case(csv_file: Callable[..., Path]) -> None:
    rows = [[name.upper() for name in reversed(HEAD)], list(reversed(GOOD))]

    assert read_answers(csv_file(rows), INSTRUMENTS)[0].item == "A1"


def test_an_empty_value_means_cant_say_where_that_is_an_answer(
    csv_file: Callable[..., Path],
) -> None:
    [answer] = read_answers(csv_file([HEAD, [*GOOD[:6], ""]]), INSTRUMENTS)

    assert answer.value is None


@pytest.mark.parametrize(
    ("column", "value", "mend"),
    [
        ("value", "7", "use one of 1, 2, 3 (empty: can't say)"),
        ("value", "two", "use one of 1, 2, 3"),
        ("item", "Z9", "“school” has A1, A2"),
        ("facet", "mood", "“school” asks status"),
        ("instrument", "weather", "use one of school, self"),
        ("role", "wizard", "use one of teacher, leader, support"),
        ("school", "", "name the school"),
        ("seat", "", "number the participants"),
    ],
)
def test_a_mistake_is_named_by_row_column_value_and_mend(
    csv_file: Callable[..., Path], column: str, value: str, mend: str
) -> None:
    bad = dict(zip(HEAD, GOOD, strict=True)) | {
        column: value,
        "seat": 2 if column != "seat" else "",
    }

    message = mistakes_of(csv_file([HEAD, GOOD, list(bad.values())]))

    assert f"Row 3, column “{column}”, value “{value}”: " in message
    assert mend in message
    assert "nothing was imported" in message


def test_cant_say_is_refused_where_it_is_no_answer(csv_file: Callable[..., Path]) -> None:
    message = mistakes_of(csv_file([HEAD, ["Alder", 1, "teacher", "self", "A1", "level", ""]]))

    assert "use one of 1, 2, 3." in message


def test_numbers_of_waves_and_rounds_must_fit(csv_file: Callable[..., Path]) -> None:
    message = mistakes_of(csv_file([[*HEAD, "wave", "round"], [*GOOD, "21", "0"]]))

    assert "column “wave”, value “21”: use a whole number from 0 to 20" in message
    assert "column “round”, value “0”: use a whole number from 1 to 9" in message


def test_a_language_is_a_code(csv_file: Callable[..., Path]) -> None:
    message = mistakes_of(csv_file([[*HEAD, "language"], [*GOOD, "Finnish!"]]))

    assert "column “language”, value “Finnish!”: use a language's code" in message


def test_all_mistakes_are_collected_up_to_twenty(csv_file: Callable[..., Path]) -> None:
    rows = [["Alder", seat, "teacher", "school", "A1", "status", 9] for seat in range(25)]

    message = mistakes_of(csv_file([HEAD, *rows]))

    assert "25 mistakes" in message
    assert message.count("Row ") == 20
    assert message.endswith("… and 5 more.")


def test_the_same_answer_twice_is_a_mistake(csv_file: Callable[..., Path]) -> None:
    assert "row 2 answers the same already" in mistakes_of(csv_file([HEAD, GOOD, GOOD]))


def test_one_seat_has_one_role(csv_file: Callable[..., Path]) -> None:
    other = ["Alder", 1, "leader", "school", "A2", "status", 2]

    assert "row 2 says “teacher”" in mistakes_of(csv_file([HEAD, GOOD, other]))


def test_missing_and_unknown_columns_are_named(csv_file: Callable[..., Path]) -> None:
    message = mistakes_of(csv_file([[*HEAD[:6], "worth"], GOOD]))

    assert "has no column “value”" in message
    assert "a column “worth” that is not known" in message


def test_text_right_of_the_last_column_is_not_lost_unseen(csv_file: Callable[..., Path]) -> None:
    assert "value “stray”" in mistakes_of(csv_file([HEAD, [*GOOD, "stray"]]))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("answers.csv", b"", "is empty"),
        ("answers.csv", ",".join(HEAD).encode(), "has no answers below"),
        ("answers.csv", "school\nMäntylä".encode("latin-1"), "row 2, is not in UTF-8"),
        ("answers.csv", b"school,school\na,b", "the column “school” twice"),
        ("answers.xlsx", b"PK not really", "not an XLSX file"),
        ("answers.doc", b"", "neither .csv nor .xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    message = mistakes_of(path).replace("names its columns but has", "has")

    assert sentence in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no file" in mistakes_of(tmp_path / "gone.csv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".xlsx"]))
def test_whatever_a_file_holds_the_answer_is_a_sentence(
    tmp_path: Path, content: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)

    assert mistakes_of(path)


def test_all_columns_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")

    assert [column for column in COLUMNS if f"`{column}`" not in page] == []
