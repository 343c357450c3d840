"""Answers from a spreadsheet: checked as a whole, every mistake named, or none taken."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from ihubkit.errors import ImportFileError, InvalidValueError
from ihubkit.exchange.tables import Row, Table, read_table
from ihubkit.model.answer import ROUNDS
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import NAME_LENGTH, Role
from ihubkit.model.value import Value

REQUIRED = ("school", "seat", "role", "instrument", "item", "facet", "value")
DEFAULTS = {"hub": "", "language": "en", "wave": "0", "round": "1"}
COLUMNS = ("hub", "school", "seat", "role", "language", "wave", *REQUIRED[3:6], "round", "value")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
UNREAD = ("title",)  # of our own export; it may stay in
WAVES = 20
MOST_MISTAKES = 20


class ImportedAnswer(Value):
    """One row of the file. `seat` numbers the participants of a school; value None: can't say."""

    row: int
    hub: str
    school: str = Field(min_length=1, max_length=NAME_LENGTH)
    seat: str
    role: Role
    language: str
    wave: int
    instrument: str
    item: str
    facet: str
    round: int
    value: int | None

    @property
    def person(self) -> tuple[str, str, int]:
        """Who answered: the same number at another school or in another wave is another seat."""
        return self.school, self.seat, self.wave

    @property
    def key(self) -> tuple[str, str, int, str, str, str, int]:
        """What may stand in the file once."""
        return (*self.person, self.instrument, self.item, self.facet, self.round)


class Mistake(NamedTuple):
    """What is wrong, and where."""

    row: int
    column: str
    value: str
    sentence: str

    def __str__(self) -> str:
        """Say it in one line."""
        value = self.value if len(self.value) <= 60 else f"{self.value[:57]}…"  # noqa: PLR2004 -- a line's worth
        return f"Row {self.row}, column “{self.column}”, value “{value}”: {self.sentence}"


def read_answers(path: Path, instruments: Mapping[str, Instrument]) -> list[ImportedAnswer]:
    """Read all answers of a CSV or XLSX file with the columns of `COLUMNS`.

    Args:
        path: The file.
        instruments: The instruments answers may belong to, by id.

    Raises:
        ImportFileError: Anything in it is wrong; names up to twenty mistakes by row, column, value.
    """
    table = read_table(path)
    _check_columns(path.name, table)
    answers: list[ImportedAnswer] = []
    mistakes: list[Mistake] = []
    for row in table.rows:
        found = _answer(row, instruments, mistakes)
        if found:
            answers.append(found)
    mistakes += _contradictions(answers)
    if mistakes:
        raise ImportFileError(_report(path.name, mistakes))
    if not answers:
        raise ImportFileError(f"{path.name} names its columns but has no answers below them.")
    return answers


def _check_columns(name: str, table: Table) -> None:
    missing = [column for column in REQUIRED if column not in table.columns]
    unknown = [column for column in table.columns if column not in (*COLUMNS, *UNREAD)]
    if not missing and not unknown:
        return
    parts = [f"has no column “{column}”" for column in missing]
    parts += [f"has a column “{column}” that is not known" for column in unknown]
    raise ImportFileError(
        f"{name} {', '.join(parts)}. Known columns: {', '.join(COLUMNS)}. Nothing was imported."
    )


def _answer(
    row: Row, instruments: Mapping[str, Instrument], mistakes: list[Mistake]
) -> ImportedAnswer | None:
    before = len(mistakes)
    cells = {column: row.cells.get(column) or DEFAULTS.get(column, "") for column in COLUMNS}

    def wrong(column: str, sentence: str) -> None:
        mistakes.append(Mistake(row.number, column, cells[column], sentence))

    wave = _number(cells["wave"], 0, WAVES, lambda sentence: wrong("wave", sentence))
    turn = _number(cells["round"], 1, ROUNDS, lambda sentence: wrong("round", sentence))
    _check_person(cells, wrong)
    value = _value(cells, instruments, wrong)
    if row.cells.get(""):
        mistakes.append(Mistake(row.number, "", row.cells[""], "it stands outside of the columns."))
    if len(mistakes) > before:
        return None
    numbers = {"row": row.number, "wave": wave, "round": turn, "value": value}
    return ImportedAnswer.model_validate(cells | numbers)


def _check_person(cells: Mapping[str, str], wrong: Callable[[str, str], None]) -> None:
    if not cells["school"]:
        wrong("school", "name the school.")
    if len(cells["school"]) > NAME_LENGTH:
        wrong("school", f"at most {NAME_LENGTH} characters.")
    if not cells["seat"]:
        wrong("seat", "number the participants of a school, e.g. 1, 2, 3.")
    if not LANGUAGE.fullmatch(cells["language"]):
        wrong("language", "use a language's code, e.g. fi.")
    if cells["role"] not in set(Role):
        wrong("role", f"use one of {', '.join(Role)}.")


def _number(text: str, lowest: int, highest: int, wrong: Callable[[str], None]) -> int:
    if text in map(str, range(lowest, highest + 1)):
        return int(text)
    wrong(f"use a whole number from {lowest} to {highest}.")
    return lowest


def _value(
    cells: Mapping[str, str],
    instruments: Mapping[str, Instrument],
    wrong: Callable[[str, str], None],
) -> int | None:
    instrument = instruments.get(cells["instrument"])
    if instrument is None:
        wrong("instrument", f"use one of {', '.join(instruments)}.")
    elif cells["item"] not in instrument.items:
        wrong("item", f"“{instrument.id}” has {', '.join(instrument.items)}.")
    elif cells["facet"] not in (known := [facet.id for facet in instrument.facets]):
        wrong("facet", f"“{instrument.id}” asks {', '.join(known)}.")
    else:
        return _checked(instrument, cells, wrong)
    return None


def _checked(
    instrument: Instrument, cells: Mapping[str, str], wrong: Callable[[str, str], None]
) -> int | None:
    item, facet, text = cells["item"], cells["facet"], cells["value"]
    try:
        value = int(text) if text else None
        instrument.check(item, facet, value)
    except (ValueError, InvalidValueError):
        known = ", ".join(str(option.value) for option in instrument.options(item, facet))
        unsure = " (empty: can't say)" if instrument.facet(facet).unsure else ""
        wrong("value", f"use one of {known}{unsure}.")
        return None
    return value


def _contradictions(answers: Iterable[ImportedAnswer]) -> list[Mistake]:
    """Find answers given twice, and participants with two roles or languages."""
    seen: dict[tuple[object, ...], int] = {}
    people: dict[tuple[str, str, int], ImportedAnswer] = {}
    mistakes = []
    for answer in answers:
        first = seen.setdefault(answer.key, answer.row)
        if first != answer.row:
            sentence = f"row {first} answers the same already. Keep one of them."
            mistakes.append(Mistake(answer.row, "item", answer.item, sentence))
        person = people.setdefault(answer.person, answer)
        for column in ("role", "language", "hub"):
            ours, theirs = getattr(answer, column), getattr(person, column)
            if ours != theirs:
                sentence = f"row {person.row} says “{theirs}” for the same seat."
                mistakes.append(Mistake(answer.row, column, ours, sentence))
    return mistakes


def _report(name: str, mistakes: list[Mistake]) -> str:
    shown = sorted(mistakes)[:MOST_MISTAKES]
    count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    rest = len(mistakes) - len(shown)
    lines = [f"{name} has {count}; nothing was imported.", *map(str, shown)]
    return "\n".join([*lines, *([f"… and {rest} more."] if rest else [])])
