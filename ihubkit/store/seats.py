"""Seats: taking, finding again, withdrawing."""

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from ihubkit.errors import NotFoundError
from ihubkit.model.people import Seat, SeatCount
from ihubkit.store.columns import row_of, select_of, values_of
from ihubkit.store.part import Part, one
from ihubkit.store.tables import SEATS


class Seats(Part):
    """Verbs for seats."""

    def add_seat(self, seat: Seat, resume_hash: str) -> None:
        """Add a seat; its resume code is known only by its hash.

        Raises:
            InvalidValueError: The seat is there already, or the resume code is taken.
            NotFoundError: Its workshop or school is gone.
        """
        clashes = {"resume_hash": "This resume code is taken. Make another one."}
        missing = f"There is no workshop “{seat.workshop_id}” or no school “{seat.school_id}”."
        with self._database.writing(clashes=clashes, missing=missing) as connection:
            connection.execute(insert(SEATS).values(row_of(SEATS, seat, resume_hash=resume_hash)))

    def find_seat(self, seat_id: str) -> Seat:
        """Find a seat.

        Raises:
            NotFoundError: There is none of this id (any more).
        """
        return self._seat(SEATS.c.id == seat_id, missing=gone(seat_id))

    def find_seat_by_resume(self, workshop_id: str, resume_hash: str) -> Seat:
        """Find the seat of a workshop by the hash of its resume code.

        Raises:
            NotFoundError: No seat of this workshop has it.
        """
        return self._seat(
            SEATS.c.workshop_id == workshop_id,
            SEATS.c.resume_hash == resume_hash,
            missing="No seat of this workshop has this resume code.",
        )

    def save_seat(self, seat: Seat) -> None:
        """Write a seat again; its resume code stays.

        Raises:
            NotFoundError: The seat or its school is gone.
        """
        statement = update(SEATS).where(SEATS.c.id == seat.id).values(row_of(SEATS, seat))
        missing = f"There is no school “{seat.school_id}”."
        with self._database.writing(missing=missing) as connection:
            if not connection.execute(statement).rowcount:
                raise NotFoundError(gone(seat.id))

    def remove_seat(self, seat_id: str) -> None:
        """Withdraw a seat: its answers, cards and votes are erased with it.

        Raises:
            NotFoundError: There is none of this id (any more).
        """
        with self._database.writing() as connection:
            if not connection.execute(delete(SEATS).where(SEATS.c.id == seat_id)).rowcount:
                raise NotFoundError(gone(seat_id))

    def count_seats(self, workshop_id: str) -> list[SeatCount]:
        """Count a workshop's seats by school and role."""
        query = (
            select(SEATS.c.school_id, SEATS.c.role, func.count().label("seats"))
            .where(SEATS.c.workshop_id == workshop_id)
            .group_by(SEATS.c.school_id, SEATS.c.role)
            .order_by(SEATS.c.school_id, SEATS.c.role)
        )
        with self._database.reading() as connection:
            return values_of(SeatCount, connection.execute(query).mappings())

    def _seat(self, *conditions: ColumnElement[bool], missing: str) -> Seat:
        with self._database.reading() as connection:
            row = one(connection, select_of(SEATS, Seat).where(*conditions), missing)
        return Seat.model_validate(dict(row))


def gone(seat_id: str) -> str:
    """Say that a seat is not there."""
    return f"There is no seat “{seat_id}” (any more). Join again to take a new one."
