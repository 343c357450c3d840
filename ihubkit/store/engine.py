"""Engines: SQLite with a write-ahead log and full durability, or PostgreSQL.

On SQLite, readers never block the writer, and a writing transaction takes the write lock at its
start, so that none fails half-way.
"""

import time
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import Error as SQLiteError

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ihubkit.errors import StoreError
from ihubkit.store.explain import LOCKED, UNOPENED, explained

BEGIN = "ihubkit_begin"  # execution option: how a transaction begins on SQLite
DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


_KEPT: dict[str, Engine] = {}


def keep_engine(url: str, engine: Engine) -> None:
    """Close an engine's connections, and use it when this database is opened again.

    For a process that forks: connections must not be carried over a fork, but what SQLAlchemy has
    found out about the database and compiled for it may, and saves each fork the work.
    """
    engine.dispose()
    _KEPT[url] = engine


def make_engine(url: str, busy_timeout_s: float) -> Engine:
    """Make an engine; on SQLite the file and its folder too.

    Raises:
        StoreError: The URL cannot be read, or the file cannot be made.
    """
    if url in _KEPT:
        return _KEPT[url]
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, busy_timeout_s)
    return _postgresql(parsed, busy_timeout_s)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: the port is no number
        message = (
            "The database URL cannot be read. "
            "Write sqlite:////folder/hub.sqlite or postgresql://user:password@host/database."
        )
        raise StoreError(message) from error
    backend = parsed.drivername.partition("+")[0]
    if backend not in DRIVERS:
        message = f"iHubKit keeps its data in SQLite or PostgreSQL, not in “{backend}”."
        raise StoreError(message)
    if backend == "sqlite" and parsed.database in (None, "", ":memory:"):
        message = "The hub's database must be a file: write sqlite:////folder/hub.sqlite."
        raise StoreError(message)
    return parsed.set(drivername=DRIVERS[backend])


def _sqlite(url: URL, busy_timeout_s: float) -> Engine:
    if not url.query.get("uri"):
        _make_file(Path(str(url.database)))
    engine = create_engine(url, connect_args={"timeout": busy_timeout_s}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    _use_write_ahead_log(engine, busy_timeout_s)
    return engine


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, so that only its owner may read it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        if not path.exists():
            raise StoreError(UNOPENED, detail=f"{path}: {error}") from error


def _prepare(connection: SQLiteConnection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is erased is not left in the file


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def _use_write_ahead_log(engine: Engine, patience_s: float) -> None:
    """Switch the file to the write-ahead log, which it then remembers.

    SQLite does not wait when two programs do this at once, so we do.
    """
    until = time.monotonic() + patience_s
    while True:
        try:
            with closing(engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
        except (SQLAlchemyError, SQLiteError) as error:
            kind = explained(error)
            if kind.message != LOCKED or time.monotonic() > until:
                raise kind from error
            time.sleep(0.02)
        else:
            return


def _postgresql(url: URL, busy_timeout_s: float) -> Engine:
    options = f"-c lock_timeout={int(busy_timeout_s * 1000)} -c timezone=UTC"
    try:
        return create_engine(
            url, pool_pre_ping=True, connect_args={"options": options}, hide_parameters=True
        )
    except ImportError as error:
        message = "PostgreSQL needs one more package: run pip install “ihubkit[postgresql]”."
        raise StoreError(message) from error
