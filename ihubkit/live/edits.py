"""A school's plan, written by several people at once: edits meet field by field."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.wording import cleaned, shortened
from ihubkit.model.plan import Action, FieldChange, Goal, Plan, PlanChange, clashing
from ihubkit.model.plan_fields import (
    ACTION,
    FIELDS,
    GOAL,
    PLAN,
    REVIEW,
    Part,
    as_stored,
    changes_between,
    find_part,
    texts_of,
    with_texts,
)
from ihubkit.model.plan_life import Review
from ihubkit.model.reviews import require_open
from ihubkit.store import Store

GONE = {
    PLAN: "This part of the plan is gone: somebody removed it. Reload the plan.",
    GOAL: "This goal is gone: somebody removed it. Reload the plan.",
    ACTION: "This action is gone: somebody removed it. Reload the plan.",
    REVIEW: "This review is gone: somebody removed it. Reload the plan.",
}
_TRIES = 50  # each loses only against an edit that got through


def plan_of(store: Store, school_id: str, *, now: datetime | None = None) -> Plan:
    """Return a school's plan, begun on first use."""
    found = store.find_plan_of(school_id)
    if found is None:
        store.find_school(school_id)
        begun = Plan(id=codes.new_id(), school_id=school_id, made_at=now or datetime.now(UTC))
        with suppress(InvalidValueError):  # somebody else began it at the same moment
            store.add_plan(begun)
        found = store.find_plan_of(school_id)
    return found or begun


def edit(  # noqa: PLR0913 -- what, where, how, by whom, when
    store: Store,
    part: str,
    part_id: str,
    changes: Mapping[str, FieldChange],
    by: str,
    *,
    now: datetime | None = None,
) -> Plan:
    """Change fields of a plan, goal, action or review; edits of different fields merge.

    Args:
        store: Where the plan is.
        part: "plan", "goal", "action" or "review".
        part_id: Which one.
        changes: By field (see `model.plan_fields.FIELDS`): what the editor saw and wants.
        by: A role or an editor's mark, for the history; not a name.
        now: The moment for the history.

    Raises:
        StaleWriteError: Somebody else changed the same field; nothing is written.
        InvalidValueError: A field is unknown, its text does not fit, or the review is finished.
        NotFoundError: The part is gone.
    """
    wanted = {field: _clean(part, field, change) for field, change in changes.items()}

    def typed(stored: Part) -> Part:
        if isinstance(stored, Review):
            require_open(stored)
        _refuse_clashes(stored, wanted)
        return with_texts(stored, {field: change.after for field, change in wanted.items()})

    return rewrite(store, part, part_id, typed, by, now=now)


def rewrite(  # noqa: PLR0913 -- what, where, how, by whom, when
    store: Store,
    part: str,
    part_id: str,
    change: Callable[[Part], Part],
    by: str,
    *,
    now: datetime | None = None,
) -> Plan:
    """Write what `change` makes of a part; where somebody else wrote meanwhile, it is asked again.

    Raises:
        StaleWriteError: Others were quicker every time; nothing is written.
        InvalidValueError: It is a review that is finished.
        NotFoundError: The part is gone.
    """
    for _ in range(_TRIES):
        plan = store.find_plan(plan_id_of(part, part_id))
        stored = require(store, plan, part, part_id)
        if isinstance(stored, Review):
            require_open(stored)
        changed = change(stored)
        if changed == stored:
            return plan
        with suppress(StaleWriteError), store.together():
            _save(store, changed, seen=stored.version)
            _remember(store, stored, changed, by, now)
            return store.find_plan(plan.id)
        # another field may have moved the version: look again
    was, becomes = texts_of(stored), texts_of(changed)
    raise StaleWriteError(
        "Many people are writing here at this moment, so this was not saved. Try again.",
        theirs={},
        yours={field: text for field, text in becomes.items() if text != was[field]},
        version=stored.version,
    )


def add_goal(
    store: Store, plan_id: str, need_id: str = "", *, by: str = "", now: datetime | None = None
) -> Goal:
    """Add an empty goal at the plan's end, for a focus need or for none."""
    return put_goal(store, Goal(id="", plan_id=plan_id, need_id=need_id), by=by, now=now)


def put_goal(store: Store, draft: Goal, *, by: str, now: datetime | None = None) -> Goal:
    """Add a goal with what is known of it; it gets its own id and place."""
    plan = store.find_plan(draft.plan_id)
    goal = draft.model_copy(update={"id": _part_id(plan), "position": _end(plan.goals)})
    with store.together():
        store.add_goal(goal)
        _remember(store, None, goal, by, now)
    return goal


def add_action(
    store: Store, plan_id: str, goal_id: str, *, by: str = "", now: datetime | None = None
) -> Action:
    """Add an empty action at a goal's end."""
    return put_action(store, Action(id="", plan_id=plan_id, goal_id=goal_id), by=by, now=now)


