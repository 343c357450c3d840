"""Goals and actions: each has a version, and every change raises the plan's revision."""

from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, update

from ihubkit.errors import NotFoundError
from ihubkit.model.plan import Action, Goal
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.part import Part, one, stale
from ihubkit.store.plan_tables import ACTIONS, GOALS, PLANS

G = TypeVar("G", Goal, Action)

FIXED = {"id", "plan_id", "version"}
GONE = {
    GOALS: "There is no goal “{id}” (any more).",
    ACTIONS: "There is no action “{id}” (any more).",
}
OWNERLESS = {
    GOALS: "The plan of this goal is gone.",
    ACTIONS: "The plan or the goal of this action is gone.",
}


class PlanParts(Part):
    """Verbs for goals and actions."""

    def add_goal(self, goal: Goal) -> None:
        """Add a goal.

        Raises:
            NotFoundError: Its plan is gone.
        """
        self._add_part(GOALS, goal)

    def save_goal(self, goal: Goal, *, seen: int) -> Goal:
        """Write a goal, unless somebody else did since version `seen`.

        Returns:
            The goal as stored, its version one higher than `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The goal is gone.
        """
        return self._save_part(GOALS, goal, seen)

    def remove_goal(self, goal_id: str) -> None:
        """Remove a goal and its actions.

        Raises:
            NotFoundError: It is gone already.
        """
        self._remove_part(GOALS, goal_id)

    def add_action(self, action: Action) -> None:
        """Add an action.

        Raises:
            NotFoundError: Its plan or goal is gone.
        """
        self._add_part(ACTIONS, action)

    def save_action(self, action: Action, *, seen: int) -> Action:
        """Write an action, unless somebody else did since version `seen`.

        Returns:
            The action as stored, its version one higher than `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The action or its goal is gone.
        """
        return self._save_part(ACTIONS, action, seen)

    def remove_action(self, action_id: str) -> None:
        """Remove an action.

        Raises:
            NotFoundError: It is gone already.
        """
        self._remove_part(ACTIONS, action_id)

    def _add_part(self, table: Table, part: Goal | Action) -> None:
        with self._database.writing(missing=NotFoundError(OWNERLESS[table])) as connection:
            connection.execute(insert(table).values(row_of(table, part)))
            _raise_revision(connection, part.plan_id)

    def _save_part(self, table: Table, part: G, seen: int) -> G:
        saved = part.model_copy(update={"version": seen + 1})
        here = table.c.id == part.id
        statement = update(table).where(here, table.c.version == seen).returning(table.c.plan_id)
        with self._database.writing(missing=NotFoundError(OWNERLESS[table])) as connection:
            plan_id = connection.execute(statement.values(row_of(table, saved))).scalar()
            if plan_id is not None:
                _raise_revision(connection, plan_id)
                return saved
            query = select_of(table, type(part)).where(here)
            row = one(connection, query, _gone(table, part.id))
        stored = type(part).model_validate(dict(row))
        fields = set(type(part).model_fields) - FIXED
        raise stale(stored, part, fields, stored.version)

    def _remove_part(self, table: Table, part_id: str) -> None:
        statement = delete(table).where(table.c.id == part_id).returning(table.c.plan_id)
        with self._database.writing() as connection:
            plan_id = connection.execute(statement).scalar()
            if plan_id is None:
                raise _gone(table, part_id)
            _raise_revision(connection, plan_id)


def _raise_revision(connection: Connection, plan_id: str) -> None:
    statement = update(PLANS).where(PLANS.c.id == plan_id)
    connection.execute(statement.values(revision=PLANS.c.revision + 1))


def _gone(table: Table, part_id: str) -> NotFoundError:
    return NotFoundError(GONE[table], id=part_id)
