"""Plans as a whole, and their history."""

from sqlalchemy import Connection, insert, select, update

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.plan import Action, Goal, Plan, PlanChange
from ihubkit.model.plan_fields import FIELDS, PLAN
from ihubkit.store.columns import row_of, select_of, values_of
from ihubkit.store.hubs import school_gone
from ihubkit.store.part import Part, one, stale
from ihubkit.store.plan_tables import ACTIONS, CHANGES, GOALS, PLANS

OWN = set(FIELDS[PLAN])


class Plans(Part):
    """Verbs for plans as a whole."""

    def add_plan(self, plan: Plan) -> None:
        """Add a plan with all its parts.

        Raises:
            InvalidValueError: The school has a plan already.
            NotFoundError: The school is gone.
        """
        begun = InvalidValueError("This school has a plan already. Open that one.")
        clashes, missing = {"school_id": begun}, school_gone(plan.school_id)
        with self._database.writing(clashes=clashes, missing=missing) as connection:
            connection.execute(insert(PLANS).values(row_of(PLANS, plan)))
            for goal in plan.goals:
                connection.execute(insert(GOALS).values(row_of(GOALS, goal)))
            for action in plan.actions:
                connection.execute(insert(ACTIONS).values(row_of(ACTIONS, action)))

    def find_plan(self, plan_id: str) -> Plan:
        """Find a plan with its goals and actions.

        Raises:
            NotFoundError: There is none of this id.
        """
        with self._database.reading() as connection:
            return _whole(connection, plan_id)

    def find_plan_of(self, school_id: str) -> Plan | None:
        """Find a school's plan; None when it has none yet."""
        query = select(PLANS.c.id).where(PLANS.c.school_id == school_id)
        with self._database.reading() as connection:
            plan_id = connection.execute(query).scalar()
            return _whole(connection, plan_id) if plan_id else None

    def plan_revision(self, plan_id: str) -> int:
        """Return a number that rises with every change of any part of a plan.

        Raises:
            NotFoundError: There is no such plan.
        """
        query = select(PLANS.c.revision).where(PLANS.c.id == plan_id)
        with self._database.reading() as connection:
            return int(one(connection, query, _gone(plan_id))["revision"])

    def lock_plan(self, plan_id: str) -> None:
        """Keep others from writing a plan until `together` ends."""
        query = select(PLANS.c.id).where(PLANS.c.id == plan_id).with_for_update()
        with self._database.writing() as connection:
            connection.execute(query)

    def save_plan(self, plan: Plan, *, seen: int) -> Plan:
        """Write a plan's own fields but its state, unless somebody else did since version `seen`.

        Returns:
            The whole plan as stored now.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: There is no such plan.
        """
        statement = (
            update(PLANS)
            .where(PLANS.c.id == plan.id, PLANS.c.version == seen)
            .values({name: getattr(plan, name) for name in OWN})
            .values(version=seen + 1, revision=PLANS.c.revision + 1)
        )
        with self._database.writing() as connection:
            written = connection.execute(statement).rowcount
            stored = _whole(connection, plan.id)
        if not written:
            raise stale(stored, plan, OWN, stored.version)
        return stored

    def add_changes(self, changes: list[PlanChange]) -> None:
        """Add to the history of plans.

        Raises:
            NotFoundError: A plan is gone.
        """
        rows = [row_of(CHANGES, change) for change in changes]
        for row in rows:
            del row["number"]  # the database counts
        if rows:
            missing = NotFoundError("There is no such plan.")
            with self._database.writing(missing=missing) as connection:
                connection.execute(insert(CHANGES), rows)

    def list_changes(self, plan_id: str) -> list[PlanChange]:
        """List a plan's history, oldest first."""
        query = select_of(CHANGES, PlanChange).where(CHANGES.c.plan_id == plan_id)
        return self._list(PlanChange, query.order_by(CHANGES.c.number))


def _whole(connection: Connection, plan_id: str) -> Plan:
    plans = select_of(PLANS, Plan).where(PLANS.c.id == plan_id)
    goals = select_of(GOALS, Goal).where(GOALS.c.plan_id == plan_id)
    actions = select_of(ACTIONS, Action).where(ACTIONS.c.plan_id == plan_id)
    row = dict(one(connection, plans, _gone(plan_id)))
    rows_of_goals = connection.execute(goals.order_by(GOALS.c.position, GOALS.c.id)).mappings()
    rows_of_actions = connection.execute(
        actions.order_by(ACTIONS.c.position, ACTIONS.c.id)
    ).mappings()
    return Plan(
        **row,
        goals=tuple(values_of(Goal, rows_of_goals)),
        actions=tuple(values_of(Action, rows_of_actions)),
    )


def _gone(plan_id: str) -> NotFoundError:
    return NotFoundError("There is no plan “{id}”.", id=plan_id)
