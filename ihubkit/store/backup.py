"""A consistent copy of a hub's data while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ihubkit.errors import InvalidValueError, StoreError
from ihubkit.store.part import Part


class Backup(Part):
    """The verb that copies everything."""

    def backup(self, path: Path) -> None:
        """Copy the whole database into one new file; others go on working meanwhile.

        Raises:
            InvalidValueError: There is a file of this name already.
            StoreError: The copy cannot be written, or the data are in PostgreSQL.
        """
        if not self._database.is_sqlite:
            message = "This hub's data are in PostgreSQL. Make the backup with pg_dump."
            raise StoreError(message)
        if path.exists():
            message = f"There is a file “{path}” already. Choose another name for the backup."
            raise InvalidValueError(message)
        unfinished = path.with_name(path.name + ".unfinished")
        try:
            unfinished.unlink(missing_ok=True)
            unfinished.touch(mode=0o600)
            self._copy(unfinished)
            unfinished.rename(path)
        except OSError as error:
            message = f"The backup cannot be written to “{path}”. Check the folder and its disk."
            raise StoreError(message, detail=str(error)) from error

    def _copy(self, path: Path) -> None:
        with (
            self._database.raw() as source,
            closing(sqlite3.connect(path, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
