"""What is asked of a whole hub: all answers column by column, and all releases of a wave."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from ihubkit.errors import NotFoundError
from ihubkit.model.answer_columns import AnswerColumns
from ihubkit.model.release import Release
from ihubkit.store.part import Part, one
from ihubkit.store.tables import ANSWERS, RELEASES, SEATS, WORKSHOPS

AT_ONCE = 500  # rows at a time: so few that Python never looks through them for garbage


class _Positions(dict[Any, int]):
    """Numbers what it is asked for, in the order it is asked."""

    def __missing__(self, key: object) -> int:
        position = self[key] = len(self)
        return position


class Measured(NamedTuple):
    """An instrument in a wave: its newest release, and how many workshops have any."""

    wave: int
    instrument: str
    newest: str
    workshops: int


class WholeHub(Part):
    """Verbs over all workshops."""

    def list_measured(self) -> list[Measured]:
        """List which instruments have been released in which waves, newest first."""
        last = func.max(RELEASES.c.number)
        counted = func.count(RELEASES.c.workshop_id.distinct())
        found = (
            select(WORKSHOPS.c.wave, RELEASES.c.instrument, last.label("last"))
            .add_columns(counted.label("workshops"))
            .join_from(RELEASES, WORKSHOPS)
            .group_by(WORKSHOPS.c.wave, RELEASES.c.instrument)
            .subquery()
        )
        query = (
            select(found.c.wave, found.c.instrument, RELEASES.c.id, found.c.workshops)
            .join_from(found, RELEASES, RELEASES.c.number == found.c.last)
            .order_by(found.c.last.desc())
        )
        with self._database.reading() as connection:
            return [Measured(*row) for row in connection.execute(query)]

    def list_wave_releases(self, until: str) -> list[Release]:
        """List all releases of a release's instrument and wave, from it back, newest first.

        Raises:
            NotFoundError: There is none of this id.
        """
        named = (
            select(RELEASES.c.number, RELEASES.c.instrument, WORKSHOPS.c.wave)
            .join_from(RELEASES, WORKSHOPS)
            .where(RELEASES.c.id == until)
        )
        gone = NotFoundError("There are no results “{id}”.", id=until)
        with self._database.reading() as connection:
            last = one(connection, named, gone)
            query = (
                select(RELEASES.c.payload)
                .join_from(RELEASES, WORKSHOPS)
                .where(RELEASES.c.number <= last["number"], WORKSHOPS.c.wave == last["wave"])
                .where(RELEASES.c.instrument == last["instrument"])
                .order_by(RELEASES.c.number.desc())
            )
            return [Release.model_validate(row.payload) for row in connection.execute(query)]

    def read_answers(self, wave: int, instrument: str) -> AnswerColumns:
        """Read all rated answers to an instrument in a wave's workshops, of all rounds."""
        with self._database.reading() as connection:
            seats = connection.execute(_seats(wave)).all()
            positions = {row.id: position for position, row in enumerate(seats)}
            questions = _Positions()
            found = AnswerColumns(seats=[(row.id, row.school_id, row.role) for row in seats])
            streamed = connection.execution_options(yield_per=AT_ONCE)
            for rows in streamed.execute(_answers(wave, instrument)).partitions():
                _extend(found, rows, positions, questions)
        found.questions.extend(questions)
        return found


def _extend(
    found: AnswerColumns,
    rows: Iterable[Sequence[Any]],
    positions: dict[str, int],
    questions: _Positions,
) -> None:
    seats, items, facets, rounds, values = zip(*rows, strict=True)
    found.seat.extend(map(positions.__getitem__, seats))
    found.question.extend(map(questions.__getitem__, zip(items, facets, strict=True)))
    found.round.extend(rounds)
    found.value.extend(values)


def _seats(wave: int) -> Select[Any]:
    return (
        select(SEATS.c.id, SEATS.c.school_id, SEATS.c.role)
        .join(WORKSHOPS)
        .where(WORKSHOPS.c.wave == wave)
        .order_by(SEATS.c.id)
    )


def _answers(wave: int, instrument: str) -> Select[Any]:
    columns = ANSWERS.c
    return (
        select(columns.seat_id, columns.item, columns.facet, columns.round, columns.value)
        .join_from(ANSWERS, SEATS)
        .join(WORKSHOPS)
        .where(WORKSHOPS.c.wave == wave, columns.instrument == instrument)
        .where(columns.value.is_not(None))
    )
