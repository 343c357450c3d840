"""What a database says, turned into sentences for people."""

from collections.abc import Mapping
from typing import TypeAlias

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError, StatementError

from ihubkit.errors import IHubKitError, InvalidValueError, NotFoundError, StoreError

LOCKED = (
    "The hub's database is locked by another program and nothing was changed. "
    "Close the other program (a backup, a database viewer) or wait a moment, then try again."
)
READ_ONLY = (
    "The hub's database is read-only, so nothing can be saved. "
    "Allow writing to the file and its folder, then start again."
)
FULL = "The disk is full and nothing was changed. Make room on the hub's disk, then try again."
UNOPENED = (
    "The hub's database cannot be opened. "
    "Check that its folder exists and that this user may write there."
)
DAMAGED = (
    "The hub's database is damaged or is no database of iHubKit. "
    "Restore it from the latest backup, or name another file."
)
DISK = "The hub's disk reports an error and nothing was changed. Check the disk and its cable."
MET = "Two changes met in the database and this one was undone. Try again."
UNREACHED = (
    "The hub's database cannot be reached. "
    "Check that the database server runs and that its address, user and password are right."
)
UNKNOWN = "The hub's database could not do this and nothing was changed. The log says more."

# SQLite's error names without "SQLITE_", then PostgreSQL's SQLSTATE codes: the first that fits.
SENTENCES = {
    "BUSY": LOCKED,
    "LOCKED": LOCKED,
    "READONLY": READ_ONLY,
    "PERM": READ_ONLY,
    "FULL": FULL,
    "CANTOPEN": UNOPENED,
    "CORRUPT": DAMAGED,
    "NOTADB": DAMAGED,
    "IOERR": DISK,
    "55P03": LOCKED,
    "57014": LOCKED,
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "53100": FULL,
    "40": MET,
    "08": UNREACHED,
    "28": UNREACHED,
    "3D": UNREACHED,
    "53": UNREACHED,
    "57P": UNREACHED,
}
UNIQUE = ("CONSTRAINT_UNIQUE", "CONSTRAINT_PRIMARYKEY", "23505")
FOREIGN = ("CONSTRAINT_FOREIGNKEY", "23503")


Clashes: TypeAlias = Mapping[str, InvalidValueError]  # by the column that must not repeat


def explained(
    error: Exception,
    clashes: Clashes | None = None,
    missing: NotFoundError | None = None,
) -> IHubKitError:
    """Turn a database's error into ours.

    Args:
        error: What the database or its driver raised.
        clashes: What to say by the column whose value was there already.
        missing: What to say when that which this belongs to is gone.
    """
    found = _meaning(error, clashes or {}, missing)
    found.detail = f"{type(error).__name__}: {error}"
    return found


def _meaning(error: Exception, clashes: Clashes, missing: NotFoundError | None) -> IHubKitError:
    code = _code(error)
    if code in UNIQUE:
        return _clash(str(error), clashes)
    if code in FOREIGN:
        return missing or NotFoundError("What this belongs to no longer exists.")
    if isinstance(error, DataError | IntegrityError | ValueError | OverflowError) or (
        isinstance(error, StatementError) and not isinstance(error, DBAPIError)
    ):
        return InvalidValueError(
            "A value does not fit into the hub's database and nothing was changed."
        )
    return StoreError(_sentence(code))


def _code(error: Exception) -> str:
    """Return the driver's own name of an error: SQLite's without prefix, or the SQLSTATE."""
    orig = getattr(error, "orig", None) or error
    name = getattr(orig, "sqlite_errorname", None) or getattr(orig, "sqlstate", None)
    if not name and isinstance(error, OperationalError):
        return "08"  # PostgreSQL's driver names no code when it has no connection
    return str(name or "").removeprefix("SQLITE_")


def _clash(text: str, clashes: Clashes) -> InvalidValueError:
    text = text.partition("\n[SQL")[0]
    for column, clash in clashes.items():
        if column in text:
            return clash
    return InvalidValueError("This is in the hub's database already and nothing was changed.")


def _sentence(code: str) -> str:
    return next((text for start, text in SENTENCES.items() if code.startswith(start)), UNKNOWN)
