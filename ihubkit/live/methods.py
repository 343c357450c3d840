"""A method of the catalogue goes into a school's plan as an action."""

from datetime import date, datetime

from ihubkit.errors import InvalidValueError
from ihubkit.live.edits import plan_id_of, put_action
from ihubkit.model.method import Method
from ihubkit.model.plan import MOST_HOURS, Action
from ihubkit.model.plan_fields import GOAL
from ihubkit.store import Store

MOST_PEOPLE = 5000


def use_method(  # noqa: PLR0913 -- what, where, for whom, when, by whom
    store: Store,
    method: Method,
    goal_id: str,
    *,
    people: int,
    by: str,
    starts: date | None = None,
    ends: date | None = None,
    now: datetime | None = None,
) -> Action:
    """Add an action with a method under a goal: its title, and the hours it takes.

    Args:
        store: Where the plan is.
        method: In the language of the plan; its title is kept, should it leave the catalogue.
        goal_id: The goal it shall serve.
        people: How many take part; the action's hours are of all of them, and of who leads it.
        by: A role or an editor's mark, for the history; not a name.
        starts: First day; None where it is not known yet.
        ends: Last day.
        now: The moment for the history.

    Raises:
        NotFoundError: The goal is gone.
        InvalidValueError: So many people cannot be, or their hours are more than a plan holds.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise InvalidValueError("Write how many take part: from 1 to {most}.", most=MOST_PEOPLE)
    hours = method.hours(people)
    if hours > MOST_HOURS:
        raise InvalidValueError(
            "{hours} hours of all together are more than a plan holds. Let fewer people take part.",
            hours=f"{hours:g}",
        )
    return put_action(
        store,
        Action(
            id="",
            plan_id=plan_id_of(GOAL, goal_id),
            goal_id=goal_id,
            text=method.title,
            method=method.id,
            method_title=method.title,
            starts=starts,
            ends=ends,
            hours=hours,
        ),
        by=by,
        now=now,
    )