def put_action(store: Store, draft: Action, *, by: str, now: datetime | None = None) -> Action:
    """Add an action with what is known of it; it gets its own id and place at its goal's end.

    Raises:
        NotFoundError: The plan or the goal is gone.
    """
    plan = store.find_plan(draft.plan_id)
    require(store, plan, GOAL, draft.goal_id)
    action = draft.model_copy(update={"id": _part_id(plan), "position": _end(plan.actions)})
    with store.together():
        store.add_action(action)
        _remember(store, None, action, by, now)
    return action


def remove_goal(store: Store, goal_id: str, *, by: str = "", now: datetime | None = None) -> Plan:
    """Remove a goal and its actions; the history keeps them as they stood at that moment."""
    plan = store.find_plan(plan_id_of(GOAL, goal_id))
    require(store, plan, GOAL, goal_id)
    with store.together():
        goal, actions = store.remove_goal(goal_id)
        at = now or datetime.now(UTC)  # the same for all: so they come back together
        for action in actions:
            _remember(store, action, None, by, at)
        _remember(store, goal, None, by, at)
    return store.find_plan(plan.id)


def remove_action(
    store: Store, action_id: str, *, by: str = "", now: datetime | None = None
) -> Plan:
    """Remove an action; the history keeps it as it stood at that moment."""
    plan = store.find_plan(plan_id_of(ACTION, action_id))
    require(store, plan, ACTION, action_id)
    with store.together():
        _remember(store, store.remove_action(action_id), None, by, now)
    return store.find_plan(plan.id)


def bring_back(store: Store, part: Goal | Action, *, by: str, now: datetime | None = None) -> None:
    """Put a removed goal or action back into its plan, as it was.

    Raises:
        NotFoundError: Its plan or goal is gone.
    """
    with store.together():
        if isinstance(part, Goal):
            store.add_goal(part)
        else:
            store.add_action(part)
        _remember(store, None, part, by, now)


def require(store: Store, plan: Plan, part: str, part_id: str) -> Part:
    """Return a part of a plan.

    Raises:
        NotFoundError: It is gone, or there never was one.
    """
    found = find_part(plan, part, part_id)
    if part == REVIEW:
        found = next((one for one in store.list_reviews(plan.id) if one.id == part_id), None)
    if found is None:
        raise _gone(part)
    return found


def plan_id_of(part: str, part_id: str) -> str:
    """Return the plan a part belongs to; parts carry it in their ids.

    Raises:
        NotFoundError: No part has such an id.
    """
    if part == PLAN:
        return part_id
    plan_id, dot, _ = part_id.partition(".")
    if dot:
        return plan_id
    raise _gone(part)


def history(store: Store, plan_id: str) -> list[PlanChange]:
    """Return all changes of a plan."""
    return store.list_changes(plan_id)


def _clean(part: str, field: str, change: FieldChange) -> FieldChange:
    if field not in FIELDS.get(part, ()):
        known = ", ".join(FIELDS.get(part, ())) or ", ".join(FIELDS)
        raise InvalidValueError(
            "There is no field {field} here (known: {known}).", field=shortened(field), known=known
        )
    return FieldChange(before=as_stored(field, cleaned(change.before)), after=cleaned(change.after))


def _refuse_clashes(stored: Part, wanted: Mapping[str, FieldChange]) -> None:
    texts = texts_of(stored)
    canonical = {
        field: FieldChange(before=change.before, after=as_stored(field, change.after))
        for field, change in wanted.items()
    }
    fields = clashing(texts, canonical)
    if not fields:
        return
    raise StaleWriteError(
        "Somebody else has just changed the same text to “{text}”. "
        "Yours is not lost: compare the two and decide.",
        theirs={field: texts[field] for field in fields},
        yours={field: wanted[field].after for field in fields},
        version=stored.version,
        text=texts[fields[0]][:200],
    )


def _save(store: Store, changed: Part, *, seen: int) -> None:
    if isinstance(changed, Goal):
        store.save_goal(changed, seen=seen)
    elif isinstance(changed, Action):
        store.save_action(changed, seen=seen)
    elif isinstance(changed, Review):
        store.save_review(changed, seen=seen)
    else:
        store.save_plan(changed, seen=seen)


def _remember(
    store: Store, before: Part | None, after: Part | None, by: str, now: datetime | None
) -> None:
    store.add_changes(changes_between(before, after, by=by, at=now or datetime.now(UTC)))


def _part_id(plan: Plan) -> str:
    return f"{plan.id}.{codes.new_id()[:16]}"  # names its plan, so a part alone leads there


def _gone(part: str) -> NotFoundError:
    return NotFoundError(GONE.get(part, GONE[PLAN]))


def _end(parts: tuple[Goal, ...] | tuple[Action, ...]) -> int:
    return max((part.position for part in parts), default=-1) + 1
