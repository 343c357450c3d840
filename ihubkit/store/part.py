"""What the store's parts share: the database, and finding one row."""

from typing import Any

from sqlalchemy import Connection, RowMapping, Select

from ihubkit.errors import NotFoundError
from ihubkit.store.database import Database


class Part:
    """The verbs of one noun.

    Args:
        database: Where its rows are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database


def one(connection: Connection, query: Select[Any], missing: str) -> RowMapping:
    """Find one row.

    Raises:
        NotFoundError: There is none; says `missing`.
    """
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(missing)
    return row
