"""The one transaction helper: short transactions, errors in words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ihubkit.errors import NotFoundError, StoreError
from ihubkit.store.engine import BEGIN, keep_engine, make_engine
from ihubkit.store.explain import LOCKED, Clashes, explained

RAISED = (SQLAlchemyError, sqlite3.Error, UnicodeError, OverflowError)  # by drivers, by SQLAlchemy


class Database:
    """One database: hands out reading and writing transactions.

    Usable from several threads, and one SQLite file from several processes. Never carry it
    across a fork: open a new one in the child (`keep` makes that quick).

    Args:
        url: SQLAlchemy URL.
        busy_timeout_s: How long to wait for somebody else's lock.
    """

    def __init__(self, url: str, *, busy_timeout_s: float) -> None:
        self._url = url
        self._busy_timeout_s = busy_timeout_s
        self._engine = make_engine(url, busy_timeout_s)
        self.is_sqlite = self._engine.dialect.name == "sqlite"
        # Threads of one process queue here, which is quicker than polling SQLite's lock.
        self._turn = threading.Lock() if self.is_sqlite else None
        self._reader = self._engine
        if not self.is_sqlite:  # several queries of one reading see one state
            self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ")
        self._writer = self._engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        self._here = threading.local()  # the connection of what this thread does together

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one consistent state.

        Raises:
            StoreError: The database cannot be used.
            InvalidValueError: A value cannot be asked for.
        """
        try:
            with self._within() or self._reader.begin() as connection:
                yield connection
        except RAISED as error:
            raise explained(error) from error

    @contextmanager
    def writing(
        self, *, clashes: Clashes | None = None, missing: NotFoundError | None = None
    ) -> Iterator[Connection]:
        """Write all or nothing; committed, durably, when the block ends.

        Within `together` it is committed with all else; when it fails, it alone is undone.

        Args:
            clashes: What to say by the column whose value must not be there twice.
            missing: What to say when that which the written belongs to is gone.

        Raises:
            StoreError: The database cannot be used.
            InvalidValueError: A value does not fit or is there already.
            NotFoundError: What the written belongs to is gone.
        """
        whole = self._whole
        try:
            if whole is not None:
                with whole.begin_nested():
                    yield whole
                return
            with self._one_at_a_time(), self._writer.begin() as connection:
                yield connection
        except RAISED as error:
            raise explained(error, clashes, missing) from error

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that this thread reads and writes in the block be one transaction.

        Raises:
            StoreError: The database cannot be used.
        """
        if self._whole is not None:
            yield
            return
        with self.writing() as connection:
            self._here.connection = connection
            try:
                yield
            finally:
                self._here.connection = None

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Lend the driver's own connection, outside of any transaction."""
        try:
            connection = self._engine.raw_connection()
            try:
                yield connection.driver_connection
            finally:
                connection.close()
        except RAISED as error:
            raise explained(error) from error

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def keep(self) -> None:
        """Close all connections; whoever opens this database after a fork is quicker for it."""
        keep_engine(self._url, self._engine)

    @property
    def _whole(self) -> Connection | None:
        return getattr(self._here, "connection", None)

    def _within(self) -> AbstractContextManager[Connection] | None:
        """Return the connection of what is done together, left open when the block ends."""
        return nullcontext(self._whole) if self._whole is not None else None

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=self._busy_timeout_s):
            raise StoreError(LOCKED)
        try:
            yield
        finally:
            self._turn.release()
