"""A plan comes in from a file: into an empty plan as it was, over another one only when asked."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TypeVar

from ihubkit.errors import InvalidValueError
from ihubkit.exchange.plans import WholePlan
from ihubkit.live import codes
from ihubkit.live.edits import edit, plan_of, remove_goal
from ihubkit.live.wording import cleaned
from ihubkit.model.plan import Action, FieldChange, Goal, Plan, PlanState
from ihubkit.model.plan_fields import PLAN, changes_between, texts_of
from ihubkit.model.plan_life import Found, Review, StateChange
from ihubkit.store import Store

P = TypeVar("P", Goal, Action, Review)
PART = re.compile(r"[\w-]{1,40}")  # the end of a part's id


def import_plan(  # noqa: PLR0913 -- where, for whom, what, by whose page, may it replace, when
    store: Store,
    school_id: str,
    whole: WholePlan,
    *,
    by: str,
    replace: bool = False,
    now: datetime | None = None,
) -> Plan:
    """Take a plan from a file into a school.

    Into an empty plan it comes with its needs, reviews, states and signatures, equal to what was
    exported. Over a plan that is begun it comes only when asked: the old texts stay in the
    history, from which they can be taken back, and the school agrees to the new plan itself.

    Args:
        store: Where the school is.
        school_id: Whose plan it becomes.
        whole: What the file holds.
        by: The kind of visitor, for the history.
        replace: Whether a plan that is begun may be replaced.
        now: The moment, for the history.

    Raises:
        InvalidValueError: The school's plan is begun, and may not be replaced.
        NotFoundError: There is no such school.
    """
    at = now or datetime.now(UTC)
    whole = WholePlan.model_validate(_cleaned(whole.model_dump()))
    plan_of(store, school_id)
    with store.together():  # all of it comes in, or nothing
        plan = plan_of(store, school_id)
        store.lock_plan(plan.id)
        begun = is_begun(store, plan)
        if begun and not replace:
            raise InvalidValueError(
                "This school has a plan already. Say that it may be replaced (--replace): "
                "its texts then stay in its history."
            )
        if begun:
            _set_aside(store, plan, by, at)
        _take(_Target(store, plan, whole, by, at), begun=begun)
        return store.find_plan(plan.id)


def _take(into: "_Target", *, begun: bool) -> None:
    into.take_needs()
    into.take_parts(with_history=begun)
    if not begun:
        into.take_life()


def _cleaned(told: object) -> object:
    """Take control characters out of all texts: a file may hold what nobody can type."""
    if isinstance(told, str):
        return cleaned(told)
    if isinstance(told, dict):
        return {name: _cleaned(one) for name, one in told.items()}
    return tuple(_cleaned(one) for one in told) if isinstance(told, list | tuple) else told


def is_begun(store: Store, plan: Plan) -> bool:
    """Tell whether anything has been written into a plan, or happened to it."""
    empty = Plan(id=plan.id, school_id=plan.school_id, made_at=plan.made_at)
    is_written = texts_of(plan) != texts_of(empty)
    happened = store.list_signatures(plan.id) or store.list_plan_states(plan.id)
    return bool(is_written or plan.goals or plan.actions or happened or store.list_reviews(plan.id))


def _set_aside(store: Store, plan: Plan, by: str, at: datetime) -> None:
    """Let a plan's parts go into its history; what was agreed is open again."""
    for goal in plan.goals:
        remove_goal(store, goal.id, by=by, now=at)
    for review in store.list_reviews(plan.id):
        store.remove_review(review)
        store.add_changes(changes_between(review, None, by=by, at=at))
    if plan.state is not PlanState.DRAFT:
        opened = StateChange(plan_id=plan.id, state=PlanState.DRAFT, by=by, at=at)
        store.save_plan_state(opened, seen=plan.state)


class _Target:
    """A plan that takes in what a file holds.

    Parts keep the end of their ids, so that a calendar knows them again; one that the history
    knows already gets a new id, so that the old part can still be taken back.
    """

    def __init__(self, store: Store, plan: Plan, whole: WholePlan, by: str, at: datetime) -> None:
        self._store, self._plan, self._whole, self._by, self._at = store, plan, whole, by, at
        self._needs: dict[str, str] = {}
        known = {change.part_id for change in store.list_changes(plan.id)}
        self._ids: dict[str, str] = {}
        for one in whole.parts:
            self._ids[one.id] = self._own_id(one.id, known | set(self._ids.values()))

    def take_needs(self) -> None:
        """Take the focus needs the school has not chosen yet."""
        school_id = self._plan.school_id
        there = {(one.instrument, one.item): one.id for one in self._store.list_needs(school_id)}
        for need in self._whole.needs:
            found = there.get((need.instrument, need.item))
            if found is None:
                found = codes.new_id()
                update = {"id": found, "school_id": school_id}
                self._store.add_need(need.model_copy(update=update))
            self._needs[need.id] = found

    def take_parts(self, *, with_history: bool) -> None:
        """Take the plan's own fields, its goals, actions and reviews."""
        whole = self._whole
        self._take_fields(whole.plan)
        for goal in whole.plan.goals:
            need = self._needs.get(goal.need_id, "")
            self._store.add_goal(self._own(goal).model_copy(update={"need_id": need}))
        for action in whole.plan.actions:
            after = " ".join(self._ids.get(one, one) for one in action.after.split())
            update = {"goal_id": self._ids[action.goal_id], "after": after}
            self._store.add_action(self._own(action).model_copy(update=update))
        for review in whole.reviews:
            found = tuple(self._own_found(one) for one in review.found)
            self._store.add_review(self._own(review).model_copy(update={"found": found}))
        if with_history:
            self._remember()

    def take_life(self) -> None:
        """Take states and signatures as they were."""
        whole, seen, mine = self._whole, PlanState.DRAFT, {"plan_id": self._plan.id}
        for change in whole.states:
            self._store.save_plan_state(change.model_copy(update=mine), seen=seen)
            seen = change.state
        if whole.plan.state is not seen:  # a state that no change tells of
            change = StateChange(**mine, state=whole.plan.state, by=self._by, at=self._at)
            self._store.save_plan_state(change, seen=seen)
        for signature in whole.signatures:
            update = mine | {"id": codes.new_id()}
            self._store.add_signature(signature.model_copy(update=update))

    def _take_fields(self, plan: Plan) -> None:
        was, becomes = texts_of(self._plan), texts_of(plan)
        changes = {
            field: FieldChange(before=was[field], after=becomes[field])
            for field in was
            if was[field] != becomes[field]
        }
        edit(self._store, PLAN, self._plan.id, changes, self._by, now=self._at)

    def _remember(self) -> None:
        plan = self._store.find_plan(self._plan.id)
        parts: tuple[Goal | Action | Review, ...] = (*plan.goals, *plan.actions)
        for part in (*parts, *self._store.list_reviews(plan.id)):
            self._store.add_changes(changes_between(None, part, by=self._by, at=self._at))

    def _own(self, part: P) -> P:
        return part.model_copy(update={"id": self._ids[part.id], "plan_id": self._plan.id})

    def _own_found(self, found: Found) -> Found:
        return found.model_copy(update={"goal_id": self._ids.get(found.goal_id, "")})

    def _own_id(self, part_id: str, known: Collection[str]) -> str:
        end = part_id.rpartition(".")[2]
        own = f"{self._plan.id}.{end}"
        if not PART.fullmatch(end) or own in known:
            return f"{self._plan.id}.{codes.new_id()[:16]}"
        return own
