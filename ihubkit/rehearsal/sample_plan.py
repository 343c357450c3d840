"""The sample hub's plan: what an invented school agreed to after its first workshop."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ihubkit.content import Content
from ihubkit.live import plan_life, plans
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.model.plan_fields import ACTION, GOAL, PLAN, find_part, texts_of
from ihubkit.store import Store

TEAM = "team"
SIGNED = timedelta(days=4)  # so long after the workshop


def agree_on_sample_plan(store: Store, content: Content, folder: Path, held: datetime) -> None:
    """Let an invented school write and sign a plan, unless it has begun one.

    Args:
        store: The sample hub, with the results of its first workshop.
        content: What the hub asks and offers.
        folder: The sample's; without `plan.json` there is nothing to do.
        held: When the first workshop was.
    """
    file = folder / "plan.json"
    if not file.exists():
        return
    told = json.loads(file.read_text(encoding="utf-8"))
    school_id = next(one.id for one in store.list_schools() if one.name == told["school"])
    plan = plans.plan_of(store, school_id, now=held)
    if plan.goals:
        return
    begins = held.date()
    days = {"starts": begins, "ends": begins + timedelta(days=told["days"])}
    _write(store, PLAN, plan.id, told["plan"] | {k: str(day) for k, day in days.items()}, held)
    for goal in told["goals"]:
        _write_goal(store, content, plan, goal, held)
    for name, office in told["signed"]:
        at = held + SIGNED
        plan_life.sign(store, content, school_id, name, office, by=TEAM, now=at)


def _write_goal(
    store: Store, content: Content, plan: Plan, told: Mapping[str, Any], held: datetime
) -> None:
    instrument, item = told["need"]
    (release, *_) = (
        one for one in store.list_releases(school_id=plan.school_id) if one.instrument == instrument
    )
    school_id = plan.school_id
    need = plans.choose_need(store, content, school_id, release.id, item, by=TEAM, now=held)
    goals = store.find_plan(plan.id).goals
    goal = next(one for one in goals if one.need_id == need.id)
    by = held.date() + timedelta(days=told["by"])
    _write(store, GOAL, goal.id, told["fields"] | {"indicator.by": str(by)}, held)
    _write_actions(store, content, goal.id, told["actions"], held)


def _write_actions(
    store: Store,
    content: Content,
    goal_id: str,
    told: Sequence[Mapping[str, Any]],
    held: datetime,
) -> None:
    ids: list[str] = []
    for one in told:
        action = plans.add_action(store, goal_id.partition(".")[0], goal_id, by=TEAM, now=held)
        ids.append(action.id)
        texts = {name: str(text) for name, text in one.items() if name not in ("from", "to")}
        texts |= {"starts": _day(held, one["from"]), "ends": _day(held, one["to"])}
        if "after" in one:
            texts["after"] = ids[one["after"]]
        if one.get("method") in content.methods:
            texts["method_title"] = content.methods[one["method"]].title
        _write(store, ACTION, action.id, texts, held)


def _write(store: Store, part: str, part_id: str, texts: Mapping[str, str], held: datetime) -> None:
    found = find_part(store.find_plan(part_id.partition(".")[0]), part, part_id)
    seen = texts_of(found) if found else {}
    changes = {
        field: FieldChange(before=seen.get(field, ""), after=text) for field, text in texts.items()
    }
    plans.edit(store, part, part_id, changes, TEAM, now=held)


def _day(held: datetime, after: int) -> str:
    day: date = held.date() + timedelta(days=after)
    return day.isoformat()
