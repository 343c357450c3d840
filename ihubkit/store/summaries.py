"""Facilitators' summaries: one of each school in a workshop, and one of all."""

from sqlalchemy import ColumnElement, select, update

from ihubkit.errors import NotFoundError
from ihubkit.model.summary import Summary
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.part import INSERTS, Part, one, stale
from ihubkit.store.tables import SUMMARIES
from ihubkit.store.workshops import workshop_gone

TEXTS = {"parts", "language", "published"}


class Summaries(Part):
    """Verbs for summaries."""

    def find_summary(self, workshop_id: str, school_id: str = "") -> Summary | None:
        """Find the summary of a school in a workshop, or ("") of all; None when there is none."""
        found = self._list(
            Summary, select_of(SUMMARIES, Summary).where(*_of(workshop_id, school_id))
        )
        return found[0] if found else None

    def list_summaries(
        self, workshop_id: str | None = None, *, published: bool | None = None
    ) -> list[Summary]:
        """List summaries, newest change first: all, of a workshop, published ones or others."""
        query = select_of(SUMMARIES, Summary).order_by(SUMMARIES.c.changed_at.desc())
        if workshop_id is not None:
            query = query.where(SUMMARIES.c.workshop_id == workshop_id)
        if published is not None:
            query = query.where(SUMMARIES.c.published == published)
        return self._list(Summary, query)

    def summary_version(self, workshop_id: str, school_id: str = "") -> int:
        """Return a number that rises with every change of a summary; 0 when there is none."""
        query = select(SUMMARIES.c.version).where(*_of(workshop_id, school_id))
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar() or 0)

    def save_summary(self, summary: Summary, *, seen: int) -> Summary:
        """Write a summary, unless somebody else did since version `seen` (0: there was none).

        Returns:
            The summary as stored now.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The workshop is gone.
        """
        saved = summary.model_copy(update={"version": seen + 1})
        row, key = row_of(SUMMARIES, saved), _of(summary.workshop_id, summary.school_id)
        with self._database.writing(missing=workshop_gone(summary.workshop_id)) as connection:
            new = INSERTS[connection.dialect.name](SUMMARIES).values(row).on_conflict_do_nothing()
            again = update(SUMMARIES).where(*key, SUMMARIES.c.version == seen).values(row)
            connection.execute(again if seen else new)
            query = select_of(SUMMARIES, Summary).where(*key)
            stored = Summary.model_validate(dict(one(connection, query, _gone())))
        if stored != saved:
            raise stale(stored, summary, TEXTS, stored.version)
        return stored


def _of(workshop_id: str, school_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return SUMMARIES.c.workshop_id == workshop_id, SUMMARIES.c.school_id == school_id


def _gone() -> NotFoundError:
    return NotFoundError("There is no summary here (any more). Draft it again.")
