"""What the store's parts share: adding, saving, removing and finding by the same rules."""

from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, RowMapping, Select, Table, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from ihubkit.errors import NotFoundError, StaleWriteError
from ihubkit.store.columns import V, row_of, values_of
from ihubkit.store.database import Database
from ihubkit.store.explain import Clashes

#: INSERT … ON CONFLICT by database: alike, but without a type in common
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Part:
    """The verbs of one noun.

    Args:
        database: Where its rows are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def _add(
        self,
        table: Table,
        value: BaseModel,
        *,
        clashes: Clashes | None = None,
        missing: NotFoundError | None = None,
        **more: object,
    ) -> None:
        """Insert a value; `more` fills columns it does not have."""
        with self._database.writing(clashes=clashes, missing=missing) as connection:
            connection.execute(insert(table).values(row_of(table, value, **more)))

    def _save(
        self,
        table: Table,
        value: Any,  # noqa: ANN401 -- any value with an id
        *,
        gone: NotFoundError,
        clashes: Clashes | None = None,
        missing: NotFoundError | None = None,
        **more: object,
    ) -> None:
        """Write the row of the value's id again; says `gone` when there is none."""
        statement = update(table).where(table.c.id == value.id).values(row_of(table, value, **more))
        with self._database.writing(clashes=clashes, missing=missing) as connection:
            if not connection.execute(statement).rowcount:
                raise gone

    def _remove(self, table: Table, row_id: str, *, gone: NotFoundError) -> None:
        """Delete a row and what belongs to it; says `gone` when there is none."""
        with self._database.writing() as connection:
            if not connection.execute(delete(table).where(table.c.id == row_id)).rowcount:
                raise gone

    def _find(self, model: type[V], query: Select[Any], *, gone: NotFoundError) -> V:
        """Find one value; says `gone` when there is none."""
        with self._database.reading() as connection:
            return model.model_validate(dict(one(connection, query, gone)))

    def _list(self, model: type[V], query: Select[Any]) -> list[V]:
        """Find all values."""
        with self._database.reading() as connection:
            return values_of(model, connection.execute(query).mappings())


def one(connection: Connection, query: Select[Any], gone: NotFoundError) -> RowMapping:
    """Find one row.

    Raises:
        NotFoundError: There is none; says `gone`.
    """
    row = connection.execute(query).mappings().first()
    if row is None:
        raise gone
    return row


def stale(stored: BaseModel, refused: BaseModel, fields: set[str], version: int) -> StaleWriteError:
    """Say that somebody else was first, with both texts at hand."""
    return StaleWriteError(
        "Somebody else changed this first and nothing was overwritten. "
        "Look at what stands there now, then decide again.",
        theirs=stored.model_dump(mode="json", include=fields),
        yours=refused.model_dump(mode="json", include=fields),
        version=version,
    )
