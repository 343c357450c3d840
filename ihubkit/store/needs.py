"""Focus needs: what a school's team chose to work on."""

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.need import FocusNeed
from ihubkit.store.columns import select_of
from ihubkit.store.hubs import school_gone
from ihubkit.store.part import Part
from ihubkit.store.plan_tables import NEEDS


class Needs(Part):
    """Verbs for focus needs."""

    def add_need(self, need: FocusNeed) -> None:
        """Add a focus need.

        Raises:
            InvalidValueError: The team chose this item already.
            NotFoundError: The school is gone.
        """
        chosen = InvalidValueError(
            "“{item}” is one of the school's focus needs already.", item=need.item
        )
        self._add(NEEDS, need, clashes={"item": chosen}, missing=school_gone(need.school_id))

    def remove_need(self, need_id: str) -> None:
        """Remove a focus need.

        Raises:
            NotFoundError: It is gone already.
        """
        gone = NotFoundError("There is no focus need “{id}” (any more).", id=need_id)
        self._remove(NEEDS, need_id, gone=gone)

    def list_needs(self, school_id: str) -> list[FocusNeed]:
        """List a school's focus needs, in the order they were chosen."""
        query = select_of(NEEDS, FocusNeed).where(NEEDS.c.school_id == school_id)
        return self._list(FocusNeed, query.order_by(NEEDS.c.chosen_at, NEEDS.c.id))
