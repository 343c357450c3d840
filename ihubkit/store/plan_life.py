"""Who agreed to a plan, and how it went from state to state."""

from sqlalchemy import delete, insert, update

from ihubkit.errors import NotFoundError, StaleWriteError
from ihubkit.model.plan import PlanState
from ihubkit.model.plan_life import Signature, StateChange
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.part import Part
from ihubkit.store.plan_tables import PLAN_STATES, PLANS, SIGNATURES

NO_PLAN = "There is no such plan (any more)."


class PlanLife(Part):
    """Verbs for signatures and states."""

    def add_signature(self, signature: Signature) -> None:
        """Add a signature.

        Raises:
            NotFoundError: The plan is gone.
        """
        raised = {"revision": PLANS.c.revision + 1}
        with self._database.writing(missing=NotFoundError(NO_PLAN)) as connection:
            connection.execute(insert(SIGNATURES).values(row_of(SIGNATURES, signature)))
            connection.execute(update(PLANS).where(PLANS.c.id == signature.plan_id).values(raised))

    def remove_signature(self, signature_id: str) -> None:
        """Take a signature back.

        Raises:
            NotFoundError: It is gone already.
        """
        here = delete(SIGNATURES).where(SIGNATURES.c.id == signature_id)
        raised = {"revision": PLANS.c.revision + 1}
        with self._database.writing() as connection:
            plan_id = connection.execute(here.returning(SIGNATURES.c.plan_id)).scalar()
            if plan_id is None:
                raise NotFoundError("This signature is gone.")
            connection.execute(update(PLANS).where(PLANS.c.id == plan_id).values(raised))

    def list_signatures(self, plan_id: str) -> list[Signature]:
        """List who agreed to a plan, the first first."""
        query = select_of(SIGNATURES, Signature).where(SIGNATURES.c.plan_id == plan_id)
        return self._list(Signature, query.order_by(SIGNATURES.c.at, SIGNATURES.c.id))

    def save_plan_state(self, change: StateChange, *, seen: PlanState) -> None:
        """Let a plan go into another state, unless somebody else did since it was in `seen`.

        Raises:
            StaleWriteError: It is in another state by now.
            NotFoundError: The plan is gone.
        """
        raised = {"state": change.state, "revision": PLANS.c.revision + 1}
        here = update(PLANS).where(PLANS.c.id == change.plan_id, PLANS.c.state == seen)
        row = row_of(PLAN_STATES, change)
        del row["number"]  # the database counts
        with self._database.writing(missing=NotFoundError(NO_PLAN)) as connection:
            if not connection.execute(here.values(raised)).rowcount:
                raise StaleWriteError(
                    "Somebody else has just moved this plan on. Look at how it stands now.",
                    theirs={},
                    yours={"state": change.state.value},
                    version=0,
                )
            connection.execute(insert(PLAN_STATES).values(row))

    def list_plan_states(self, plan_id: str) -> list[StateChange]:
        """List how a plan went from state to state, the first first."""
        query = select_of(PLAN_STATES, StateChange).where(PLAN_STATES.c.plan_id == plan_id)
        return self._list(StateChange, query.order_by(PLAN_STATES.c.number))
