"""Releases: kept as they were shown, with what they were made from in opaque tokens."""

from typing import TypeAlias

from pydantic_core import to_jsonable_python
from sqlalchemy import Connection, func, insert, select

from ihubkit.errors import NotFoundError
from ihubkit.model.release import Release
from ihubkit.model.workshop import Workshop
from ihubkit.store.columns import row_of
from ihubkit.store.part import Part, one
from ihubkit.store.tables import RELEASES, WORKSHOPS
from ihubkit.store.workshops import workshop_gone, written

Basis: TypeAlias = dict[str, list[str]]  # cell key → tokens


class Releases(Part):
    """Verbs for releases."""

    def add_release(self, release: Release, basis: Basis) -> None:
        """Add a release; it is never changed afterwards.

        Raises:
            NotFoundError: Its workshop is gone.
        """
        missing = workshop_gone(release.workshop_id)
        self._add(RELEASES, release, missing=missing, payload=release, basis=basis)

    def reveal_release(
        self, release: Release, basis: Basis, workshop: Workshop, *, seen: int
    ) -> Workshop:
        """Add a release and write its workshop as it is with it: both or neither.

        Returns:
            The workshop as stored, its revision one higher than `seen`.

        Raises:
            StaleWriteError: The stored revision is not `seen`; has both states at hand.
            NotFoundError: There is no such workshop.
        """
        row = row_of(RELEASES, release, payload=to_jsonable_python(release), basis=basis)
        with self._database.writing() as connection:
            saved = written(connection, workshop, seen)
            connection.execute(insert(RELEASES).values(row))
        return saved

    def find_release(self, release_id: str) -> Release:
        """Find a release.

        Raises:
            NotFoundError: There is none of this id.
        """
        query = select(RELEASES.c.payload).where(RELEASES.c.id == release_id)
        gone = NotFoundError("There are no results “{id}”.", id=release_id)
        with self._database.reading() as connection:
            row = one(connection, query, gone)
        return Release.model_validate(row["payload"])

    def list_releases(
        self,
        workshop_id: str | None = None,
        school_id: str | None = None,
        instrument: str | None = None,
    ) -> list[Release]:
        """List releases, newest first: of all, a workshop, a school's workshops, an instrument."""
        query = select(RELEASES.c.payload).order_by(RELEASES.c.number.desc())
        if workshop_id is not None:
            query = query.where(RELEASES.c.workshop_id == workshop_id)
        if instrument is not None:
            query = query.where(RELEASES.c.instrument == instrument)
        with self._database.reading() as connection:
            if school_id is not None:
                shared = _workshops_of(connection, school_id)
                query = query.where(RELEASES.c.workshop_id.in_(shared))
            return [Release.model_validate(row.payload) for row in connection.execute(query)]

    def count_releases(self, school_id: str) -> int:
        """Count the releases of a school's workshops; it rises with every new one."""
        with self._database.reading() as connection:
            shared = _workshops_of(connection, school_id)
            query = select(func.count()).select_from(RELEASES)
            return int(
                connection.execute(query.where(RELEASES.c.workshop_id.in_(shared))).scalar_one()
            )

    def last_release(
        self,
        workshop_id: str,
        instrument: str,
        round: int | None = None,  # noqa: A002 -- the word of the house
    ) -> tuple[Release, Basis] | None:
        """Find the newest release of an instrument (or of one round), and what it rests on."""
        query = (
            select(RELEASES.c.payload, RELEASES.c.basis)
            .where(RELEASES.c.workshop_id == workshop_id, RELEASES.c.instrument == instrument)
            .order_by(RELEASES.c.number.desc())  # not by time: a clock may have been set back
        )
        if round is not None:
            query = query.where(RELEASES.c.round == round)
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).first()
        return row and (Release.model_validate(row.payload), row.basis)


def _workshops_of(connection: Connection, school_id: str) -> list[str]:
    query = select(WORKSHOPS.c.id, WORKSHOPS.c.school_ids)
    return [row.id for row in connection.execute(query) if school_id in row.school_ids]
