"""Answers: the one with the highest sequence wins, in whatever order they arrive."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, exists, func, select, tuple_
from sqlalchemy.sql.dml import ReturningInsert

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Answer, AnswerRow
from ihubkit.model.people import SeatCount
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.part import INSERTS, Part
from ihubkit.store.seats import seat_gone
from ihubkit.store.tables import ANSWERS, SEATS

Batch: TypeAlias = tuple[str, Sequence[Answer]]  # a seat and what it sends
Key: TypeAlias = tuple[Any, ...]  # seat, instrument, item, facet, round

KEY = tuple(ANSWERS.primary_key)
MANY = 500  # asked for at once; databases take some thousand values in one query


class Answers(Part):
    """Verbs for answers."""

    def save_answers(self, batches: Sequence[Batch]) -> list[list[Answer] | NotFoundError]:
        """Write many seats' answers in one transaction; a lower sequence never wins.

        Returns:
            For each batch the stored answers that are newer than the sent ones (none: all sent
            answers are stored), or a NotFoundError if its seat is gone.
        """
        with self._database.writing() as connection:
            seats = _hold_seats(connection, sorted({seat_id for seat_id, _ in batches}))
            sent = newest([batch for batch in batches if batch[0] in seats])
            unwritten = sent.keys() - _upsert(connection, sent)
            stored = sent | _stored(connection, sorted(unwritten))
        return [
            _superseding(batch, stored) if batch[0] in seats else seat_gone(batch[0])
            for batch in batches
        ]

    def list_seat_answers(self, seat_id: str) -> list[Answer]:
        """List a seat's own answers."""
        query = select_of(ANSWERS, Answer).where(ANSWERS.c.seat_id == seat_id).order_by(*KEY)
        return self._list(Answer, query)

    def list_answers(
        self,
        workshop_id: str,
        instrument: str,
        round: int,  # noqa: A002 -- the word of the house
    ) -> list[AnswerRow]:
        """List a workshop's answers to an instrument in a round, with each seat's groups."""
        return self._answers(workshop_id, instrument, ANSWERS.c.round == round)

    def list_answers_until(
        self,
        workshop_id: str,
        instrument: str,
        round: int,  # noqa: A002 -- the word of the house
    ) -> list[AnswerRow]:
        """List a workshop's answers to an instrument in a round and all before, oldest first."""
        return self._answers(workshop_id, instrument, ANSWERS.c.round <= round)

    def _answers(
        self, workshop_id: str, instrument: str, rounds: ColumnElement[bool]
    ) -> list[AnswerRow]:
        query = (
            select(ANSWERS.c.seat_id, SEATS.c.school_id, SEATS.c.role)
            .add_columns(ANSWERS.c.item, ANSWERS.c.facet, ANSWERS.c.value, ANSWERS.c.round)
            .join_from(SEATS, ANSWERS)
            .where(SEATS.c.workshop_id == workshop_id, ANSWERS.c.instrument == instrument, rounds)
            .order_by(ANSWERS.c.round, ANSWERS.c.seat_id, ANSWERS.c.item, ANSWERS.c.facet)
        )
        return self._list(AnswerRow, query)

    def count_answered(
        self,
        workshop_id: str,
        instrument: str,
        round: int,  # noqa: A002 -- the word of the house
    ) -> list[SeatCount]:
        """Count by school and role the seats that gave at least one answer."""
        answered = exists().where(
            ANSWERS.c.seat_id == SEATS.c.id,
            ANSWERS.c.instrument == instrument,
            ANSWERS.c.round == round,
        )
        query = (
            select(SEATS.c.school_id, SEATS.c.role, func.count().label("seats"))
            .where(SEATS.c.workshop_id == workshop_id, answered)
            .group_by(SEATS.c.school_id, SEATS.c.role)
            .order_by(SEATS.c.school_id, SEATS.c.role)
        )
        return self._list(SeatCount, query)


def newest(batches: Sequence[Batch]) -> dict[Key, Answer]:
    """Keep of all sent answers the one with the highest sequence; the first of equal ones."""
    kept: dict[Key, Answer] = {}
    for seat_id, answers in batches:
        for answer in answers:
            before = kept.setdefault((seat_id, *answer.key), answer)
            if answer.sequence > before.sequence:
                kept[seat_id, *answer.key] = answer
    return kept


def _superseding(batch: Batch, stored: dict[Key, Answer]) -> list[Answer]:
    seat_id, answers = batch
    pairs = [(answer, stored[seat_id, *answer.key]) for answer in answers]
    return [there for answer, there in pairs if there.sequence > answer.sequence]


def _hold_seats(connection: Connection, seat_ids: list[str]) -> set[str]:
    """Find the seats that are there; PostgreSQL keeps them from being removed meanwhile."""
    query = select(SEATS.c.id).order_by(SEATS.c.id).with_for_update(read=True, key_share=True)
    return {
        seat_id
        for some in _chunks(seat_ids)
        for seat_id in connection.scalars(query.where(SEATS.c.id.in_(some)))
    }


def _upsert(connection: Connection, answers: dict[Key, Answer]) -> set[Key]:
    """Write what is newer than the stored; in order of keys, so that two writers never deadlock.

    Returns:
        The keys that were written.
    """
    if not answers:
        return set()
    rows = [row_of(ANSWERS, answers[key], seat_id=key[0]) for key in sorted(answers)]
    return {tuple(row) for row in connection.execute(UPSERTS[connection.dialect.name], rows)}


def _stored(connection: Connection, keys: list[Key]) -> dict[Key, Answer]:
    query = select_of(ANSWERS, Answer).add_columns(ANSWERS.c.seat_id)
    found: dict[Key, Answer] = {}
    for some in _chunks(keys):
        for row in connection.execute(query.where(tuple_(*KEY).in_(some))).mappings():
            fields = dict(row)
            seat_id = fields.pop("seat_id")
            answer = Answer.model_validate(fields)
            found[seat_id, *answer.key] = answer
    return found


def _chunks(many: list[Any]) -> Iterator[list[Any]]:
    return (many[start : start + MANY] for start in range(0, len(many), MANY))


def _upsert_for(database: str) -> ReturningInsert[Any]:
    statement = INSERTS[database](ANSWERS)
    upsert: ReturningInsert[Any] = statement.on_conflict_do_update(
        index_elements=KEY,
        set_={"value": statement.excluded.value, "sequence": statement.excluded.sequence},
        where=statement.excluded.sequence > ANSWERS.c.sequence,
    ).returning(*KEY)
    return upsert


UPSERTS = {database: _upsert_for(database) for database in INSERTS}
