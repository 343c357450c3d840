"""Workshops and their revisions."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.workshop import Workshop, WorkshopState
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.explain import Clashes
from ihubkit.store.part import Part, one, stale
from ihubkit.store.tables import WORKSHOPS

LINGERING = timedelta(days=1)  # how long pollers still hear of a closed workshop
MOVED = {"title", "join_code", "state", "languages", "position", "clock", "closes_at"}


class Workshops(Part):
    """Verbs for workshops."""

    def add_workshop(self, workshop: Workshop) -> None:
        """Add a workshop.

        Raises:
            InvalidValueError: Its id or join code is taken.
        """
        self._add(WORKSHOPS, workshop, clashes=_clashes(workshop), changed_at=datetime.now(UTC))

    def list_workshops(self) -> list[Workshop]:
        """List all workshops, newest first."""
        query = select_of(WORKSHOPS, Workshop)
        return self._list(Workshop, query.order_by(WORKSHOPS.c.made_at.desc(), WORKSHOPS.c.id))

    def find_workshop(self, workshop_id: str) -> Workshop:
        """Find a workshop.

        Raises:
            NotFoundError: There is none of this id.
        """
        query = select_of(WORKSHOPS, Workshop).where(WORKSHOPS.c.id == workshop_id)
        return self._find(Workshop, query, gone=workshop_gone(workshop_id))

    def find_workshop_by_code(self, code: str) -> Workshop:
        """Find the workshop with this join code.

        Raises:
            NotFoundError: No workshop has it.
        """
        query = select_of(WORKSHOPS, Workshop).where(WORKSHOPS.c.join_code == code)
        gone = NotFoundError("No workshop has the join code “{code}”.", code=code)
        return self._find(Workshop, query, gone=gone)

    def save_workshop(self, workshop: Workshop, *, seen: int) -> Workshop:
        """Write a workshop, unless somebody else did since revision `seen`.

        Returns:
            The workshop as stored, its revision one higher than `seen`.

        Raises:
            StaleWriteError: The stored revision is not `seen`; has both states at hand.
            NotFoundError: There is no such workshop.
        """
        with self._database.writing(clashes=_clashes(workshop)) as connection:
            return written(connection, workshop, seen)

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
            raise workshop_gone(workshop_id)
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


def written(connection: Connection, workshop: Workshop, seen: int) -> Workshop:
    """Write a workshop within a transaction, as `save_workshop` does.

    Raises:
        StaleWriteError: The stored revision is not `seen`; has both states at hand.
        NotFoundError: There is no such workshop.
    """
    saved = workshop.model_copy(update={"revision": seen + 1})
    here = WORKSHOPS.c.id == workshop.id
    statement = update(WORKSHOPS).where(here, WORKSHOPS.c.revision == seen)
    row = row_of(WORKSHOPS, saved, changed_at=datetime.now(UTC))
    if connection.execute(statement.values(row)).rowcount:
        return saved
    there = one(connection, select_of(WORKSHOPS, Workshop).where(here), workshop_gone(workshop.id))
    stored = Workshop.model_validate(dict(there))
    raise stale(stored, workshop, MOVED, stored.revision)


def workshop_gone(workshop_id: str) -> NotFoundError:
    """Say that a workshop is not there."""
    return NotFoundError("There is no workshop “{id}”.", id=workshop_id)


def _clashes(workshop: Workshop) -> Clashes:
    taken = InvalidValueError(
        "The join code “{code}” is taken. Make another one.", code=workshop.join_code
    )
    return {"join_code": taken}
