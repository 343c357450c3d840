"""The order of a plan: goals, and actions within and between goals, move up and down."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from ihubkit.live.edits import plan_id_of, require, rewrite
from ihubkit.model.plan import Action, Goal, Plan, PlanChange
from ihubkit.model.plan_fields import ACTION, GOAL, Part, kind_of
from ihubkit.model.plan_history import MOVED
from ihubkit.store import Store

UP, DOWN = -1, 1


def move_goal(
    store: Store, goal_id: str, way: int, *, by: str, now: datetime | None = None
) -> Plan:
    """Let a goal change places with the one before (`UP`) or after it (`DOWN`).

    At the end of the plan nothing happens.

    Raises:
        NotFoundError: The goal is gone.
    """
    with store.together():
        return _goal_moved(store, goal_id, way, by=by, now=now)


def _goal_moved(store: Store, goal_id: str, way: int, *, by: str, now: datetime | None) -> Plan:
    plan = _locked(store, GOAL, goal_id)
    ordered = [goal.id for goal in plan.goals]
    was = ordered.index(goal_id)
    if not 0 <= was + way < len(ordered):
        return plan
    ordered.insert(was + way, ordered.pop(was))
    _place(store, plan.goals, ordered, by=by, now=now)
    return _moved(store, plan.goals[was], (was, was + way), by=by, now=now)


def move_action(
    store: Store, action_id: str, way: int, *, by: str, now: datetime | None = None
) -> Plan:
    """Let an action go up or down one place; from a goal's end it goes on to the next goal.

    Raises:
        NotFoundError: The action is gone.
    """
    with store.together():
        return _action_moved(store, action_id, way, by=by, now=now)


def _action_moved(store: Store, action_id: str, way: int, *, by: str, now: datetime | None) -> Plan:
    plan = _locked(store, ACTION, action_id)
    mine = next(one.goal_id for one in plan.actions if one.id == action_id)
    goals = [goal.id for goal in plan.goals]
    ordered = _actions(plan, mine)
    was = ordered.index(action_id)
    ordered.remove(action_id)
    goal_id, becomes = mine, was + way
    if not 0 <= becomes <= len(ordered):
        beside = goals.index(mine) + way
        if not 0 <= beside < len(goals):
            return plan
        goal_id = goals[beside]
        ordered = _actions(plan, goal_id)
        becomes = len(ordered) if way == UP else 0
    ordered.insert(becomes, action_id)
    if goal_id != mine:
        rewrite(store, ACTION, action_id, partial(_at, {"goal_id": goal_id}), by, now=now)
    _place(store, plan.actions, ordered, by=by, now=now)
    moved = next(one for one in plan.actions if one.id == action_id)
    return _moved(store, moved, (was, becomes), by=by, now=now)


def _locked(store: Store, part: str, part_id: str) -> Plan:
    """Return the plan of a part that is there; nobody else writes it meanwhile."""
    plan_id = plan_id_of(part, part_id)
    store.lock_plan(plan_id)
    plan = store.find_plan(plan_id)
    require(store, plan, part, part_id)
    return plan


def _actions(plan: Plan, goal_id: str) -> list[str]:
    return [one.id for one in plan.actions if one.goal_id == goal_id]


def _place(
    store: Store,
    parts: Sequence[Goal | Action],
    ordered: Sequence[str],
    *,
    by: str,
    now: datetime | None,
) -> None:
    """Write the places of those that have to change theirs."""
    known = {one.id: one for one in parts}
    taken = sorted({known[one].position for one in ordered})
    places = taken if len(taken) == len(ordered) else list(range(len(ordered)))
    kind = kind_of(parts[0])
    for one, place in zip(ordered, places, strict=True):
        rewrite(store, kind, one, partial(_at, {"position": place}), by, now=now)


def _at(update: dict[str, object], part: Part) -> Part:
    return part.model_copy(update=update)


def _moved(
    store: Store, part: Goal | Action, places: tuple[int, int], *, by: str, now: datetime | None
) -> Plan:
    """Keep a move in the history, with its places as people count them."""
    before, after = (str(place + 1) for place in places)
    change = PlanChange(
        plan_id=part.plan_id,
        part=kind_of(part),
        part_id=part.id,
        field=MOVED,
        before=before,
        after=after,
        by=by,
        at=now or datetime.now(UTC),
    )
    store.add_changes([change])
    return store.find_plan(part.plan_id)
