"""Undo: an entry of a plan's history is taken back, unless somebody wrote there since."""

from collections.abc import Iterable
from datetime import datetime

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import edits
from ihubkit.live.edits import plan_of
from ihubkit.model.plan import Action, FieldChange, Goal, Plan, PlanChange
from ihubkit.model.plan_fields import ACTION, FIELDS, GOAL, find_part
from ihubkit.model.plan_history import ADDED, ITS_TITLE, METHOD, MOVED, REMOVED, Entry, entries
from ihubkit.store import Store


def read_history(store: Store, school_id: str) -> list[Entry]:
    """Return a plan's history in entries, the oldest first."""
    return entries(store.list_changes(plan_of(store, school_id).id))


def undo(store: Store, school_id: str, last: int, *, by: str, now: datetime | None = None) -> Plan:
    """Take back the entry that ends with a change; taking back is a change like any other.

    Raises:
        InvalidValueError: There is no such entry, or it is none that can be taken back.
        StaleWriteError: Somebody wrote there since; nothing is overwritten.
        NotFoundError: What it belonged to is gone.
    """
    plan = plan_of(store, school_id)
    changes = store.list_changes(plan.id)
    found = entries(changes)
    entry = next((one for one in found if one.last == last), None)
    if entry is None or not may_undo(entry, plan, found):
        raise InvalidValueError("This cannot be taken back any more. Look at the history again.")
    if entry.field == REMOVED:
        _bring_back(store, plan, changes, entry, by=by, now=now)
    elif entry.field == ADDED:
        remove = edits.remove_goal if entry.part == GOAL else edits.remove_action
        remove(store, entry.part_id, by=by, now=now)
    else:
        edits.edit(store, entry.part, entry.part_id, _back(entry, changes, plan), by, now=now)
    return plan_of(store, school_id)


def _back(entry: Entry, changes: list[PlanChange], plan: Plan) -> dict[str, FieldChange]:
    """Return the edit that takes an entry back; a method takes its title along."""
    back = {entry.field: FieldChange(before=entry.after, after=entry.before)}
    action = find_part(plan, entry.part, entry.part_id)
    if entry.field == METHOD and isinstance(action, Action):
        at = next(one.at for one in changes if one.number == entry.first)
        here = (one for one in changes if (one.part_id, one.field) == (action.id, ITS_TITLE))
        title = next((one.before for one in here if one.at == at), "")
        back[ITS_TITLE] = FieldChange(before=action.method_title, after=title)
    return back


def may_undo(entry: Entry, plan: Plan, found: Iterable[Entry]) -> bool:
    """Tell whether an entry of those found could be taken back as the plan stands now."""
    here = find_part(plan, entry.part, entry.part_id) is not None
    if entry.field == REMOVED:
        return entry.part in (GOAL, ACTION) and not here
    if entry.field == ADDED:
        return is_untouched(entry, plan, found)
    return here and entry.field in FIELDS.get(entry.part, ())


def is_untouched(entry: Entry, plan: Plan, found: Iterable[Entry]) -> bool:
    """Tell whether a part is as it was added: what people have worked on is not undone by a tap."""
    part = find_part(plan, entry.part, entry.part_id)
    if not isinstance(part, Goal | Action) or any(a.goal_id == part.id for a in plan.actions):
        return False
    later = (one for one in found if one.last > entry.last and one.part_id == part.id)
    return all(one.field == MOVED for one in later)


def _bring_back(  # noqa: PLR0913 -- what, from where, by whom, when
    store: Store,
    plan: Plan,
    changes: list[PlanChange],
    entry: Entry,
    *,
    by: str,
    now: datetime | None,
) -> None:
    """Bring a removed part back whole, a goal with the actions that were removed with it."""
    removed = {c.part_id: c for c in changes if c.field == REMOVED and c.kept}
    change = removed.get(entry.part_id)
    if change is None or change.number != entry.last:
        raise InvalidValueError("This cannot be taken back any more. Look at the history again.")
    if entry.part == GOAL:
        goal = Goal.model_validate(change.kept)
        edits.bring_back(store, goal, by=by, now=now)
        for one in removed.values():
            kept = one.kept or {}
            if one.part == ACTION and one.at == change.at and kept.get("goal_id") == goal.id:
                edits.bring_back(store, Action.model_validate(kept), by=by, now=now)
        return
    action = Action.model_validate(change.kept)
    if find_part(plan, GOAL, action.goal_id) is None:
        raise NotFoundError("The goal of this action is gone. Bring the goal back first.")
    edits.bring_back(store, action, by=by, now=now)
