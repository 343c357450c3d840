"""Goals, actions, reviews: each has a version, and every change raises the plan's revision."""

from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, update

from ihubkit.errors import NotFoundError
from ihubkit.model.plan import Action, Goal
from ihubkit.model.plan_life import Review
from ihubkit.store.columns import row_of, select_of
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

    def remove_review(self, review_id: str) -> None:
        """Remove a review.

        Raises:
            NotFoundError: It is gone already.
        """
        self._remove_part(REVIEWS, review_id)

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
