"""A plan's history as people read it: what one editor typed in one go is one entry."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from ihubkit.model.plan import Plan, PlanChange
from ihubkit.model.plan_fields import ACTION, GOAL, PLAN, REVIEW
from ihubkit.model.texts import Translate
from ihubkit.model.value import Value

ADDED, REMOVED, MOVED = "added", "removed", "position"
METHOD, ITS_TITLE = "method", "method_title"
PAUSE = timedelta(minutes=10)  # typing that goes on after a shorter pause is the same entry


class Entry(Value):
    """One entry of the history.

    Attributes:
        part: "plan", "goal", "action" or "review".
        field: Which field; "added" or "removed" for a whole part.
        before: The text before the first of its changes.
        after: The text after the last.
        first: Number of its first change in the history.
        last: Number of its last.
    """

    part: str
    part_id: str
    field: str
    before: str
    after: str
    by: str
    at: datetime
    first: int
    last: int


def entries(changes: Iterable[PlanChange]) -> list[Entry]:
    """Return the history's entries, the oldest first.

    Changes of one field by one kind of editor belong together while no pause is longer than ten
    minutes and nothing else happens to the part; what came back to where it was is no entry.
    The title that a method brings along is told by the method.
    """
    found: list[Entry] = []
    told = list(changes)
    with_method = {(one.part_id, one.at) for one in told if one.field == METHOD}
    for change in told:
        if change.field == ITS_TITLE and (change.part_id, change.at) in with_method:
            continue
        last = _goes_on(found, change)
        if last is None:
            found.append(_begun(change))
        else:
            more = {"after": change.after, "at": change.at, "last": change.number}
            found[last] = found[last].model_copy(update=more)
    return [one for one in found if one.field in (ADDED, REMOVED) or one.before != one.after]


def _goes_on(found: Sequence[Entry], change: PlanChange) -> int | None:
    """Find the entry that a change continues: the newest of the same field and editor."""
    if change.field in (ADDED, REMOVED):
        return None
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if change.at - one.at > PAUSE:
            return None
        if one.part_id == change.part_id and one.field in (change.field, ADDED, REMOVED):
            same = one.field == change.field and one.by == change.by
            return at if same and one.after == change.before else None
    return None


def _begun(change: PlanChange) -> Entry:
    told = {name: getattr(change, name) for name in Entry.model_fields.keys() - {"first", "last"}}
    return Entry(**told, first=change.number, last=change.number)


def changed_since(found: Iterable[Entry], moment: datetime) -> int:
    """Count the entries of the plan's own words after a moment; statuses and reviews are none."""
    lively = {"status", "note"}
    return sum(one.at > moment and one.part != REVIEW and one.field not in lively for one in found)


def part_words(entry: Entry, plan: Plan, texts: Translate) -> str:
    """Name the part an entry is about, by its place where it still stands in the plan."""
    _ = texts
    if entry.part == PLAN:
        return _("The plan")
    if entry.part == REVIEW:
        return _("A review")
    for number, goal in enumerate(plan.goals, 1):
        if goal.id == entry.part_id:
            return _("Goal {n}", n=number)
        mine = [one.id for one in plan.actions if one.goal_id == goal.id]
        if entry.part_id in mine:
            return _("Goal {n}, action {m}", n=number, m=mine.index(entry.part_id) + 1)
    return {GOAL: _("A goal"), ACTION: _("An action")}.get(entry.part, entry.part)


def field_word(field: str, texts: Translate) -> str:
    """Name a field as the editor does."""
    _ = texts
    return {
        "title": _("Title"),
        "vision": _("Vision"),
        "starts": _("From"),
        "ends": _("To"),
        "calendar": _("Term calendar"),
        "hours_budget": _("Hours there are"),
        "hours_each": _("Most hours of one person in a term"),
        "money_budget": _("Money there is"),
        "currency": _("Currency"),
        "risks": _("Risks"),
        "from_municipality": _("Needed from the municipality"),
        "from_hub": _("Needed from the hub"),
        "publish": _("What may be published"),
        "text": _("Text"),
        "why": _("Why"),
        "indicator.name": _("Indicator"),
        "indicator.measure": _("Measured by"),
        "indicator.baseline": _("Now"),
        "indicator.target": _("Target"),
        "indicator.by": _("By when"),
        "indicator.measured_how": _("Measured how"),
        "success": _("Success"),
        "status": _("Status"),
        "note": _("Note"),
        "method": _("Method"),
        "method_title": _("Method"),
        "lead": _("Who leads it"),
        "helpers": _("Who helps"),
        "overseer": _("Who oversees it"),
        "after": _("Comes after"),
        "hours": _("Hours"),
        "money": _("Money"),
        "funding": _("Funding"),
        "position": _("Place"),
        "due": _("Due"),
        "held_by": _("Held by"),
        "reflection": _("Reflection"),
        "next_steps": _("Next steps"),
    }.get(field, field)
