"""Seats: taking, finding again, withdrawing."""

from collections.abc import Sequence

from sqlalchemy import func, select

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.people import Seat, SeatCount
from ihubkit.store.columns import select_of
from ihubkit.store.part import Part
from ihubkit.store.tables import SEATS


class Seats(Part):
    """Verbs for seats."""

    def add_seat(self, seat: Seat, resume_hash: str) -> None:
        """Add a seat; its resume code is known only by its hash.

        Raises:
            InvalidValueError: The seat is there already, or the resume code is taken.
            NotFoundError: Its workshop or school is gone.
        """
        taken = InvalidValueError("This resume code is taken. Make another one.")
        clashes = {"resume_hash": taken}
        self._add(SEATS, seat, clashes=clashes, missing=_lost(seat), resume_hash=resume_hash)

    def find_seat(self, seat_id: str) -> Seat:
        """Find a seat.

        Raises:
            NotFoundError: There is none of this id (any more).
        """
        query = select_of(SEATS, Seat).where(SEATS.c.id == seat_id)
        return self._find(Seat, query, gone=seat_gone(seat_id))

    def find_seat_by_resume(self, workshop_id: str, resume_hash: str) -> Seat:
        """Find the seat of a workshop by the hash of its resume code.

        Raises:
            NotFoundError: No seat of this workshop has it.
        """
        query = select_of(SEATS, Seat).where(
            SEATS.c.workshop_id == workshop_id, SEATS.c.resume_hash == resume_hash
        )
        gone = NotFoundError("No seat of this workshop has this resume code.")
        return self._find(Seat, query, gone=gone)

    def list_seats_by_resume(self, resume_hash: str) -> list[Seat]:
        """List the seats of all workshops that one resume code leads to, the newest first."""
        query = select_of(SEATS, Seat).where(SEATS.c.resume_hash == resume_hash)
        return self._list(Seat, query.order_by(SEATS.c.joined_at.desc(), SEATS.c.id))

    def list_earlier_seats(self, seat_id: str) -> list[Seat]:
        """List the seats that were taken before with the same code, the newest first.

        Only those of the same school: answers about another one tell nothing of a change.
        """
        own = select(SEATS).where(SEATS.c.id == seat_id).subquery()
        query = (
            select_of(SEATS, Seat)
            .where(SEATS.c.resume_hash == own.c.resume_hash, SEATS.c.school_id == own.c.school_id)
            .where(SEATS.c.joined_at < own.c.joined_at)
            .order_by(SEATS.c.joined_at.desc(), SEATS.c.id)
        )
        return self._list(Seat, query)

    def save_seat(self, seat: Seat) -> None:
        """Write a seat again; its resume code stays.

        Raises:
            NotFoundError: The seat, its workshop or its school is gone.
        """
        self._save(SEATS, seat, gone=seat_gone(seat.id), missing=_lost(seat))

    def remove_seat(self, seat_id: str) -> None:
        """Withdraw a seat: its answers, cards and votes are erased with it.

        Raises:
            NotFoundError: There is none of this id (any more).
        """
        self._remove(SEATS, seat_id, gone=seat_gone(seat_id))

    def list_resume_hashes(self, workshop_ids: Sequence[str]) -> dict[str, str]:
        """Return the hashes of the resume codes of workshops' seats, by seat."""
        query = select(SEATS.c.id, SEATS.c.resume_hash).where(SEATS.c.workshop_id.in_(workshop_ids))
        with self._database.reading() as connection:
            return {row.id: row.resume_hash for row in connection.execute(query)}

    def count_seats(self, workshop_id: str) -> list[SeatCount]:
        """Count a workshop's seats by school and role."""
        query = (
            select(SEATS.c.school_id, SEATS.c.role, func.count().label("seats"))
            .where(SEATS.c.workshop_id == workshop_id)
            .group_by(SEATS.c.school_id, SEATS.c.role)
            .order_by(SEATS.c.school_id, SEATS.c.role)
        )
        return self._list(SeatCount, query)


def seat_gone(seat_id: str) -> NotFoundError:
    """Say that a seat is not there."""
    return NotFoundError(
        "There is no seat “{id}” (any more). Join again to take a new one.", id=seat_id
    )


def _lost(seat: Seat) -> NotFoundError:
    return NotFoundError(
        "There is no workshop “{workshop}” or no school “{school}”.",
        workshop=seat.workshop_id,
        school=seat.school_id,
    )
