"""What development teams answer once for their school; every answer has a version."""

from typing import Any

from sqlalchemy import Connection, update

from ihubkit.model.school_answer import SchoolAnswer
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.hubs import school_gone
from ihubkit.store.part import INSERTS, Part, one, stale
from ihubkit.store.tables import SCHOOL_ANSWERS

TEXTS = {"values", "evidence", "comment"}


class SchoolAnswers(Part):
    """Verbs for the answers of teams."""

    def save_school_answer(self, answer: SchoolAnswer, *, seen: int) -> SchoolAnswer:
        """Write an answer, unless somebody else did since version `seen` (0: there was none).

        Returns:
            The answer as stored, its version one higher than `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The school is gone.
        """
        saved = answer.model_copy(update={"version": seen + 1})
        missing = school_gone(answer.school_id)
        with self._database.writing(missing=missing) as connection:
            statement = _statement(connection, saved, seen).returning(SCHOOL_ANSWERS.c.item)
            if connection.execute(statement).first():
                return saved
            query = select_of(SCHOOL_ANSWERS, SchoolAnswer).where(*_here(answer))
            row = one(connection, query, missing)
        stored = SchoolAnswer.model_validate(dict(row))
        raise stale(stored, answer, TEXTS, stored.version)

    def list_school_answers(self, school_id: str, wave: int, instrument: str) -> list[SchoolAnswer]:
        """List what a school's team answered to a questionnaire in a measurement, by item."""
        table = SCHOOL_ANSWERS
        query = select_of(table, SchoolAnswer).where(
            table.c.school_id == school_id,
            table.c.wave == wave,
            table.c.instrument == instrument,
        )
        return self._list(SchoolAnswer, query.order_by(table.c.item))


def _statement(connection: Connection, saved: SchoolAnswer, seen: int) -> Any:  # noqa: ANN401 -- an insert of any dialect, or an update
    row = row_of(SCHOOL_ANSWERS, saved)
    if seen:
        here = update(SCHOOL_ANSWERS).where(*_here(saved))
        return here.where(SCHOOL_ANSWERS.c.version == seen).values(row)
    return INSERTS[connection.dialect.name](SCHOOL_ANSWERS).values(row).on_conflict_do_nothing()


def _here(answer: SchoolAnswer) -> list[Any]:
    return [column == getattr(answer, column.name) for column in SCHOOL_ANSWERS.primary_key]
