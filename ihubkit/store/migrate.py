"""Brings a database to the tables of this version, or says that it is from a newer one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from ihubkit.errors import StoreError
from ihubkit.store.database import Database

FOLDER = Path(__file__).parent / "migrations"
HEAD = "0004"  # the newest migration; they are numbered
VERSION = "SELECT version_num FROM alembic_version"
LOCK = 4_842_201  # any number of our own: PostgreSQL's lock for those who migrate


def migrate(database: Database) -> None:
    """Migrate under a lock, so that programs opening at once do it one after the other.

    Nothing is locked where there is nothing to do: dashboards open while answers are written.

    Raises:
        StoreError: The database is from a newer version, or cannot be written.
    """
    if is_current(database):
        return
    with database.writing() as connection:  # on SQLite this is the lock
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        version = stored_version(connection)
        if version > HEAD:
            message = (
                f"The hub's database comes from a newer version of iHubKit (it has {version}, "
                f"this version knows up to {HEAD}); update the kit or open a backup made with it."
            )
            raise StoreError(message)
        if version < HEAD:
            upgrade(connection)


def is_current(database: Database) -> bool:
    """Tell whether a database has the tables of this version; False when it cannot be told."""
    try:
        with database.reading() as connection:
            return str(connection.execute(text(VERSION)).scalar()) == HEAD
    except StoreError:
        return False


def stored_version(connection: Connection) -> str:
    """Return the number of the newest migration a database has had, "" for a fresh one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text(VERSION)).scalar() or "")


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
