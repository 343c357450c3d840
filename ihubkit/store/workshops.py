"""Workshops and their revisions."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, or_, select, update

from ihubkit.errors import NotFoundError, StaleWriteError
from ihubkit.model.workshop import Workshop, WorkshopState
from ihubkit.store.columns import row_of, select_of, values_of
from ihubkit.store.part import Part, one
from ihubkit.store.tables import WORKSHOPS

LINGERING = timedelta(days=1)  # how long pollers still hear of a closed workshop


class Workshops(Part):
    """Verbs for workshops."""

    def add_workshop(self, workshop: Workshop) -> None:
        """Add a workshop.

        Raises:
            InvalidValueError: Its id or join code is taken.
        """
        clashes = {"join_code": f"The join code “{workshop.join_code}” is taken."}
        row = row_of(WORKSHOPS, workshop, changed_at=datetime.now(UTC))
        with self._database.writing(clashes=clashes) as connection:
            connection.execute(insert(WORKSHOPS).values(row))

    def list_workshops(self) -> list[Workshop]:
        """List all workshops, newest first."""
        query = select_of(WORKSHOPS, Workshop).order_by(WORKSHOPS.c.made_at.desc())
        with self._database.reading() as connection:
            return values_of(Workshop, connection.execute(query).mappings())

    def find_workshop(self, workshop_id: str) -> Workshop:
        """Find a workshop.

        Raises:
            NotFoundError: There is none of this id.
        """
        return self._workshop(WORKSHOPS.c.id == workshop_id, _missing(workshop_id))

    def find_workshop_by_code(self, code: str) -> Workshop:
        """Find the workshop with this join code.

        Raises:
            NotFoundError: No workshop has it.
        """
        missing = f"No workshop has the join code “{code}”."
        return self._workshop(WORKSHOPS.c.join_code == code, missing)

    def save_workshop(self, workshop: Workshop, *, seen: int) -> Workshop:
        """Write a workshop, unless somebody else did since it was seen.

        Returns:
            The workshop as stored, its revision one higher than `seen`.

        Raises:
            StaleWriteError: The stored revision is not `seen`; has both states at hand.
            NotFoundError: There is no such workshop.
        """
        saved = workshop.model_copy(update={"revision": seen + 1})
        statement = (
            update(WORKSHOPS)
            .where(WORKSHOPS.c.id == workshop.id, WORKSHOPS.c.revision == seen)
            .values(row_of(WORKSHOPS, saved, changed_at=datetime.now(UTC)))
        )
        clashes = {"join_code": f"The join code “{workshop.join_code}” is taken."}
        with self._database.writing(clashes=clashes) as connection:
            if not connection.execute(statement).rowcount:
                raise _stale(_row(connection, workshop.id), workshop)
        return saved

    def touch_workshop(self, workshop_id: str) -> int:
        """Raise a workshop's revision: something it shows has changed.

        Returns:
            The new revision.

        Raises:
            NotFoundError: There is no such workshop.
        """
        statement = (
            update(WORKSHOPS)
            .where(WORKSHOPS.c.id == workshop_id)
            .values(revision=WORKSHOPS.c.revision + 1, changed_at=datetime.now(UTC))
            .returning(WORKSHOPS.c.revision)
        )
        with self._database.writing() as connection:
            revision = connection.execute(statement).scalar()
        if revision is None:
            raise NotFoundError(_missing(workshop_id))
        return int(revision)

    def revisions(self) -> dict[str, int]:
        """Return the revision of every workshop that is not long closed, in one query."""
        query = select(WORKSHOPS.c.id, WORKSHOPS.c.revision).where(
            or_(
                WORKSHOPS.c.state != WorkshopState.CLOSED,
                WORKSHOPS.c.changed_at > datetime.now(UTC) - LINGERING,
            )
        )
        with self._database.reading() as connection:
            return {row.id: row.revision for row in connection.execute(query)}

    def _workshop(self, condition: ColumnElement[bool], missing: str) -> Workshop:
        with self._database.reading() as connection:
            row = one(connection, select_of(WORKSHOPS, Workshop).where(condition), missing)
        return Workshop.model_validate(dict(row))


def _missing(workshop_id: str) -> str:
    return f"There is no workshop “{workshop_id}”."


def _row(connection: Connection, workshop_id: str) -> RowMapping:
    query = select_of(WORKSHOPS, Workshop).where(WORKSHOPS.c.id == workshop_id)
    return one(connection, query, _missing(workshop_id))


def _stale(row: RowMapping, refused: Workshop) -> StaleWriteError:
    stored = Workshop.model_validate(dict(row))
    return StaleWriteError(
        f"Somebody else changed the workshop “{stored.title}” first. "
        "Look at where it stands now, then decide again.",
        theirs=stored.model_dump(mode="json", exclude={"activities"}),
        yours=refused.model_dump(mode="json", exclude={"activities"}),
        version=stored.revision,
    )
