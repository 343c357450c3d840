"""Feasibility: how doable a school's team thinks it is to work on an item."""

from ihubkit.model.need import Feasibility
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.hubs import school_gone
from ihubkit.store.part import INSERTS, Part
from ihubkit.store.tables import FEASIBILITY


class Judgements(Part):
    """Verbs for feasibility; of several editors, the last one's judgement stands."""

    def save_feasibility(self, judged: Feasibility) -> None:
        """Write how feasible an item is, for the first time or again.

        Raises:
            NotFoundError: The school is gone.
        """
        row = row_of(FEASIBILITY, judged)
        with self._database.writing(missing=school_gone(judged.school_id)) as connection:
            statement = INSERTS[connection.dialect.name](FEASIBILITY).values(row)
            key = FEASIBILITY.primary_key.columns
            written = {"value": statement.excluded.value}
            connection.execute(statement.on_conflict_do_update(index_elements=key, set_=written))

    def list_feasibility(self, school_id: str) -> list[Feasibility]:
        """List what a school's team has judged, by questionnaire and item."""
        query = select_of(FEASIBILITY, Feasibility).where(FEASIBILITY.c.school_id == school_id)
        return self._list(Feasibility, query.order_by(*FEASIBILITY.primary_key))
