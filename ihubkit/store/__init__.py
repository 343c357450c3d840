"""The only place that knows SQLAlchemy: a hub's data, in SQLite or PostgreSQL."""

from ihubkit.store.store import Store
from ihubkit.store.writer import AnswerWriter

__all__ = ["AnswerWriter", "Store"]
