"""Column types that keep values whole, and the way between rows and frozen values."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import to_jsonable_python
from sqlalchemy import JSON, Column, DateTime, Dialect, Enum, Select, Table, select
from sqlalchemy.types import TypeDecorator

V = TypeVar("V", bound=BaseModel)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: stored as UTC, and timezone-aware again when read, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment into UTC; one without a timezone is refused."""
        del dialect
        if value is not None and value.tzinfo is None:
            message = f"the moment {value.isoformat()} has no timezone"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say of a stored moment that it is UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Jsonable(TypeDecorator[Any]):
    """A frozen value, or a list or mapping of such, as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> object:
        """Turn values into what JSON can hold."""
        del dialect
        return to_jsonable_python(value)


def word(kind: type[StrEnum]) -> Enum:
    """Return a column type for one word of a fixed list, stored as the word itself."""
    return Enum(
        kind, native_enum=False, length=40, values_callable=lambda words: [w.value for w in words]
    )


def columns_of(table: Table, model: type[BaseModel]) -> list[Column[Any]]:
    """List the columns of a table that hold a field of the model."""
    return [column for column in table.c if column.name in model.model_fields]


def select_of(table: Table, model: type[BaseModel]) -> Select[Any]:
    """Begin a query for values of the model."""
    return select(*columns_of(table, model))


def row_of(table: Table, value: BaseModel, **more: object) -> dict[str, object]:
    """Turn a value into a row; `more` fills columns the value does not have."""
    columns = columns_of(table, type(value))
    return {column.name: getattr(value, column.name) for column in columns} | more


def values_of(model: type[V], rows: Iterable[Mapping[Any, Any]]) -> list[V]:
    """Turn rows into values."""
    return [model.model_validate(dict(row)) for row in rows]
