"""Which schools take part in which programme, and the mentor's log; each row has a version."""

from typing import Any, TypeVar

from sqlalchemy import Select, Table, delete, func, insert, select, update

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.programme import Enrolment, HoursEntry
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.hubs import school_gone
from ihubkit.store.part import Part, one, stale
from ihubkit.store.programme_tables import ENROLMENTS, PROGRAMME_HOURS

R = TypeVar("R", Enrolment, HoursEntry)
NO_ENROLMENT = "This school does not take part in the programme (any more)."
NO_ENTRY = "This entry of the log is gone: somebody removed it."
TWICE = {"programme": InvalidValueError("This school takes part in this programme already.")}
FIXED = {"id", "version", "school_id", "programme", "enrolment_id", "made_at", "at"}


class Programmes(Part):
    """Verbs for schools in programmes, and their hours."""

    def add_enrolment(self, enrolment: Enrolment) -> None:
        """Let a school take part in a programme.

        Raises:
            InvalidValueError: It takes part already.
            NotFoundError: The school is gone.
        """
        missing = school_gone(enrolment.school_id)
        with self._database.writing(clashes=TWICE, missing=missing) as connection:
            connection.execute(insert(ENROLMENTS).values(row_of(ENROLMENTS, enrolment)))

    def save_enrolment(self, enrolment: Enrolment, *, seen: int) -> Enrolment:
        """Write what is agreed with a school, unless somebody else did since version `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The school does not take part any more.
        """
        return self._save_row(ENROLMENTS, enrolment, seen, NotFoundError(NO_ENROLMENT))

    def remove_enrolment(self, enrolment_id: str) -> None:
        """Take a school out of a programme, with its hours.

        Raises:
            NotFoundError: It is out already.
        """
        self._remove(ENROLMENTS, enrolment_id, gone=NotFoundError(NO_ENROLMENT))

    def find_enrolment(self, enrolment_id: str) -> Enrolment:
        """Find a school's part in a programme.

        Raises:
            NotFoundError: There is none of this id.
        """
        query = select_of(ENROLMENTS, Enrolment).where(ENROLMENTS.c.id == enrolment_id)
        return self._find(Enrolment, query, gone=NotFoundError(NO_ENROLMENT))

    def list_enrolments(self, *, school_id: str = "", programme: str = "") -> list[Enrolment]:
        """List who takes part in what, of one school or programme or all, the earliest first."""
        query = select_of(ENROLMENTS, Enrolment)
        if school_id:
            query = query.where(ENROLMENTS.c.school_id == school_id)
        if programme:
            query = query.where(ENROLMENTS.c.programme == programme)
        return self._list(Enrolment, query.order_by(ENROLMENTS.c.starts, ENROLMENTS.c.id))

    def add_hours(self, entry: HoursEntry) -> None:
        """Add an entry to the log.

        Raises:
            NotFoundError: The school does not take part any more.
        """
        with self._database.writing(missing=NotFoundError(NO_ENROLMENT)) as connection:
            connection.execute(insert(PROGRAMME_HOURS).values(row_of(PROGRAMME_HOURS, entry)))

    def save_hours(self, entry: HoursEntry, *, seen: int) -> HoursEntry:
        """Write an entry of the log, unless somebody else did since version `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The entry is gone.
        """
        return self._save_row(PROGRAMME_HOURS, entry, seen, NotFoundError(NO_ENTRY))

    def remove_hours(self, entry_id: str, *, seen: int) -> None:
        """Remove an entry of the log, unless somebody else changed it since version `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`.
            NotFoundError: It is gone already.
        """
        here = PROGRAMME_HOURS.c.id == entry_id
        statement = delete(PROGRAMME_HOURS).where(here, PROGRAMME_HOURS.c.version == seen)
        with self._database.writing() as connection:
            if connection.execute(statement).rowcount:
                return
            query = select_of(PROGRAMME_HOURS, HoursEntry).where(here)
            row = one(connection, query, NotFoundError(NO_ENTRY))
        stored = HoursEntry.model_validate(dict(row))
        raise stale(stored, stored, set(HoursEntry.model_fields) - FIXED, stored.version)

    def find_hours(self, entry_id: str) -> HoursEntry:
        """Find an entry of the log.

        Raises:
            NotFoundError: It is gone.
        """
        query = select_of(PROGRAMME_HOURS, HoursEntry).where(PROGRAMME_HOURS.c.id == entry_id)
        return self._find(HoursEntry, query, gone=NotFoundError(NO_ENTRY))

    def list_hours(self, *, school_id: str = "", programme: str = "") -> list[HoursEntry]:
        """List the log of a school, a programme or all, the latest day first."""
        whose: Select[Any] = select(ENROLMENTS.c.id)
        if school_id:
            whose = whose.where(ENROLMENTS.c.school_id == school_id)
        if programme:
            whose = whose.where(ENROLMENTS.c.programme == programme)
        table = PROGRAMME_HOURS
        query = select_of(table, HoursEntry).where(table.c.enrolment_id.in_(whose))
        return self._list(HoursEntry, query.order_by(table.c.day.desc(), table.c.id))

    def programme_mark(self) -> tuple[object, ...]:
        """Return figures that differ after every change of enrolments or hours."""
        changed = ((ENROLMENTS, ENROLMENTS.c.made_at), (PROGRAMME_HOURS, PROGRAMME_HOURS.c.at))
        with self._database.reading() as connection:
            return tuple(
                one
                for table, moment in changed
                for one in connection.execute(
                    select(func.count(table.c.id), func.sum(table.c.version), func.max(moment))
                ).one()
            )

    def _save_row(self, table: Table, value: R, seen: int, gone: NotFoundError) -> R:
        saved = value.model_copy(update={"version": seen + 1})
        here = table.c.id == value.id
        statement = update(table).where(here, table.c.version == seen)
        with self._database.writing(missing=gone) as connection:
            if connection.execute(statement.values(row_of(table, saved))).rowcount:
                return saved
            row = one(connection, select_of(table, type(value)).where(here), gone)
        stored = type(value).model_validate(dict(row))
        raise stale(stored, value, set(type(value).model_fields) - FIXED, stored.version)
