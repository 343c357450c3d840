"""A plan against the calendar: which action goes on when, what waits for what, and milestones."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from statistics import median_low

from ihubkit.model.calendar import Days, holidays_between, terms_between
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal, Plan, Status
from ihubkit.model.value import Value

FAR = 5 * 366  # days from the middle of all dates, beyond which a date is taken for a slip


class Only(Value):
    """What of a plan is looked at: one goal's, one person's; "" for all."""

    goal: str = ""
    person: str = ""

    def holds(self, action: Action) -> bool:
        """Tell whether an action is looked at; persons are compared without case."""
        names = {name.casefold() for name in action.people}
        wanted = self.person.strip().casefold()
        return self.goal in ("", action.goal_id) and (not wanted or wanted in names)


ALL = Only()


class Doubt(StrEnum):
    """Why an action's dates cannot be drawn as they stand."""

    NO_DATES = "no_dates"
    ONE_DATE = "one_date"
    REVERSED = "reversed"
    FAR = "far"  # years away from all other dates


class Row(Value):
    """An action and its days; without `starts` it cannot be drawn, and `doubt` says why."""

    number: str  # "2.1": the first action of the second goal
    action: Action
    starts: date | None = None
    ends: date | None = None
    doubt: Doubt | None = None


class Link(Value):
    """An action that comes after another; `early`: it begins before that one ends."""

    before: str  # the actions' ids
    after: str
    early: bool = False


class Target(Value):
    """By when a goal's indicator shall stand where."""

    goal_id: str
    on: date


class Timeline(Value):
    """What a timeline shows; first and last day are those of all that is drawn."""

    goals: tuple[tuple[int, Goal, tuple[Row, ...]], ...] = ()
    loose: tuple[Row, ...] = ()  # actions whose goal is not there
    links: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    reviews: tuple[date, ...] = ()
    terms: tuple[Days, ...] = ()
    holidays: tuple[Days, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All actions in their order."""
        return tuple(row for *_, rows in self.goals for row in rows) + self.loose


def numbers(plan: Plan) -> dict[str, str]:
    """Number actions by goal and place, by id: "2.1"; those without a goal by place alone."""
    places = {goal.id: number for number, goal in enumerate(plan.goals, 1)}
    counted: dict[str, int] = {}
    found = {}
    for action in plan.actions:
        goal = str(places.get(action.goal_id, "\N{EN DASH}"))
        counted[goal] = counted.get(goal, 0) + 1
        dot = "." if action.goal_id in places else ""
        found[action.id] = f"{goal}{dot}{counted[goal]}"
    return found


def counted(plan: Plan) -> tuple[Action, ...]:
    """Return the actions that are to be done: neither they nor their goals are dropped."""
    dropped = {goal.id for goal in plan.goals if goal.status is Status.DROPPED}
    return tuple(
        action
        for action in plan.actions
        if action.status is not Status.DROPPED and action.goal_id not in dropped
    )


def people_of(plan: Plan) -> tuple[str, ...]:
    """Name everybody who works on an action, once however the name is cased, in their order."""
    names = (name for action in plan.actions for name in action.people)
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(sorted(found.values(), key=str.casefold))


def timeline(dossier: Dossier, only: Only = ALL) -> Timeline:
    """Lay a plan, or the part that is looked at, against the calendar."""
    plan = dossier.plan
    goals = [(n, one) for n, one in enumerate(plan.goals, 1) if only.goal in ("", one.id)]
    reviews = () if only != ALL else tuple(one.due for one in dossier.reviews)
    middle = _middle(dossier)
    rows = [_row(number, action, middle) for action, number in _numbered(plan, only)]
    with_rows = {row.action.goal_id for row in rows}
    shown = [(n, one) for n, one in goals if not only.person or one.id in with_rows]
    targets = tuple(
        Target(goal_id=one.id, on=one.indicator.by)
        for _, one in shown
        if one.indicator.by and _is_near(one.indicator.by, middle)
    )
    near_reviews = tuple(day for day in reviews if _is_near(day, middle))
    known = {one.id for one in plan.goals}
    first, last = _ends(plan, middle, rows, (*near_reviews, *(one.on for one in targets)))
    return Timeline(
        goals=tuple(
            (n, one, tuple(row for row in rows if row.action.goal_id == one.id)) for n, one in shown
        ),
        loose=tuple(row for row in rows if row.action.goal_id not in known),
        links=tuple(_links(plan, {row.action.id for row in rows})),
        targets=targets,
        reviews=near_reviews,
        terms=terms_between(dossier.calendar, first, last) if first and last else (),
        holidays=holidays_between(dossier.calendar, first, last) if first and last else (),
        first=first,
        last=last,
    )


def _numbered(plan: Plan, only: Only) -> Iterator[tuple[Action, str]]:
    named = numbers(plan)
    return ((one, named[one.id]) for one in plan.actions if only.holds(one))


def _middle(dossier: Dossier) -> date:
    """Return the middle of all dates of a plan; today where it has none."""
    plan = dossier.plan
    found = [day for one in plan.actions for day in (one.starts, one.ends)]
    found += [goal.indicator.by for goal in plan.goals] + [plan.starts, plan.ends]
    return median_low([day for day in found if day] or [dossier.today])


def _is_near(day: date, middle: date) -> bool:
    return abs((day - middle).days) <= FAR


def _row(number: str, action: Action, middle: date) -> Row:
    starts, ends = action.starts or action.ends, action.ends or action.starts
    row = Row(number=number, action=action)
    if not (starts and ends):
        return row.model_copy(update={"doubt": Doubt.NO_DATES})
    if ends < starts:
        return row.model_copy(update={"doubt": Doubt.REVERSED})
    if not (_is_near(starts, middle) and _is_near(ends, middle)):
        return row.model_copy(update={"doubt": Doubt.FAR})
    doubt = None if action.starts and action.ends else Doubt.ONE_DATE
    return row.model_copy(update={"starts": starts, "ends": ends, "doubt": doubt})


def _ends(
    plan: Plan, middle: date, rows: list[Row], others: tuple[date, ...]
) -> tuple[date | None, date | None]:
    """Return the first and last day to draw."""
    own = [day for day in (plan.starts, plan.ends) if day and _is_near(day, middle)]
    days = [day for row in rows for day in (row.starts, row.ends) if day]
    found = [*days, *others, *own]
    return (min(found), max(found)) if days or others else (None, None)


def _links(plan: Plan, shown: set[str]) -> Iterator[Link]:
    actions: Mapping[str, Action] = {one.id: one for one in plan.actions}
    to_do = {one.id for one in counted(plan)}
    for action in plan.actions:
        for before in dict.fromkeys(action.after.split()):
            if action.id in shown and before in actions and before != action.id:
                ends, starts = _last_day(actions[before]), action.starts or action.ends
                early = bool(ends and starts and starts < ends) and {before, action.id} <= to_do
                yield Link(before=before, after=action.id, early=early)


def _last_day(action: Action) -> date | None:
    return action.ends or action.starts
