"""Plans with dates, hours and people, to lay against the calendar."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from ihubkit.model.calendar import Calendar, Span
from ihubkit.model.dossier import Dossier
from ihubkit.model.people import School
from ihubkit.model.plan import Action, Goal, Indicator, Plan, Status
from ihubkit.model.plan_life import Review

TODAY = date(2026, 11, 22)
TERMS = Calendar(
    id="terms",
    title="Terms",
    terms=(
        Span(id="a", title="Autumn term", starts="09-01", ends="12-20"),
        Span(id="s", title="Spring term", starts="01-07", ends="06-10"),
    ),
    holidays=(Span(title="Christmas", starts="12-21", ends="01-06"),),
)


def day(month: int, number: int, year: int = 2026) -> date:
    """Return a day."""
    return date(year, month, number)


def goal(number: int, text: str = "", **more: Any) -> Goal:  # noqa: ANN401 -- any field
    """Return a goal with the id "g1", "g2" and so on."""
    return Goal(id=f"g{number}", plan_id="p", text=text, **more)


def action(number: int, goal_number: int = 1, **more: Any) -> Action:  # noqa: ANN401 -- any field
    """Return an action with the id "a1", "a2" and so on."""
    return Action(id=f"a{number}", plan_id="p", goal_id=f"g{goal_number}", **more)


def told(
    goals: tuple[Goal, ...] = (),
    actions: tuple[Action, ...] = (),
    *,
    calendar: Calendar | None = TERMS,
    reviews: tuple[date, ...] = (),
    **plan: Any,  # noqa: ANN401 -- any field
) -> Dossier:
    """Return a plan as its pictures need it."""
    whole = Plan(
        id="p",
        school_id="s",
        goals=goals,
        actions=actions,
        made_at=datetime(2026, 9, 1, tzinfo=UTC),
        **plan,
    )
    held = tuple(Review(id=f"r{n}", plan_id="p", due=due) for n, due in enumerate(reviews))
    return Dossier(
        hub="Hub",
        school=School(id="s", name="Birch School", team_code="ABCDEFGH"),
        language="en",
        today=TODAY,
        plan=whole,
        calendar=calendar,
        reviews=held,
    )


def year() -> Dossier:
    """Return a plan of an ordinary year: everything in it once."""
    goals = (
        goal(1, "Shared lessons", indicator=Indicator(target="80 %", by=day(5, 12, 2027))),
        goal(2, "A network that works"),
    )
    actions = (
        action(
            1, text="Learning circles", lead="Mari", helpers="Jaan", hours=60, money=600.0,
            starts=day(9, 14), ends=day(12, 11), status=Status.DONE,
        ),
        action(
            2, text="Peer visits", lead="jaan ", hours=50, after="a1",
            starts=day(11, 30), ends=day(2, 12, 2027), status=Status.AT_RISK,
        ),
        action(3, 2, text="Measure", starts=day(3, 1, 2027), ends=day(2, 1, 2027), hours=5),
        action(4, 2, text="Mount", hours=10),
    )  # fmt: skip
    reviews = (day(10, 20), day(12, 19))
    return told(goals, actions, reviews=reviews, hours_budget=100, money_budget=1000)


def crowded(many: int = 200) -> Dossier:
    """Return a plan of very many actions."""
    goals = tuple(goal(n, f"Goal {n} with some words") for n in range(1, 6))
    actions = tuple(
        action(
            n,
            1 + n % 5,
            text=f"Action {n} with a long description of what shall be done, and by whom",
            lead=f"Person {n % 23}",
            starts=day(8, 20) + timedelta(n * 7 % 250),
            ends=day(8, 20) + timedelta(n * 7 % 250 + 10),
            after=f"a{n - 5}" if n > 5 else "",
            hours=5 + n % 30,
            status=list(Status)[n % 6],
        )
        for n in range(1, many + 1)
    )
    return told(goals, actions)
