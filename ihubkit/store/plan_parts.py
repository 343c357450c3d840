"""Goals, actions, reviews: each has a version, and every change raises the plan's revision."""

from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, select, update

from ihubkit.errors import NotFoundError
from ihubkit.model.plan import Action, Goal
from ihubkit.model.plan_life import Review
from ihubkit.store.columns import columns_of, row_of, select_of, values_of
from ihubkit.store.part import Part, one, stale
from ihubkit.store.plan_tables import ACTIONS, GOALS, PLANS, REVIEWS

G = TypeVar("G", Goal, Action, Review)

FIXED = {"id", "plan_id", "version"}
GONE = {
    GOALS: "There is no goal “{id}” (any more).",
    ACTIONS: "There is no action “{id}” (any more).",
    REVIEWS: "There is no review “{id}” (any more).",
}
OWNERLESS = {
    GOALS: "The plan of this goal is gone.",
    ACTIONS: "The plan or the goal of this action is gone.",
    REVIEWS: "The plan of this review is gone.",
}


class PlanParts(Part):
    """Verbs for goals, actions and reviews."""

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

    def remove_goal(self, goal_id: str) -> tuple[Goal, list[Action]]:
        """Remove a goal and its actions.

        Returns:
            The goal and all its actions, as they stood when they were removed.

        Raises:
            NotFoundError: It is gone already.
        """
        mine = delete(ACTIONS).where(ACTIONS.c.goal_id == goal_id)
        statement = mine.returning(*columns_of(ACTIONS, Action))
        with self._database.writing() as connection:
            _lock_plan_of(connection, GOALS, goal_id)
            actions = values_of(Action, connection.execute(statement).mappings())
            goal = _removed(connection, GOALS, Goal, goal_id)
        return goal, sorted(actions, key=lambda one: (one.position, one.id))

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

    def remove_action(self, action_id: str) -> Action:
        """Remove an action.

        Returns:
            The action, as it stood when it was removed.

        Raises:
            NotFoundError: It is gone already.
        """
        with self._database.writing() as connection:
            _lock_plan_of(connection, ACTIONS, action_id)
            return _removed(connection, ACTIONS, Action, action_id)

    def add_review(self, review: Review) -> None:
        """Add a review.

        Raises:
            NotFoundError: Its plan is gone.
        """
        self._add_part(REVIEWS, review)

    def save_review(self, review: Review, *, seen: int) -> Review:
        """Write a review, unless somebody else did since version `seen`.

        Returns:
            The review as stored, its version one higher than `seen`.

        Raises:
            StaleWriteError: The stored version is not `seen`; has both texts at hand.
            NotFoundError: The review is gone.
        """
        return self._save_part(REVIEWS, review, seen)

    def remove_review(self, review: Review) -> None:
        """Remove a review, unless somebody else changed it since this version of it.

        Raises:
            StaleWriteError: The stored version is another one; has both texts at hand.
            NotFoundError: It is gone already.
        """
        with self._database.writing() as connection:
            _lock_plan_of(connection, REVIEWS, review.id)
            stored = _removed(connection, REVIEWS, Review, review.id)
            if stored.version != review.version:  # raised in the transaction: nothing is removed
                raise stale(stored, review, set(Review.model_fields) - FIXED, stored.version)

    def list_reviews(self, plan_id: str) -> list[Review]:
        """List the reviews of a plan, the earliest first."""
        query = select_of(REVIEWS, Review).where(REVIEWS.c.plan_id == plan_id)
        return self._list(Review, query.order_by(REVIEWS.c.due, REVIEWS.c.id))

    def _add_part(self, table: Table, part: Goal | Action | Review) -> None:
        with self._database.writing(missing=NotFoundError(OWNERLESS[table])) as connection:
            connection.execute(insert(table).values(row_of(table, part)))
            _raise_revision(connection, part.plan_id)

    def _save_part(self, table: Table, part: G, seen: int) -> G:
        saved = part.model_copy(update={"version": seen + 1})
        here = table.c.id == part.id
        statement = update(table).where(here, table.c.version == seen).returning(table.c.plan_id)
        with self._database.writing(missing=NotFoundError(OWNERLESS[table])) as connection:
            _raise_revision(connection, part.plan_id)
            if connection.execute(statement.values(row_of(table, saved))).scalar() is not None:
                return saved
            query = select_of(table, type(part)).where(here)
            row = one(connection, query, _gone(table, part.id))
            stored = type(part).model_validate(dict(row))
            fields = set(type(part).model_fields) - FIXED
            raise stale(stored, part, fields, stored.version)  # nothing is written


def _removed(connection: Connection, table: Table, kind: type[G], part_id: str) -> G:
    """Remove a part and return it as it stood; its plan is locked by now."""
    here = delete(table).where(table.c.id == part_id)
    row = connection.execute(here.returning(*columns_of(table, kind))).mappings().first()
    if row is None:
        raise _gone(table, part_id)
    return kind.model_validate(dict(row))


def _lock_plan_of(connection: Connection, table: Table, part_id: str) -> None:
    """Raise the revision of a part's plan: the plan is locked before any of its parts."""
    query = select(table.c.plan_id).where(table.c.id == part_id)
    plan_id = connection.execute(query).scalar()
    if plan_id is not None:
        _raise_revision(connection, plan_id)


def _raise_revision(connection: Connection, plan_id: str) -> None:
    statement = update(PLANS).where(PLANS.c.id == plan_id)
    connection.execute(statement.values(revision=PLANS.c.revision + 1))


def _gone(table: Table, part_id: str) -> NotFoundError:
    return NotFoundError(GONE[table], id=part_id)
